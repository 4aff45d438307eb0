import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { completed, currentLaw, type CurrentLaw, type Facts } from '#modules/law/index.ts';
import { awardFactsOf } from '#modules/decisions/index.ts';
import { assembleFacts, type RawFact, type RawPost, type RawSubject, type RawWork } from '../assemble.ts';
import type { SubjectBody } from '../contract.ts';
import { factKinds, type FactKind } from '../kinds.ts';
import { factsOfSubjects } from './fact-store.ts';
import { couldUseWork } from './catalogue.ts';
import { maySeeSensitive } from './policy.ts';
import { subjectsOf, type Subject } from './subjects.ts';

const allKinds = Object.keys(factKinds) as FactKind[];

interface WorkRow extends Omit<RawWork, 'uses'> {
  /** Authors as they were entered, before merges. */
  readonly by: readonly string[];
  readonly uses: readonly (RawWork['uses'][number] & { readonly personId: string })[];
}

/** Works of very many people, each with the uses of all of them. */
async function worksOf(tx: Tx, personIds: readonly string[]): Promise<WorkRow[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.many<WorkRow>(sql`
    select i.id, i.title, i.kind, i.level, i.recognised_on, i.decision_number, i.recognised_by, i.applied, i.certainty,
      array(select a.person_id from records.initiative_author a where a.initiative_id = i.id) as by,
      coalesce((select json_agg(json_build_object('personId', a.person_id, 'name', p.full_name, 'share', a.share) order by a.person_id)
        from records.initiative_author a join directory.person p on p.id = a.person_id where a.initiative_id = i.id), '[]') as authors,
      coalesce((select json_agg(json_build_object('personId', x.person_id, 'awardCode', x.award_code, 'year', x.year, 'label', x.label) order by x.id)
        from records.initiative_use x where x.initiative_id = i.id and x.released_on is null and x.person_id = any (${personIds}::uuid[])), '[]') as uses
    from records.initiative i where i.withdrawn_on is null and i.id in (
      select a.initiative_id from records.initiative_author a where a.person_id = any (${personIds}::uuid[])) order by i.id`);
  const authors = [...new Set(rows.flatMap((row) => row.by))];
  const roots = await tx.many<{ asked: string; root: string }>(
    sql`select asked, root from records.same_people(${authors}::uuid[]) where asked <> root`,
  );
  const rootOf = new Map(roots.map((one) => [one.asked, one.root]));
  return rows.map((row) => ({
    ...row,
    authors: row.authors.map((author) => ({ ...author, personId: rootOf.get(author.personId) ?? author.personId })),
  }));
}

const worksOfSubject = (rows: readonly WorkRow[], { ids }: Subject): RawWork[] =>
  rows.map(({ by: _by, uses, ...work }) => ({
    ...work,
    uses: uses.filter((use) => ids.includes(use.personId)).map(({ awardCode, year, label }) => ({ awardCode, year, label })),
  }));

/** Posts of very many people, by their beginning. */
const postsOf = (tx: Tx, personIds: readonly string[]) =>
  tx.many<RawPost & { readonly personId: string }>(sql`
    select id, person_id, title, valid_from, valid_to from directory.post where person_id = any (${personIds}::uuid[]) order by valid_from nulls last, id`);

const datesOfUnits = (tx: Tx, unitIds: readonly string[]) =>
  tx.many<{ id: string; foundedOn: string | null; validTo: Day | null }>(
    sql`select id, founded_on, valid_to from directory.unit where id = any (${unitIds}::uuid[])`,
  );

/** The last day a date known in part may mean. */
const endOf = (date: string): Day => (date.length === 10 ? date : date.length === 7 ? `${date}-28` : `${date}-12-31`);

/** Could an award have used a work of its subject, by the standard of its day? Asked of the law once for award and day. */
function leaningBy(law: CurrentLaw): (award: { awardCode: string | null; decidedOn: string | null; year: number }) => boolean {
  const known = new Map<string, boolean>();
  return ({ awardCode, decidedOn, year }) => {
    if (awardCode === null) return false;
    const day = endOf(decidedOn ?? String(year));
    const key = `${awardCode} ${day}`;
    const answer = known.get(key) ?? couldUseWork(law, awardCode, day);
    known.set(key, answer);
    return answer;
  };
}

export interface OnRecord {
  readonly subject: Subject;
  readonly raw: RawSubject;
}

/** Everything on record about one subject, as the caller may see it; `undefined` when there is no such subject. */
export const rawSubject = async (tx: Tx, about: SubjectBody): Promise<OnRecord | undefined> => (await rawSubjects(tx, [about]))[0];

