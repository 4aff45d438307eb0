import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { authorityId, currentYear, type Part, type SeedFile } from '#seed/file-schema.ts';
import { idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { ownerEdited, together, upsert, type TableCounts } from '#seed/write.ts';

/** Khối and Cụm with their other names, and their yearly terms: members, head and deputy units. */
export async function seedGroups(tx: Tx, file: SeedFile): Promise<TableCounts> {
  const edited = ownerEdited('groups.term', 'term_id');
  return together(
    await upsert(tx, { name: 'groups.emulation_group', versioned: true }, groupRows(file)),
    await upsert(
      tx,
      { name: 'groups.group_alias', key: ['group_id', 'name'], edited: ownerEdited('groups.emulation_group', 'group_id') },
      aliasRows(file),
    ),
    await upsert(tx, { name: 'groups.term', versioned: true }, termRows(file)),
    await upsert(tx, { name: 'groups.term_member', key: ['term_id', 'unit_id'], edited }, memberRows(file)),
    await upsert(tx, { name: 'groups.term_post', edited }, termPostRows(file)),
  );
}

const kinds = { khoi: 'block', cum: 'cluster' } as const;

const groupRows = (file: SeedFile) =>
  file.groups.map((group) => ({
    id: seedId(group.id),
    kind: kinds[group.kind],
    number: group.number,
    name: group.name,
    region: group.region ?? null,
    organiserUnitId: seedId(authorityId),
    supervisorUnitId: seedId(group.supervisorOrgId),
    origin: originOf(file, group),
  }));

const aliasRows = (file: SeedFile) => file.groups.flatMap((group) => group.aliases.map((name) => ({ groupId: seedId(group.id), name })));

/**
 * The loaded world stands in 2022. Terms of 2022 are being lived; those of 2021 stay open too, because the sources
 * name the next heads but tell of no signed handover; earlier terms are history, and of a later year only the
 * intention can be known.
 */
function stateOf(year: number): 'ENDED' | 'ACTIVE' | 'PROPOSED' {
  if (year < currentYear - 1) return 'ENDED';
  return year <= currentYear ? 'ACTIVE' : 'PROPOSED';
}

const termRows = (file: SeedFile) =>
  file.groupTerms.map((term) => ({
    id: seedId(term.id),
    groupId: seedId(term.groupId),
    year: term.year,
    state: stateOf(term.year),
    decisionDocumentId: idOrNull(term.decisionDocId),
    hostUnitId: idOrNull(term.hostOrgId),
    membersComplete: term.membersComplete,
    statedMemberCount: term.statedMemberCount ?? null,
    origin: originOf(file, term, { notes: [term.certaintyNote] }),
  }));

/** Members as far as the sources name them; `members_complete` says whether these are all. */
const membersOf = (term: Part<'groupTerms'>): readonly string[] => term.memberOrgIds ?? term.knownMemberOrgIds ?? [];

const memberRows = (file: SeedFile) =>
  file.groupTerms.flatMap((term) => membersOf(term).map((unit) => ({ termId: seedId(term.id), unitId: seedId(unit) })));

function* postsOf(term: Part<'groupTerms'>) {
  if (term.headOrgId !== null) yield { post: 'head', unit: term.headOrgId, person: term.headRepresentativePersonId };
  if (term.deputyOrgId !== null) yield { post: 'deputy', unit: term.deputyOrgId, person: undefined };
}

/** Head and deputy are units; the person who spoke for the head is its representative (doubt di-10 of the file). */
const termPostRows = (file: SeedFile) =>
  file.groupTerms.flatMap((term) =>
    [...postsOf(term)].map(({ post, unit, person }) => ({
      id: seedId(`${term.id}/${post}`),
      termId: seedId(term.id),
      post,
      unitId: seedId(unit),
      representativePersonId: idOrNull(person),
    })),
  );
