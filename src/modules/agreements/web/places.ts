import type { AgreementDetail, CommitmentView, Judgement } from '../contract.ts';

/** One place where a verdict stands or is missing: a commitment for one unit, or for the group. */
export interface Place {
  readonly key: string;
  readonly commitment: CommitmentView;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly verdict: Judgement | null;
}

/** A row of the table: a commitment as heading, or one of its places. */
export type Line = { readonly key: string; readonly article: number; readonly commitment: CommitmentView; readonly place: Place | null };

export function linesOf(it: AgreementDetail, scope: 'each-unit' | 'group'): Line[] {
  return it.clauses.flatMap((clause, index) =>
    clause.scope !== scope
      ? []
      : clause.commitments.flatMap((commitment): Line[] => {
          const common = { article: index + 1, commitment };
          const places = commitment.judgedFor.map((unit): Line => {
            const key = `${commitment.id}~${unit.unitId ?? ''}`;
            const verdict = commitment.judgements.find((one) => one.unitId === unit.unitId) ?? null;
            return { ...common, key, place: { key, commitment, unitId: unit.unitId, unitName: unit.name, verdict } };
          });
          return [{ ...common, key: commitment.id, place: null }, ...places];
        }),
  );
}
