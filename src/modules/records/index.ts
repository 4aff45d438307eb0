import { sql, type Tx } from '#platform/db/database.ts';
import type { SubjectBody } from './contract.ts';
import { factsOfSubject } from './server/fact-store.ts';
import { maySee } from './server/policy.ts';
import { subjectOf } from './server/subjects.ts';

export { changeMade, changeWanted, type FactChange } from './server/fact-change.ts';
export { factChangedJob, type ChangeRef } from './server/fact-changed-job.ts';
export { factsOf, factsOfMany, type Instead } from './server/facts.ts';
export { mayKeep, maySee } from './server/policy.ts';
export { judgeWanted, releaseUsesOf, useInitiative, type WantedUse } from './server/initiative-store.ts';
export { subjectOf, type Subject } from './server/subjects.ts';

export interface RatingOfYear {
  readonly id: string;
  readonly year: number;
  /** `null` = a scale of that time nobody translated; its words are in `wording`. */
  readonly grade: 'HTXSNV' | 'HTTNV' | 'HTNV' | 'KHTNV' | 'KHONG_XEP_LOAI' | null;
  readonly wording: string;
  readonly certain: boolean;
}

/** Yearly ratings of a person or collective, newest first: every room reads them here, nobody types them again. */
export async function ratingsOf(tx: Tx, about: SubjectBody): Promise<RatingOfYear[]> {
  const subject = await subjectOf(tx, about);
  const facts = subject ? await factsOfSubject(tx, subject, ['rating']) : [];
  return facts
    .map((fact) => ({
      id: fact.id,
      year: Number(fact.values['year']),
      grade: (fact.values['grade'] ?? null) as RatingOfYear['grade'],
      wording: String(fact.values['wording'] ?? ''),
      certain: fact.certainty === 'CERTAIN',
    }))
    .sort((a, b) => b.year - a.year);
}

export interface KnownInitiative {
  readonly id: string;
  readonly title: string;
  readonly kind: 'INITIATIVE' | 'SCIENCE';
  readonly level: 'CO_SO' | 'BBNT' | 'TOAN_QUOC' | null;
  readonly recognisedOn: string | null;
  readonly decisionNumber: string;
  /** What it serves already, in words. */
  readonly uses: readonly string[];
}

/** Recognised initiatives and science works of a person, for choosing one in a dossier; none when the record is hidden. */
export async function initiativesOf(tx: Tx, personId: string): Promise<KnownInitiative[]> {
  const subject = await subjectOf(tx, { kind: 'person', id: personId });
  if (!subject || !maySee(tx.actor, subject)) return [];
  return tx.many<KnownInitiative>(sql`
    select i.id, i.title, i.kind, i.level, i.recognised_on, i.decision_number,
      array(select x.award_name || ' ' || x.year from records.initiative_use x where x.initiative_id = i.id and x.released_on is null order by x.used_on, x.id) as uses
    from records.initiative i where i.withdrawn_on is null and i.level is not null and exists (
      select 1 from records.initiative_author a where a.initiative_id = i.id and a.person_id = any (records.same_person(${personId})))
    order by i.recognised_on collate "C" desc, i.id`);
}

/** The record a person's id leads to; the id itself when it was never merged. */
export async function personRoot(tx: Tx, personId: string): Promise<string> {
  const { root } = await tx.one<{ root: string }>(sql`select records.root_of(${personId}) as root`);
  return root;
}

/** Staff and women of a unit in a year, as its record says them. */
export interface UnitWomen {
  readonly unitId: string;
  readonly staff: number;
  /** `null`: nobody said. */
  readonly women: number | null;
  readonly source: string;
  readonly certain: boolean;
}

/**
 * The strength of units in one year, for ranking equals (law.md X7); units without a record of that year are left out. Readable by
 * the unit, overseers, and whoever leads a group of that year the unit belongs to.
 */
export const womenOf = (tx: Tx, unitIds: readonly string[], year: number): Promise<UnitWomen[]> =>
  tx.many<UnitWomen>(sql`select unit_id, staff, women, source, certain from records.women_of(${[...unitIds]}::uuid[], ${year})`);
