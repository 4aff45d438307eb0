import { sql, type Tx } from '#platform/db/database.ts';
import type { AgreementState } from './contract.ts';

export { noteSources } from './server/repository.ts';

export interface AgreementStatus {
  readonly id: string;
  readonly state: AgreementState;
  /** Signatures under the text in force, or being signed for the first time. */
  readonly signed: number;
  readonly of: number;
  readonly signedUnits: readonly { readonly unitId: string; readonly signedOn: string; readonly onBehalf: boolean }[];
}

/** The living agreement of a group year, for the members × steps matrix; `undefined` when there is none to be seen. */
export async function agreementStatusOfTerm(tx: Tx, termId: string): Promise<AgreementStatus | undefined> {
  return tx.maybe<AgreementStatus>(sql`
    select a.id, a.state, (select count(*)::int from agreements.signature s where s.agreement_id = a.id and s.revision = a.revision) as signed,
      (select count(*)::int from groups.term_member m where m.term_id = a.term_id and m.left_on is null) as "of",
      coalesce((select json_agg(json_build_object('unitId', s.unit_id, 'signedOn', (s.signed_at at time zone 'Asia/Ho_Chi_Minh')::date, 'onBehalf', s.on_behalf_of is not null) order by s.signed_at)
        from agreements.signature s where s.agreement_id = a.id and s.revision = a.revision), '[]') as signed_units
    from agreements.agreement a where a.term_id = ${termId} and a.state <> 'VOID'`);
}

export interface UnitCommitments {
  /** Commitments the unit itself answers for. */
  readonly total: number;
  /** Judged met or exceeded. */
  readonly met: number;
  readonly notMet: number;
  /** Not judged yet. */
  readonly open: number;
}

/** How a unit stands with what it promised in a year: its own commitments, not those of the group together. */
export async function commitmentsOfUnit(tx: Tx, unitId: string, year: number): Promise<UnitCommitments> {
  return tx.one<UnitCommitments>(sql`
    select count(*)::int as total, count(*) filter (where j.outcome in ('MET', 'EXCEEDED'))::int as met,
      count(*) filter (where j.outcome = 'NOT_MET')::int as not_met, count(*) filter (where j.outcome is null)::int as "open"
    from agreements.agreement a join groups.term_member m on m.term_id = a.term_id and m.left_on is null and m.unit_id = ${unitId}
      join agreements.clause k on k.agreement_id = a.id and k.scope = 'each-unit'
      join agreements.commitment c on c.clause_id = k.id and (c.owner_unit_id is null or c.owner_unit_id = ${unitId})
      left join agreements.judgement j on j.commitment_id = c.id and j.unit_id = ${unitId}
    where a.year = ${year} and a.state in ('IN_FORCE', 'ASSESSED', 'ARCHIVED')`);
}
