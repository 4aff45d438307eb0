import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { Part, SeedFile } from '#seed/file-schema.ts';
import { finder, idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { together, upsert, type TableCounts } from '#seed/write.ts';

/** Conferences, leaders' directives, congresses with every date they ever had, and plans of groups. */
export async function seedEvents(tx: Tx, file: SeedFile): Promise<TableCounts> {
  return together(
    await upsert(tx, { name: 'events.conference' }, conferenceRows(file)),
    await upsert(tx, { name: 'events.directive' }, directiveRows(file)),
    await upsert(tx, { name: 'events.congress' }, congressRows(file)),
    await upsert(tx, { name: 'events.congress_date', key: ['congress_id', 'seq'] }, congressDateRows(file)),
    await upsert(tx, { name: 'events.group_plan' }, planRows(file)),
  );
}

/** People, units and terms inside `jsonb` carry our id and the name to show. */
function naming(file: SeedFile) {
  const person = finder(file.people);
  const unit = finder(file.organizations);
  const group = finder(file.groups);
  const term = finder(file.groupTerms);
  return {
    person: (id: string | undefined) => (id === undefined ? {} : { personId: seedId(id), personName: person(id).fullName }),
    unit: (id: string | undefined) => (id === undefined ? {} : { unitId: seedId(id), unitName: unit(id).name }),
    term: (id: string | undefined) =>
      id === undefined ? {} : { termId: seedId(id), termName: `${group(term(id).groupId).name} năm ${term(id).year}` },
  };
}

function conferenceRows(file: SeedFile) {
  const name = naming(file);
  return file.conferences.map((one) => ({
    id: seedId(one.id),
    title: one.title,
    kinds: one.types,
    termId: seedId(one.groupTermId),
    heldOn: one.date,
    halfDay: one.session,
    form: one.mode,
    place: one.place,
    hostUnitId: seedId(one.hostOrgId),
    chairPersonId: idOrNull(one.chairPersonId),
    attendees: one.attendees.map(({ personId, groupTermId, role }) => ({ ...name.person(personId), ...name.term(groupTermId), role })),
    agenda: one.agenda.map(({ order, item, speakerId, orgId, source }) => ({ order, item, ...name.person(speakerId), ...name.unit(orgId), source })),
    results: one.results,
    opinions: (one.opinions ?? []).map(({ id, personId, text, source }) => ({ id: seedId(id), ...name.person(personId), text, source })),
    origin: originOf(file, one, {
      certainty: [one.dateCertainty && `date: ${one.dateCertainty}`, one.modeCertainty && `mode: ${one.modeCertainty}`],
      notes: [one.placeNote],
    }),
  }));
}

const directiveRows = (file: SeedFile) =>
  file.directives.map((one) => ({
    id: seedId(one.id),
    conferenceId: seedId(one.conferenceId),
    ord: one.order,
    fromPersonId: seedId(one.fromPersonId),
    groupId: seedId(one.toGroupId),
    title: one.title,
    summary: one.summary,
    origin: originOf(file, one),
  }));

type Congress = Part<'congresses'>;

function congressRows(file: SeedFile) {
  const name = naming(file);
  return file.congresses.map((one) => ({
    id: seedId(one.id),
    title: one.title,
    number: one.number,
    themeId: seedId(one.themeId),
    planDocumentId: seedId(one.planDocId),
    detail: {
      roman: one.roman,
      organisingCommittee: name.unit(one.organisingCommitteeOrgId),
      committeeComposition: one.committeeComposition,
      phases: one.phases.map((phase) => ({ ...phase, id: seedId(phase.id) })),
      alternativePlans: one.altPlanned,
      preparation: one.preparation,
      publicityForms: one.publicityForms,
      focus: one.focus,
      relatedEvents: one.relatedEvents.map(({ text, orgId, source }) => ({ text, ...name.unit(orgId), source })),
    },
    origin: originOf(file, one),
  }));
}

/** Another plan a source prints for the first planned date stands beside it as a conflict, never as a later date. */
const conflictsOf = (congress: Congress, seq: number) =>
  seq === 1 ? congress.altPlanned.map(({ value, source }) => ({ field: 'value', value, source })) : [];

const congressDateRows = (file: SeedFile) =>
  file.congresses.flatMap((congress) =>
    congress.schedule.map((one) => ({
      congressId: seedId(congress.id),
      seq: one.seq,
      kind: one.kind,
      value: one.value,
      reason: one.reason ?? '',
      origin: originOf(
        file,
        { provenance: one.provenance, source: one.source },
        {
          seedId: `${congress.id}/schedule/${one.seq}`,
          conflicts: conflictsOf(congress, one.seq),
        },
      ),
    })),
  );

const planRows = (file: SeedFile) =>
  file.groupPlans.map((plan) => ({
    id: seedId(plan.id),
    termId: seedId(plan.groupTermId),
    year: plan.year,
    conferenceId: seedId(plan.conferenceId),
    items: plan.items.map(({ id, text, source }) => ({ id: seedId(id), text, source })),
    origin: originOf(file, plan, {
      within: { sources: [...new Set(plan.items.map((item) => item.source))] },
    }),
  }));
