import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { showDate } from '#platform/dates.ts';
import { all, yes } from '#platform/refusal.ts';
import { placeAfter } from '#platform/schema.ts';
import { awardsOf } from '#modules/decisions/index.ts';
import type { recordsApi } from '../contract.ts';
import { grades } from '../labels.ts';
import { likelyPair } from '../matching.ts';
import { ratingsAgree } from './actions/merge-people.ts';
import { factsOfSubject } from './fact-store.ts';
import { seenPerson } from './walls.ts';
import { initiativesOfSubject } from './initiative-query.ts';
import { knownPeople, likelyPairs } from './people.ts';
import { mayMerge, maySee } from './policy.ts';
import { subjectOf } from './subjects.ts';

type Duplicates = z.input<(typeof recordsApi.duplicates)['response']>;
type Compare = z.input<(typeof recordsApi.compare)['response']>;
type Merges = z.input<(typeof recordsApi.merges)['response']>;
interface Paging {
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listDuplicates(tx: Tx, query: Paging & { readonly q?: string | undefined }): Promise<Duplicates> {
  const pairs = await likelyPairs(tx, query.q?.trim());
  const from = placeAfter(query.after);
  const shown = pairs.slice(from, from + query.limit);
  return {
    rows: shown.map(({ pair, a, b }) => ({
      a: { id: a.id, name: a.fullName, post: a.post },
      b: { id: b.id, name: b.fullName, post: b.post },
      reasons: [...pair.reasons],
      score: pair.score,
    })),
    next: pairs.length > from + query.limit ? String(from + query.limit) : null,
    total: pairs.length,
  };
}

async function side(tx: Tx, id: string): Promise<Compare['a'] | undefined> {
  const subject = await subjectOf(tx, { kind: 'person', id });
  if (!subject || !maySee(tx.actor, subject)) return undefined;
  const posts = await tx.many<{ words: string; since: string | null }>(sql`
    select o.title || ', ' || u.name as words, coalesce(o.valid_from::text, o.seen_on) as since
    from directory.post o join directory.unit u on u.id = o.unit_id where o.person_id = any (${subject.ids}::uuid[]) order by 2 nulls last, 1`);
  const ratings = await factsOfSubject(tx, subject, ['rating']);
  const awards = await awardsOf(tx, { personIds: subject.ids });
  const works = await initiativesOfSubject(tx, subject);
  const accounts = await tx.many(sql`select 1 from identity.account where person_id = any (${subject.ids}::uuid[]) limit 1`);
  const gradeWords = (code: string) => grades[code as keyof typeof grades].vi;
  return {
    id: subject.id,
    name: subject.name,
    posts: posts.map((post) => (post.since === null ? post.words : `${post.words} (${showDate(post.since)})`)),
    ratings: ratings
      .map((one) => `${String(one.values['year'])}: ${one.values['grade'] ? gradeWords(String(one.values['grade'])) : String(one.values['wording'])}`)
      .sort(),
    awards: awards.map((one) => `${one.year}: ${one.awardName}${one.decidedOn ? ` (${showDate(one.decidedOn)})` : ''}`),
    initiatives: works.map((one) => one.title),
    account: accounts.length > 0,
  };
}

export async function compareTwo(tx: Tx, { a, b }: { a: string; b: string }): Promise<Compare | undefined> {
  const [left, right] = [await side(tx, a), await side(tx, b)];
  if (!left || !right || left.id === right.id) return undefined;
  const people = await knownPeople(tx, [left.id, right.id]);
  const [x, y] = [people.find((one) => one.id === left.id), people.find((one) => one.id === right.id)];
  const pair = x && y && likelyPair(x, y);
  return {
    a: left,
    b: right,
    reasons: pair ? [...pair.reasons] : [],
    decision: all(mayMerge(tx.actor), await ratingsAgree(tx, left.id, right.id), yes),
  };
}

export async function listMerges(tx: Tx, query: Paging): Promise<Merges> {
  const from = placeAfter(query.after);
  const rows = await tx.many<Merges['rows'][number]>(sql`
    select m.id, f.full_name as from_name, m.into_person_id as into_id, i.full_name as into_name, m.reason, m.merged_on, m.merged_by,
      case when m.undone_on is null then null else json_build_object('on', m.undone_on, 'by', m.undone_by, 'reason', m.undone_reason) end as undone
    from records.merge m join directory.person f on f.id = m.from_person_id join directory.person i on i.id = m.into_person_id
    where ${seenPerson(sql`m.into_person_id`)} order by m.id desc limit ${query.limit + 1} offset ${from}`);
  return { rows: rows.slice(0, query.limit), next: rows.length > query.limit ? String(from + query.limit) : null, total: null };
}