/** Rows of a page laid under the subjects they belong to, in the order in which they came. */
function under<Row>(rows: readonly Row[], keysOf: (row: Row) => readonly (string | null)[]): (subject: Subject) => Row[] {
  const places = new Map<string | null, { readonly row: Row; readonly at: number }[]>();
  rows.forEach((row, at) => {
    for (const key of new Set(keysOf(row))) {
      const known = places.get(key);
      if (known) known.push({ row, at });
      else places.set(key, [{ row, at }]);
    }
  });
  return ({ ids }) => {
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return (places.get(only) ?? []).map(({ row }) => row);
    const found = new Map(ids.flatMap((id) => (places.get(id) ?? []).map(({ row, at }) => [at, row] as const)));
    return [...found].sort(([a], [b]) => a - b).map(([, row]) => row);
  };
}

/** The same for a whole page of subjects, each at its place: the number of statements does not grow with them. */
export async function rawSubjects(tx: Tx, abouts: readonly SubjectBody[]): Promise<(OnRecord | undefined)[]> {
  const subjects = await subjectsOf(tx, abouts);
  const there = subjects.filter((one) => one !== undefined);
  const idsOf = (kind: Subject['kind']) => [...new Set(there.filter((one) => one.kind === kind).flatMap((one) => one.ids))];
  const [people, units] = [idsOf('person'), idsOf('unit')];
  const facts = new Map<Subject, RawSubject['facts']>();
  (await factsOfSubjects(tx, there, allKinds)).forEach((found, at) => facts.set(there[at] as Subject, found));
  const given = await awardFactsOf(tx, units, people);
  const stated = await tx.many<{ awardId: string }>(sql`
    select award_id from records.award_without_work where person_id = any (${people}::uuid[])`);
  const none = new Set(stated.map((one) => one.awardId));
  const leans = leaningBy(await currentLaw(tx));
  const awards = under(given, (row) => [row.unitId ?? row.personId]);
  const works = under(await worksOf(tx, people), (row) => row.by);
  const posts = under(people.length === 0 ? [] : await postsOf(tx, people), (row) => [row.personId]);
  const dates = new Map((units.length === 0 ? [] : await datesOfUnits(tx, units)).map((unit) => [unit.id, unit]));
  return subjects.map((subject) => {
    if (!subject) return undefined;
    const unit = subject.kind === 'unit' ? dates.get(subject.id) : undefined;
    const raw: RawSubject = {
      kind: subject.kind,
      id: subject.id,
      name: subject.name,
      foundedOn: unit?.foundedOn ?? null,
      dissolvedOn: unit?.validTo ?? null,
      facts: facts.get(subject) ?? [],
      // Collectives have no works of their own.
      awards: awards(subject).map((award) => ({
        ...award,
        couldUseWork: subject.kind === 'person' && leans(award),
        usedNone: none.has(award.id),
      })),
      works: subject.kind === 'unit' ? [] : worksOfSubject(works(subject), subject),
      posts: subject.kind === 'unit' ? [] : posts(subject),
      sensitiveHidden: !maySeeSensitive(tx.actor, subject).ok,
    };
    return { subject, raw };
  });
}

/**
 * The facts of one subject for the law engine, as known on a day: format `thidua/facts-law@1`. Absence counts only inside
 * what is stated to be complete; what the caller may not see (discipline, holds, leave) is unknown, never absent.
 * `undefined` when there is no such subject.
 */
export const factsOf = async (tx: Tx, about: SubjectBody, on: Day): Promise<Facts | undefined> => (await factsOfMany(tx, [about], on))[0];

/** One fact as it was or would be; `fact: null` = as if it were not on record. */
export interface Instead {
  /** Of the record kept. */
  readonly subjectId: string;
  readonly id: string;
  readonly fact: RawFact | null;
}

function withInstead(raw: RawSubject, { subjectId, id, fact }: Instead): RawSubject {
  if (raw.id !== subjectId) return raw;
  const others = raw.facts.filter((one) => one.id !== id);
  // By id is the order of entry; kinds are read apart.
  return { ...raw, facts: fact ? [...others, fact].sort((a, b) => (a.id < b.id ? -1 : 1)) : others };
}

/**
 * The same for a page of subjects (500 to 2,000 at once), each at its place, with as many statements as for one. `on` may
 * differ from place to place; `instead` asks what would be known if one fact were another.
 */
export async function factsOfMany(
  tx: Tx,
  abouts: readonly SubjectBody[],
  on: Day | ((at: number) => Day),
  instead?: Instead,
): Promise<(Facts | undefined)[]> {
  const dayOf = typeof on === 'string' ? () => on : on;
  const raws = (await rawSubjects(tx, abouts)).map((found) => found && (instead ? withInstead(found.raw, instead) : found.raw));
  return raws.map((raw, at) => raw && completed(assembleFacts(raw, dayOf(at))));
}
