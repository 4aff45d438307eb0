import type { z } from 'zod';
import { actsFor, hasRole, homeUnit } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { fold } from '#platform/fold.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { currentLaw, type AwardType, type Facts, type Library } from '#modules/law/index.ts';
import type { chooseApi, ChooseCell, ChooseRow } from '../choose-contract.ts';
import { nominationRefusals } from '../refusals.ts';
import { inTheWay } from '../law-findings.ts';
import { sharesOf, type Traits } from '../quotas.ts';
import { choiceListOf, liveDossiersOf, type ChoiceList, type LiveDossier } from './choice-store.ts';
import { lawFactsOf, verdictFor } from './law-desk.ts';
import { collectivesOf, peopleOf, type Member } from './members.ts';
import { mayCreate } from './policy.ts';
import { quotaLinesOf } from './quota-lines.ts';

type Answer<K extends 'rows' | 'list'> = z.input<(typeof chooseApi)[K]['response']>;
type Query = z.output<(typeof chooseApi)['rows']['query']>;

/** Its own officers and heads see a unit's list, the standing body and the auditor every list. */
export function maySeeChoosing(tx: Tx, unitId: string): boolean {
  return hasRole(tx.actor, 'standing', 'auditor') || actsFor(tx.actor, unitId, 'officer', 'leader');
}

/** What this system runs today for one kind of subject, titles first. */
export async function chooseAwards(tx: Tx, kind: 'unit' | 'person'): Promise<AwardType[]> {
  const awards = (await currentLaw(tx)).awardsOn(tx.today, kind);
  return [...awards.filter((award) => award.kind === 'title'), ...awards.filter((award) => award.kind !== 'title')];
}

interface Ground {
  readonly library: Library;
  readonly awards: readonly AwardType[];
  readonly list: ChoiceList;
  readonly dossiers: readonly LiveDossier[];
  readonly year: number;
  readonly today: string;
  /** Sector and local rules published for this body. */
  readonly overlays: readonly string[];
}

/** The verdict as if the dossier were accepted today, for the achievement year asked. */
function cellOf(ground: Ground, member: Member, facts: Facts | undefined, award: AwardType): ChooseCell {
  const report = facts
    ? verdictFor(ground.library, facts, award.code, { acceptedOn: ground.today, year: ground.year, overlays: ground.overlays })
    : null;
  const dossier = ground.dossiers.find((one) => one.award === award.code && one.id === member.id);
  return {
    award: award.code,
    verdict: report?.verdict ?? null,
    advice: report?.advice ?? null,
    missing: report ? inTheWay(report) : null,
    chosen: ground.list.choices.some((one) => one.award === award.code && one.id === member.id),
    dossier: dossier ? { id: dossier.dossierId, state: dossier.state } : null,
  };
}

const traitsOf = (facts: Facts | undefined): Traits =>
  facts?.subject.kind === 'person'
    ? { direct: facts.subject.directWorker, woman: facts.subject.sex === null ? null : facts.subject.sex === 'female', remote: facts.subject.remote }
    : { direct: null, woman: null, remote: facts?.subject.kind === 'collective' ? facts.subject.remote : null };

function rowOf(ground: Ground, member: Member, facts: Facts | undefined, award: string | undefined): ChooseRow {
  const cells = ground.awards.map((one) => cellOf(ground, member, facts, one));
  const shown = cells.find((cell) => cell.award === award);
  const ready = cells
    .filter((cell) => cell.verdict === 'met')
    .map((cell) => ground.awards.find((one) => one.code === cell.award)?.name.vi ?? cell.award);
  const { kind, id, name, place } = member;
  return {
    kind,
    id,
    name,
    place,
    ...traitsOf(facts),
    cells,
    ready: ready.join('; '),
    verdict: shown?.verdict ?? null,
    missing: shown?.missing?.vi ?? '',
  };
}

const order: Readonly<Record<string, number>> = { met: 0, unknown: 1, unmet: 2 };

function sorted(rows: ChooseRow[], sort: Query['sort']): ChooseRow[] {
  const collator = new Intl.Collator('vi');
  const rank = (row: ChooseRow) => (row.verdict === null ? 3 : (order[row.verdict] ?? 3));
  const by = {
    // Members come sorted by name, collectives with the unit itself first.
    name: () => 0,
    place: (a: ChooseRow, b: ChooseRow) => collator.compare(a.place, b.place),
    verdict: (a: ChooseRow, b: ChooseRow) => rank(a) - rank(b),
  }[sort];
  return rows.toSorted(by);
}

