import type { AgreementDetail, ClauseDraft, CommitmentDraft, Content, LimitDraft } from '../contract.ts';

export interface EditorForm extends Content {
  limits: LimitDraft[];
}

/**
 * An identifier for a new row. Made here, so that a draft saved twice keeps its rows; `crypto.randomUUID` is missing
 * on plain http, so it is built from random bytes.
 */
export function newRowId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const newCommitment = (): CommitmentDraft => ({
  id: newRowId(),
  title: '',
  ownerUnitId: null,
  dueOn: null,
  measure: '',
  measureKind: 'done',
  operator: '>=',
  targetHundredths: null,
  targetUnit: '',
  proof: '',
});

export const newClause = (): ClauseDraft => ({ id: newRowId(), title: '', summary: '', scope: 'each-unit', commitments: [newCommitment()] });

/** The words of an agreement as the editor holds them. */
export const contentOf = ({ aim, place, clauses }: AgreementDetail): Content => ({
  aim,
  place,
  clauses: clauses.map(({ id, title, summary, scope, commitments }) => ({
    id,
    title,
    summary,
    scope,
    commitments: commitments.map(({ ownerName: _n, synthetic: _s, activityCount: _a, judgements: _j, judgedFor: _f, ...words }) => words),
  })),
});
