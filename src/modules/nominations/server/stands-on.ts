import type { Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { currentLaw, type CurrentLaw, type Facts, type VerdictReport } from '#modules/law/index.ts';
import { registerEntry, standingEntries, type RegisterEntry } from '#modules/decisions/index.ts';
import { factsOfMany, subjectOf, type FactChange, type Instead } from '#modules/records/index.ts';
import {
  clauseNaming,
  leaningOf,
  leaningOfMembers,
  withAward,
  withOneHolderLess,
  withoutAward,
  type AwardOfFacts,
  type Leaning,
} from '../stands-on.ts';
import { factIdsOf, insteadOf, sameFacts, sameWords } from './changed-fact.ts';
import { verdictFor } from './law-desk.ts';

/** A dossier or an award of the register that stood on a cancelled award or a changed fact, directly or through another award. */
export interface Dependent extends Leaning {
  /** The dossier it is looked at in; `null` for an award without one here. */
  readonly nominationId: string | null;
  /** The award that stands in the register; `null` while the dossier led to none. */
  readonly awardId: string | null;
  readonly subject: { readonly kind: 'person' | 'unit'; readonly id: string };
  readonly subjectName: string;
  readonly awardName: string;
  readonly year: number;
  /** State of the dossier, else of the award. */
  readonly state: string;
  /** 1 = leans on the award or fact itself. */
  readonly depth: number;
  /** The award leaned on; `null` = the fact. */
  readonly throughAwardId: string | null;
}

interface Leaner extends Omit<Dependent, 'depth' | 'throughAwardId'> {
  /** What leaned on it in turn is looked for; a question nobody answered undoes nothing further. */
  readonly goesOn: boolean;
}

const factIdOf = (award: { readonly id: string }) => `award:${award.id}`;

interface Pinned {
  readonly nominationId: string;
  readonly subjectKind: 'person' | 'unit';
  readonly subjectId: string;
  readonly subjectName: string;
  readonly awardName: string;
  readonly year: number;
  readonly state: string;
  readonly report: string;
  readonly awardId: string | null;
}

/** Live dossiers whose newest verdict names one of these facts. What came to nothing needs no look. */
async function pinnedOn(tx: Tx, factIds: readonly string[]): Promise<Leaner[]> {
  const rows = await tx.many<Pinned>(sql`
    select distinct n.id as nomination_id, n.subject_kind, coalesce(n.subject_unit_id, n.subject_person_id) as subject_id, n.subject_name, n.award_name, n.year, n.state, v.report,
      (select a.id from decisions.award a where a.object_type = 'nomination' and a.object_id = n.id and a.state in ('DECIDED', 'AWARDED') limit 1) as award_id
    from nominations.verdict_fact f join nominations.verdict v on v.id = f.verdict_id join nominations.nomination n on n.id = v.nomination_id
    where f.fact_id = any (${[...factIds]}::text[])
      and v.id = (select newest.id from nominations.verdict newest where newest.nomination_id = n.id order by newest.id desc limit 1)
      and n.state not in ('WITHDRAWN', 'REFUSED', 'INELIGIBLE', 'NOT_PASSED', 'REJECTED', 'STATE_REFUSED', 'REVOKED')
    order by n.id`);
  return rows.map(({ report, subjectKind, subjectId, ...row }) => ({
    ...row,
    subject: { kind: subjectKind, id: subjectId },
    cause: 'PINNED',
    clause: clauseNaming(JSON.parse(report) as VerdictReport, factIds),
    change: null,
    goesOn: true,
  }));
}

/** The day an award is judged by: that of its decision, else the last one it can have been. */
function dayOf({ decidedOn, year }: RegisterEntry, today: Day): Day {
  const known = decidedOn ?? String(year);
  const last = known.length === 10 ? known : known.length === 7 ? `${known}-28` : `${known}-12-31`;
  return last > today ? today : last;
}

interface Candidate {
  readonly entry: RegisterEntry;
  readonly day: Day;
  /** What was on record on that day, without the award itself. */
  readonly facts: Facts;
}

/** An award as the law reads it, for facts that lack it. */
const asFact = (entry: RegisterEntry): AwardOfFacts => ({
  id: factIdOf(entry),
  certainty: entry.certainty === 'CERTAIN' ? 'sure' : 'unsure',
  source: entry.number || null,
  decisionNo: entry.number || null,
  decidedOn: entry.decidedOn?.length === 10 ? entry.decidedOn : null,
  issuer: entry.issuer || null,
  code: entry.awardCode ?? '',
  year: entry.year,
  fromYear: null,
  type: entry.branch as AwardOfFacts['type'],
  level: ({ base: 'CO_SO', ministry: 'BBNT', state: 'NHA_NUOC' } as const)[entry.level] ?? null,
  regime: null,
  cancelled: null,
});

/** One look for what stands on an award or a fact: what was read of the register is read once. */
class Search {
  readonly #known = new Map<string, Promise<Candidate[]>>();
  readonly tx: Tx;
  readonly law: CurrentLaw;
  /** The fact asked about as it was: before and after its change the answers are the same. */
  readonly #was: Instead | undefined;

  constructor(tx: Tx, law: CurrentLaw, was?: Instead) {
    this.tx = tx;
    this.law = law;
    this.#was = was;
  }

  /** Awards of a subject in force, each with what was on record on its day. */
  candidates(kind: 'person' | 'unit', id: string): Promise<Candidate[]> {
    const known = this.#known.get(id) ?? this.#read(kind, id, this.#was);
    this.#known.set(id, known);
    return known;
  }

  async #read(kind: 'person' | 'unit', id: string, instead: Instead | undefined): Promise<Candidate[]> {
    const subject = await subjectOf(this.tx, { kind, id });
    if (!subject) return [];
    const entries = (await standingEntries(this.tx, kind === 'unit' ? subject.ids : [], kind === 'person' ? subject.ids : [])).filter(
      (entry) => entry.awardCode !== null,
    );
    const days = entries.map((entry) => dayOf(entry, this.tx.today));
    const facts = await factsOfMany(
      this.tx,
      entries.map(() => ({ kind, id: subject.id })),
      (at) => days[at] ?? this.tx.today,
      instead,
    );
    return entries.flatMap((entry, at) => {
      const [day, known] = [days[at], facts[at]];
      // An award does not stand in its own way.
      return day && known ? [{ entry, day, facts: withoutAward(known, factIdOf(entry)) }] : [];
    });
  }

  ask({ entry, day }: Candidate, facts: Facts): VerdictReport | null {
    const year = Math.min(entry.year, Number(day.slice(0, 4)));
    return verdictFor(this.law.libraryOn(day), facts, entry.awardCode ?? '', { acceptedOn: day, year, overlays: this.law.overlaysOn(day) });
  }

  /** Later awards of the same subject, by the law of their own day with and without the award (law.md §13). */
  async ofSubject(award: RegisterEntry): Promise<Leaner[]> {
    const own = award.personId === null ? ('unit' as const) : ('person' as const);
    const later = (await this.candidates(own, award.personId ?? award.unitId ?? '')).filter(
      ({ entry, day }) => entry.id !== award.id && entry.year >= award.year && (award.decidedOn ?? '') <= `${day}~`,
    );
    return later.flatMap((one) => {
      const before = this.ask(one, withAward(one.facts, asFact(award)));
      const after = this.ask(one, withoutAward(one.facts, factIdOf(award)));
      if (!before || !after) return [leanerOf(one, { cause: 'NO_RULE', clause: null, change: null })];
      const leaning = leaningOf(before, after, [factIdOf(award)]);
      return leaning ? [leanerOf(one, leaning)] : [];
    });
  }

  /** Awards of the same subject, by the law of their own day with the fact as it was and as it is. */
  async ofFact(change: FactChange): Promise<Leaner[]> {
    const { kind, id } = change.subject;
    const later = new Map((await this.#read(kind, id, insteadOf(change, change.after))).map((one) => [one.entry.id, one]));
    return (await this.candidates(kind, id)).flatMap((one) => {
      const facts = later.get(one.entry.id)?.facts;
      if (!facts || sameFacts(one.facts, facts)) return [];
      const [before, after] = [this.ask(one, one.facts), this.ask(one, facts)];
      if (!before || !after) return [leanerOf(one, { cause: 'NO_RULE', clause: null, change: null })];
      const leaning = leaningOf(before, after, factIdsOf(change));
      return leaning ? [leanerOf(one, leaning)] : [];
    });
  }

  /** Titles of that year of the collectives the person belonged to, where the law of their day counts members by this title. */
  async ofCollectives(award: RegisterEntry): Promise<Leaner[]> {
    const found: Leaner[] = [];
    for (const unitId of await unitsOf(this.tx, award)) {
      for (const one of await this.candidates('unit', unitId)) {
        if (one.entry.year !== award.year || (award.decidedOn ?? '') > `${one.day}~`) continue;
        const before = this.ask(one, one.facts);
        const after = this.ask(one, withOneHolderLess(one.facts, award.awardCode ?? '', award.year));
        const leaning = before && after && leaningOfMembers(before, after, countedBy(this.law, one, award.awardCode ?? ''));
        if (leaning) found.push(leanerOf(one, leaning));
      }
    }
    return found;
  }
}

const leanerOf = ({ entry }: Candidate, leaning: Leaning): Leaner => ({
  ...leaning,
  nominationId: entry.objectType === 'nomination' ? entry.objectId : null,
  awardId: entry.id,
  subject: entry.personId === null ? { kind: 'unit', id: entry.unitId ?? '' } : { kind: 'person', id: entry.personId },
  subjectName: entry.recipientName,
  awardName: entry.awardName,
  year: entry.year,
  state: entry.state,
  goesOn: leaning.cause === 'LOST' || leaning.cause === 'USED',
});

/** Units the holder of an award had a post in during its year, and those above them. */
async function unitsOf(tx: Tx, { personId, year }: RegisterEntry): Promise<string[]> {
  if (personId === null) return [];
  const person = await subjectOf(tx, { kind: 'person', id: personId });
  const rows = await tx.many<{ id: string }>(sql`
    with recursive mine as (
      select o.unit_id as id from directory.post o where o.person_id = any (${[...(person?.ids ?? [])]}::uuid[])
        and (o.valid_from is null or o.valid_from <= make_date(${year}::int, 12, 31)) and (o.valid_to is null or o.valid_to >= make_date(${year}::int, 1, 1))
      union select directory.parent_on(m.id, make_date(${year}::int, 12, 31)) from mine m where m.id is not null)
    select id from mine where id is not null order by id`);
  return rows.map((row) => row.id);
}

interface Clause {
  readonly id: string;
  readonly op: string;
  readonly params: unknown;
  readonly children: readonly Clause[];
}

/** Ids of the clauses of a collective's award that count members by a title, by the law of the award's day. */
function countedBy(law: CurrentLaw, { entry, day }: Candidate, title: string): string[] {
  const walk = (clause: Clause): string[] => [
    ...((clause.op === 'share_of_members' || clause.op === 'count_of_members') && (clause.params as { title?: string }).title === title
      ? [clause.id]
      : []),
    ...clause.children.flatMap(walk),
  ];
  return law
    .rulebookOn(day)
    .ready(entry.awardCode ?? '', 'collective', day, law.overlaysOn(day))
    .standards.flatMap((standard) => walk(standard.root));
}

const keyOf = (one: { readonly nominationId: string | null; readonly awardId: string | null }) => one.nominationId ?? one.awardId ?? '';

/** What is cancelled, or the fact that is changed. */
export type Root = { readonly awardId: string } | { readonly fact: FactChange };

/**
 * Everything that stands on an award or a fact, step by step: dossiers whose pinned verdict names it, later awards of its holder
 * that the law of their day judges worse without it or explains with it, collective titles its holder was counted for, and what
 * stands on those in turn. Nothing is changed; asked before the change or after it, the answer is the same.
 */
export async function dependentsOf(tx: Tx, root: Root): Promise<Dependent[]> {
  const law = await currentLaw(tx);
  const found = new Map<string, Dependent>();
  const seen = new Set<string>();
  let step: RegisterEntry[] = [];
  const keep = async (leaners: readonly Leaner[], depth: number, throughAwardId: string | null) => {
    for (const { goesOn, ...one } of leaners) {
      if (!found.has(keyOf(one))) found.set(keyOf(one), { ...one, depth, throughAwardId });
      if (!goesOn || one.awardId === null || seen.has(one.awardId)) continue;
      seen.add(one.awardId);
      const leaner = await registerEntry(tx, one.awardId);
      if (leaner) step.push(leaner);
    }
  };
  const change = 'fact' in root ? root.fact : null;
  const search = new Search(tx, law, change ? insteadOf(change, change.before) : undefined);
  let depth = 1;
  if ('awardId' in root) {
    const award = await registerEntry(tx, root.awardId);
    if (!award) return [];
    seen.add(award.id);
    step = [award];
  } else if (!sameWords(root.fact)) {
    await keep([...(await pinnedOn(tx, factIdsOf(root.fact))), ...(await search.ofFact(root.fact))], depth, null);
    depth += 1;
  }
  for (; step.length > 0; depth += 1) {
    const awards = step;
    step = [];
    for (const award of awards)
      await keep(
        [...(await pinnedOn(tx, [factIdOf(award)])), ...(await search.ofSubject(award)), ...(await search.ofCollectives(award))],
        depth,
        award.id,
      );
  }
  return [...found.values()];
}