const hits = (row: ChooseRow, q: string): boolean => {
  const text = fold(`${row.name} ${row.place}`);
  return fold(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const ofUnit = (tx: Tx, query: { readonly unitId: string; readonly kind: 'unit' | 'person' }) =>
  query.kind === 'person' ? peopleOf(tx, query.unitId) : collectivesOf(tx, query.unitId);

/** Everybody of the unit with every award of the day; filtered and sorted by what the rules say, then cut into pages. */
export async function chooseRows(tx: Tx, query: Query): Promise<Answer<'rows'> | undefined> {
  if (!maySeeChoosing(tx, query.unitId)) return undefined;
  const law = await currentLaw(tx);
  const regime = law.regimeOn(tx.today);
  const awards = await chooseAwards(tx, query.kind);
  const ground: Ground = {
    library: law.libraryOn(tx.today),
    awards,
    list: await choiceListOf(tx, query.unitId, query.year),
    dossiers: await liveDossiersOf(tx, query.unitId, query.year),
    year: Math.min(query.year, Number(tx.today.slice(0, 4))),
    today: tx.today,
    overlays: law.overlaysOn(tx.today),
  };
  const rows: ChooseRow[] = [];
  for (const member of await ofUnit(tx, query)) {
    rows.push(rowOf(ground, member, await lawFactsOf(tx, { kind: member.kind, id: member.id }, tx.today), query.award));
  }
  const asked = rows.filter(
    (row) => hits(row, query.q ?? '') && (!query.chosen || row.cells.some((cell) => cell.chosen && (!query.award || cell.award === query.award))),
  );
  const found = sorted(
    asked.filter((row) => query.verdict === undefined || row.verdict === query.verdict),
    query.sort,
  );
  const start = Number(query.after ?? 0);
  const count = (verdict: string) => asked.filter((row) => row.verdict === verdict).length;
  return {
    rows: found.slice(start, start + query.limit),
    next: start + query.limit < found.length ? String(start + query.limit) : null,
    total: found.length,
    awards: awards.map(({ code, name }) => ({ code, name })),
    units: await unitsToChoose(tx, query.unitId),
    counts: {
      met: count('met'),
      unknown: count('unknown'),
      unmet: count('unmet'),
      chosen: rows.filter((row) => row.cells.some((cell) => cell.chosen)).length,
    },
    regime: { code: regime.code, name: regime.name },
    today: tx.today,
    can: { choose: mayChoose(tx, query.unitId) },
  };
}

/** The own unit; for overseers every unit that proposes. */
async function unitsToChoose(tx: Tx, unitId: string): Promise<{ id: string; name: string }[]> {
  if (!hasRole(tx.actor, 'standing', 'auditor')) return tx.many(sql`select id, name from directory.unit where id = ${homeUnit(tx.actor) ?? unitId}`);
  return tx.many(sql`
    select u.id, u.name from directory.unit u where u.id = ${unitId} or u.id in (select unit_id from nominations.choice_list) or u.id in (select unit_id from nominations.nomination)
    order by u.name collate "vi-x-icu" limit 500`);
}

export const mayChoose = (tx: Tx, unitId: string): Decision => mayCreate(tx.actor, unitId);

/** The list with its quotas and shares as they stand now. */
export async function chosenList(tx: Tx, { unitId, year }: { unitId: string; year: number }): Promise<Answer<'list'> | undefined> {
  if (!maySeeChoosing(tx, unitId)) return undefined;
  const list = await choiceListOf(tx, unitId, year);
  const [people, collectives] = [await peopleOf(tx, unitId), await collectivesOf(tx, unitId)];
  const law = await currentLaw(tx);
  const chosenPeople = new Set(list.choices.filter((one) => one.kind === 'person').map((one) => one.id));
  const facts = new Map<string, Facts>();
  for (const id of chosenPeople) {
    const known = await lawFactsOf(tx, { kind: 'person', id }, tx.today);
    if (known) facts.set(id, known);
  }
  const quotas = await quotaLinesOf(tx, { unitId, year, people, collectives, choices: list.choices, facts });
  return {
    version: list.version,
    chosen: list.choices.map(({ kind, id, name, award, chosenBy, dossier }) => ({
      subject: { kind, id, name },
      award,
      awardName: law.awardByCode(award, tx.today)?.name ?? { vi: award, en: award },
      chosenBy,
      dossier,
    })),
    quotas,
    shares: { total: chosenPeople.size, ...sharesOf([...chosenPeople].map((id) => traitsOf(facts.get(id)))) },
    can: { choose: mayChoose(tx, unitId), makeDrafts: mayMakeDrafts(tx, unitId, list) },
  };
}

export function mayMakeDrafts(tx: Tx, unitId: string, list: ChoiceList): Decision {
  const desk = mayChoose(tx, unitId);
  if (!desk.ok) return desk;
  return list.choices.some((one) => one.dossier === null) ? yes : no(nominationRefusals.nothingChosen);
}
