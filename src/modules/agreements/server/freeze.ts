import { canonicalJson, sha256 } from '#platform/ids.ts';
import { frozenText, type Content, type FrozenText } from '../shapes.ts';
import type { Whole } from './whole.ts';

export interface Frozen {
  readonly text: string;
  readonly hash: string;
}

/** The text as it will be signed: theme, parties and words as they are today, in canonical form, with its hash. */
export function freeze(it: Whole, content: Content, revision: number, reason: string | null): Frozen {
  const nameOf = (unitId: string | null) => it.term.members.find((member) => member.unitId === unitId)?.name ?? null;
  const value: FrozenText = {
    form: 'thidua.giao-uoc.1',
    group: it.term.groupName,
    year: it.year,
    revision,
    title: it.title,
    theme: it.theme,
    aim: content.aim,
    place: content.place,
    focus: it.focus,
    parties: it.term.members.map((member) => member.name),
    reason,
    clauses: content.clauses.map(({ title, summary, scope, commitments }) => ({
      title,
      summary,
      scope,
      commitments: commitments.map((one) => ({
        title: one.title,
        owner: nameOf(one.ownerUnitId),
        dueOn: one.dueOn,
        measure: one.measure,
        measureKind: one.measureKind,
        operator: one.operator,
        targetHundredths: one.targetHundredths,
        targetUnit: one.targetUnit,
        proof: one.proof,
      })),
    })),
  };
  const text = canonicalJson(value);
  return { text, hash: sha256(text) };
}

/** Reads a frozen text back; `null` when it is not of a form this program writes. */
export function thaw(text: string): FrozenText | null {
  try {
    return frozenText.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
