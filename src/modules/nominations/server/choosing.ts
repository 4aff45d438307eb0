import type { z } from 'zod';
import { actsFor, hasRole, homeUnit } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { fold } from '#platform/fold.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { currentLaw, judgeMany, type AwardType, type Facts, type LawEngine, type ManyVerdict } from '#modules/law/index.ts';
import type { chooseApi, ChooseCell, ChooseRow } from '../choose-contract.ts';
import { nominationRefusals } from '../refusals.ts';
import { inTheWay } from '../law-findings.ts';
import { sharesOf, type Traits } from '../quotas.ts';
import { choiceListOf, liveDossiersOf, type ChoiceList, type LiveDossier } from './choice-store.ts';
import { lawFactsOfMany, verdictFor } from './law-desk.ts';
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
  readonly engine: LawEngine;
  readonly awards: readonly AwardType[];
  readonly list: ChoiceList;
  readonly dossiers: readonly LiveDossier[];
  readonly kind: Query['kind'];
  /** The award the list is about, if about one. */
  readonly award: string | undefined;
  readonly year: number;
  readonly today: string;
  /** Sector and local rules published for this body. */
  readonly overlays: readonly string[];
}

type Known = ReadonlyMap<string, Facts>;
type Verdicts = (member: Member, award: string) => ManyVerdict | null;

/** Verdicts as if the dossiers were accepted today, for the achievement year asked: all members and awards in one run of the rules. */
function verdictsOf(ground: Ground, members: readonly Member[], known: Known, awards: readonly string[]): Verdicts {
  const there = members.filter(({ id }) => known.has(id));
  const places = new Map(there.map(({ id }, at) => [id, at]));
  const facts = there.flatMap(({ id }) => known.get(id) ?? []);
  const subject = ground.kind === 'person' ? 'person' : 'collective';
  const { year, today: acceptedOn, overlays } = ground;
  const answers = judgeMany(ground.engine, facts, { subject, awards, acceptedOn, year, overlays });
  return ({ id }, award) => {
    const at = places.get(id);
    return at === undefined ? null : answers(at, award);
  };
}

/** What stands in the way, which only the whole tree of reasons tells. */
function missingOf({ engine, today, year, overlays }: Ground, facts: Facts | undefined, award: string) {
  const report = facts ? verdictFor(engine.library, facts, award, { acceptedOn: today, year, overlays }) : null;
  return report && inTheWay(report);
}

function cellOf(ground: Ground, member: Member, facts: Facts | undefined, award: AwardType, judged: ManyVerdict | null): ChooseCell {
  const dossier = ground.dossiers.find((one) => one.award === award.code && one.id === member.id);
  return {
    award: award.code,
    verdict: judged?.verdict ?? null,
    advice: judged?.advice ?? null,
    missing: award.code === ground.award ? missingOf(ground, facts, award.code) : null,
    chosen: ground.list.choices.some((one) => one.award === award.code && one.id === member.id),
    dossier: dossier ? { id: dossier.dossierId, state: dossier.state } : null,
  };
}

const traitsOf = (facts: Facts | undefined): Traits =>
  facts?.subject.kind === 'person'
    ? { direct: facts.subject.directWorker, woman: facts.subject.sex === null ? null : facts.subject.sex === 'female', remote: facts.subject.remote }
    : { direct: null, woman: null, remote: facts?.subject.kind === 'collective' ? facts.subject.remote : null };

function rowOf(ground: Ground, member: Member, facts: Facts | undefined, verdicts: Verdicts): ChooseRow {
  const cells = ground.awards.map((one) => cellOf(ground, member, facts, one, verdicts(member, one.code)));
  const shown = cells.find((cell) => cell.award === ground.award);
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

type Shown = (member: Member) => ChooseRow['verdict'];

const order: Readonly<Record<string, number>> = { met: 0, unknown: 1, unmet: 2 };

function sorted(members: readonly Member[], sort: Query['sort'], shown: Shown): Member[] {
  const collator = new Intl.Collator('vi');
  const rank = (member: Member) => order[shown(member) ?? ''] ?? 3;
  const by = {
    // Members come sorted by name, collectives with the unit itself first.
    name: () => 0,
    place: (a: Member, b: Member) => collator.compare(a.place, b.place),
    verdict: (a: Member, b: Member) => rank(a) - rank(b),
  }[sort];
  return members.toSorted(by);
}

const hits = (member: Member, q: string): boolean => {
  const text = fold(`${member.name} ${member.place}`);
  return fold(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const ofUnit = (tx: Tx, query: { readonly unitId: string; readonly kind: 'unit' | 'person' }) =>
  query.kind === 'person' ? peopleOf(tx, query.unitId) : collectivesOf(tx, query.unitId);

/** Members found by name and by what is chosen: what the list says before the rules are asked. */
function found(everybody: readonly Member[], { list }: Ground, query: Query): Member[] {
  const chosen = new Set(list.choices.filter((one) => !query.award || one.award === query.award).map((one) => one.id));
  return everybody.filter((member) => hits(member, query.q ?? '') && (!query.chosen || chosen.has(member.id)));
}

/**
 * Everybody of the unit, cut into pages, each with every award of the day. About one award all of them are judged, to count,
 * filter and sort by it; the other awards only of the page.
 */
export async function chooseRows(tx: Tx, query: Query): Promise<Answer<'rows'> | undefined> {
  if (!maySeeChoosing(tx, query.unitId)) return undefined;
  const law = await currentLaw(tx);
  const regime = law.regimeOn(tx.today);
  const awards = await chooseAwards(tx, query.kind);
  const ground: Ground = {
    engine: law.engineOn(tx.today),
    awards,
    list: await choiceListOf(tx, query.unitId, query.year),
    dossiers: await liveDossiersOf(tx, query.unitId, query.year),
    kind: query.kind,
    award: awards.find((one) => one.code === query.award)?.code,
    year: Math.min(query.year, Number(tx.today.slice(0, 4))),
    today: tx.today,
    overlays: law.overlaysOn(tx.today),
  };
  const everybody = await ofUnit(tx, query);
  const members = found(everybody, ground, query);
  const { award } = ground;
  let known: Known = award === undefined ? new Map() : await lawFactsOfMany(tx, members, tx.today);
  const ofAward = award === undefined ? () => null : verdictsOf(ground, members, known, [award]);
  const shown: Shown = (member) => (award === undefined ? null : (ofAward(member, award)?.verdict ?? null));
  const listed = sorted(
    members.filter((member) => query.verdict === undefined || shown(member) === query.verdict),
    query.sort,
    shown,
  );
  const start = Number(query.after ?? 0);
  const page = listed.slice(start, start + query.limit);
  if (award === undefined) known = await lawFactsOfMany(tx, page, tx.today);
  const verdicts = verdictsOf(
    ground,
    page,
    known,
    awards.map((one) => one.code),
  );
  const count = (verdict: string) => members.filter((member) => shown(member) === verdict).length;
  const ticked = new Set(ground.list.choices.map((one) => one.id));
  return {
    rows: page.map((member) => rowOf(ground, member, known.get(member.id), verdicts)),
    next: start + query.limit < listed.length ? String(start + query.limit) : null,
    total: listed.length,
    awards: awards.map(({ code, name }) => ({ code, name })),
    units: await unitsToChoose(tx, query.unitId),
    counts: {
      met: count('met'),
      unknown: count('unknown'),
      unmet: count('unmet'),
      chosen: everybody.filter((member) => ticked.has(member.id)).length,
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
  const facts = await lawFactsOfMany(
    tx,
    [...chosenPeople].map((id) => ({ kind: 'person', id })),
    tx.today,
  );
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
