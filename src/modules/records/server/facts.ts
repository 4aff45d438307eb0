import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { factsFile, type Facts } from '#modules/law/index.ts';
import { awardsOf } from '#modules/decisions/index.ts';
import { assembleFacts, type RawPost, type RawSubject, type RawWork } from '../assemble.ts';
import type { SubjectBody } from '../contract.ts';
import { factKinds, type FactKind } from '../kinds.ts';
import { factsOfSubject } from './fact-store.ts';
import { maySeeSensitive } from './policy.ts';
import { subjectOf, type Subject } from './subjects.ts';

const allKinds = Object.keys(factKinds) as FactKind[];

function worksOf(tx: Tx, subject: Subject): Promise<RawWork[]> {
  return tx.many<RawWork>(sql`
    select i.id, i.title, i.kind, i.level, i.recognised_on, i.decision_number, i.recognised_by, i.applied, i.certainty,
      coalesce((select json_agg(json_build_object('personId', records.root_of(a.person_id), 'name', p.full_name, 'share', a.share) order by a.person_id)
        from records.initiative_author a join directory.person p on p.id = a.person_id where a.initiative_id = i.id), '[]') as authors,
      coalesce((select json_agg(json_build_object('awardCode', x.award_code, 'year', x.year, 'label', x.label) order by x.id)
        from records.initiative_use x where x.initiative_id = i.id and x.released_on is null
          and (x.person_id = any (${subject.ids}::uuid[]) or x.unit_id = any (${subject.ids}::uuid[]))), '[]') as uses
    from records.initiative i where i.withdrawn_on is null and exists (
      select 1 from records.initiative_author a where a.initiative_id = i.id and a.person_id = any (${subject.ids}::uuid[])) order by i.id`);
}

const postsOf = (tx: Tx, subject: Subject) =>
  tx.many<RawPost>(sql`
    select id, title, valid_from, valid_to from directory.post where person_id = any (${subject.ids}::uuid[]) order by valid_from nulls last, id`);

/** Everything on record about a subject, as the caller may see it; `undefined` when there is no such subject. */
export async function rawSubject(tx: Tx, about: SubjectBody): Promise<{ subject: Subject; raw: RawSubject } | undefined> {
  const subject = await subjectOf(tx, about);
  if (!subject) return undefined;
  const isUnit = subject.kind === 'unit';
  const awards = await awardsOf(tx, isUnit ? { unitId: subject.id } : { personIds: subject.ids });
  const levels = await tx.many<{ id: string; level: string }>(
    sql`select id, level from decisions.award where id = any (${awards.map((one) => one.id)}::uuid[])`,
  );
  const unit = isUnit
    ? await tx.one<{ foundedOn: string | null; validTo: Day | null }>(sql`select founded_on, valid_to from directory.unit where id = ${subject.id}`)
    : null;
  const raw: RawSubject = {
    kind: subject.kind,
    id: subject.id,
    name: subject.name,
    foundedOn: unit?.foundedOn ?? null,
    dissolvedOn: unit?.validTo ?? null,
    facts: await factsOfSubject(tx, subject, allKinds),
    awards: awards.map((award) => ({
      ...award,
      decisionId: award.decision?.id ?? null,
      number: award.decision?.number ?? award.paperNumber,
      issuer: award.issuerName,
      level: levels.find((one) => one.id === award.id)?.level ?? '',
    })),
    works: isUnit ? [] : await worksOf(tx, subject),
    posts: isUnit ? [] : await postsOf(tx, subject),
    sensitiveHidden: !maySeeSensitive(tx.actor, subject).ok,
  };
  return { subject, raw };
}

/**
 * The facts of one subject for the law engine, as known on a day: format `thidua/facts-law@1`. Absence counts only inside
 * what is stated to be complete; what the caller may not see (discipline, holds, leave) is unknown, never absent.
 * `undefined` when there is no such subject.
 */
export async function factsOf(tx: Tx, about: SubjectBody, on: Day): Promise<Facts | undefined> {
  const found = await rawSubject(tx, about);
  return found && factsFile.parse(assembleFacts(found.raw, on));
}
