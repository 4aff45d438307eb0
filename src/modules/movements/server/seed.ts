import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { authorityId, currentYear, type Part, type SeedFile } from '#seed/file-schema.ts';
import { idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { ownerEdited, together, upsert, type TableCounts } from '#seed/write.ts';
import { criteriaSetRows, criterionRows } from './seed-criteria.ts';
import { milestoneRows, yearRows } from './seed-years.ts';

/** Themes, emulation years with their dated stages, movements with contents, tasks, criteria and addressees. */
export async function seedMovements(tx: Tx, file: SeedFile): Promise<TableCounts> {
  const edited = ownerEdited('movements.movement', 'movement_id');
  return together(
    await upsert(tx, { name: 'movements.theme' }, themeRows(file)),
    await upsert(tx, { name: 'movements.emulation_year', versioned: true }, yearRows(file)),
    await upsert(
      tx,
      { name: 'movements.milestone', key: ['year_id', 'stage'], edited: ownerEdited('movements.emulation_year', 'year_id') },
      milestoneRows(file),
    ),
    await upsert(tx, { name: 'movements.movement', versioned: true }, movementRows(file)),
    await upsert(tx, { name: 'movements.content', edited }, contentRows(file)),
    await upsert(tx, { name: 'movements.task_group', edited }, taskRows(file)),
    await upsert(tx, { name: 'movements.deliverable', edited: taskEdited }, deliverableRows(file)),
    await upsert(tx, { name: 'movements.criteria_set', versioned: true }, criteriaSetRows(file)),
    await upsert(tx, { name: 'movements.criterion', edited: ownerEdited('movements.criteria_set', 'set_id') }, criterionRows(file)),
    await upsert(tx, { name: 'movements.addressee', key: ['movement_id', 'unit_id'], edited }, addresseeRows(file)),
  );
}

const taskEdited = `(select m.version from movements.task_group k join movements.movement m on m.id = k.movement_id where k.id = g.task_group_id) > 0`;

const themeRows = (file: SeedFile) =>
  file.themes.map((theme) => ({ id: seedId(theme.id), year: theme.year, text: theme.text, usedFor: theme.usedFor, origin: originOf(file, theme) }));

/**
 * What is known of a movement's life: one whose last year is past is over; one with a launch day and its year
 * running has been launched; of the others the articles say that units carry them out, on no known day.
 */
function stateOf(movement: Part<'movements'>): 'CLOSED' | 'LAUNCHED' | 'RUNNING' {
  if (movement.toYear !== null && movement.toYear < currentYear) return 'CLOSED';
  return movement.launchedOn === undefined ? 'RUNNING' : 'LAUNCHED';
}

const movementRows = (file: SeedFile) =>
  file.movements.map((one) => ({
    id: seedId(one.id),
    title: one.title,
    kind: one.kind,
    level: one.level,
    special: one.kind === 'special',
    launcherUnitId: idOrNull(one.launcherOrgId),
    state: stateOf(one),
    fromYear: one.fromYear,
    toYear: one.toYear,
    themeId: idOrNull(one.themeId),
    documentId: idOrNull(one.documentId),
    launchedOn: one.launchedOn ?? null,
    purpose: one.purpose ?? '',
    callToAction: one.callToAction ?? '',
    possibleSameAs: idOrNull(one.possibleSameAs),
    origin: originOf(file, one, { notes: [one.launchedOnProvenance === 'external' ? 'Ngày phát động lấy từ nguồn ngoài' : undefined] }),
  }));

const contentRows = (file: SeedFile) =>
  file.movements.flatMap((movement) =>
    (movement.contents ?? []).map((content) => ({
      id: seedId(content.id),
      movementId: seedId(movement.id),
      ord: content.order,
      title: content.title,
      summary: content.summary,
      origin: originOf(file, content, { within: movement }),
    })),
  );

const taskRows = (file: SeedFile) =>
  file.launchTasks.map((task) => ({
    id: seedId(task.id),
    movementId: seedId(task.movementId),
    ord: task.order,
    title: task.title,
    summary: task.summary,
    origin: originOf(file, task),
  }));

const deliverableRows = (file: SeedFile) =>
  file.launchTasks.flatMap((task) =>
    task.deliverables.map((one, index) => {
      const key = one.id ?? `${task.id}/deliverables/${index + 1}`;
      return {
        id: seedId(key),
        taskGroupId: seedId(task.id),
        ord: index + 1,
        title: one.title,
        submitToUnitId: idOrNull(one.submitTo),
        origin: originOf(file, { id: one.id, source: one.source }, { seedId: key, within: task }),
      };
    }),
  );

/** Bodies of the ministry that are no units with a head of their own to launch anything. */
const notUnits: readonly Part<'organizations'>['type'][] = ['council', 'council-standing', 'committee', 'party-body'];

type Rule = (org: Part<'organizations'>, movement: Part<'movements'>, file: SeedFile) => string | undefined;
type Recipient = NonNullable<Part<'movements'>['recipients']>[number];

function leads(org: Part<'organizations'>, movement: Part<'movements'>, file: SeedFile): string | undefined {
  const term = file.groupTerms.find((one) => one.headOrgId === org.id && one.year === movement.fromYear);
  const kind = file.groups.find((group) => group.id === term?.groupId)?.kind;
  return kind && { khoi: 'Khối trưởng', cum: 'Cụm trưởng' }[kind];
}

/** Which units of the directory a kind of addressee means, and in what capacity they are addressed. */
const rules: Readonly<Record<Recipient, Rule>> = {
  'Thủ trưởng các đơn vị trực thuộc Bộ': (org, movement) =>
    org.parentId === movement.launcherOrgId && org.parentId !== null && !notUnits.includes(org.type) ? 'Thủ trưởng đơn vị' : undefined,
  'Giám đốc Sở TN&MT các tỉnh, thành phố': (org) => (org.type === 'provincial-department' ? 'Giám đốc Sở' : undefined),
  'Khối trưởng, Cụm trưởng các Khối, Cụm thi đua': leads,
};

const addresseeRows = (file: SeedFile) =>
  file.movements.flatMap((movement) =>
    file.organizations.flatMap((org) => {
      const capacities = (movement.recipients ?? []).map((kind) => rules[kind](org, movement, file)).filter((one) => one !== undefined);
      return capacities.length === 0 || org.id === authorityId
        ? []
        : [{ movementId: seedId(movement.id), unitId: seedId(org.id), capacity: capacities.join(', ') }];
    }),
  );
