import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { showHundredths } from '#platform/decimal.ts';
import { recordRefusals } from './refusals.ts';

/** One initiative serves one proposal (law.md §9; letter 5007/BNV-TĐKT of 2023, part III.5(c)). */
export interface Use {
  readonly subjectId: string;
  readonly awardKind: 'TITLE' | 'FORM';
  readonly awardCode: string;
  readonly year: number;
  readonly label: string;
  /** The proposal it serves, when it is one of this system. */
  readonly objectId: string | null;
}

export interface UseVerdict {
  readonly verdict: 'ok' | 'again' | 'warn' | 'block';
  /** The uses in the way, as people call them. */
  readonly with: readonly string[];
}

/**
 * May the subject use the initiative once more? The same proposal again changes nothing (`again`). For the same subject a
 * form takes it whole: title↔form and form↔form block; title↔title warns, because readings differ. A co-author's use of
 * the same work warns.
 */
export function judgeUse(existing: readonly Use[], wanted: Use): UseVerdict {
  if (wanted.objectId !== null && existing.some((use) => use.objectId === wanted.objectId && use.subjectId === wanted.subjectId))
    return { verdict: 'again', with: [] };
  const own = existing.filter((use) => use.subjectId === wanted.subjectId);
  const blocking = own.filter((use) => use.awardKind === 'FORM' || wanted.awardKind === 'FORM');
  if (blocking.length > 0) return { verdict: 'block', with: blocking.map((use) => use.label) };
  const others = existing.filter((use) => use.subjectId !== wanted.subjectId);
  if (own.length > 0 || others.length > 0) return { verdict: 'warn', with: [...own, ...others].map((use) => use.label) };
  return { verdict: 'ok', with: [] };
}

/** The verdict as a decision: a warning passes with a reason somebody gave. `source`: where the warning stands, in words. */
export function useFits(title: string, judged: UseVerdict, reason: string, source: string): Decision {
  const use = judged.with.join('; ');
  if (judged.verdict === 'block') return no(recordRefusals.usedForOther, { title, use });
  if (judged.verdict === 'warn' && reason.trim().length < 3) return no(recordRefusals.useNeedsReason, { title, use, source });
  return yes;
}

export interface Author {
  readonly personId: string;
  /** Hundredths of a percent; `null` = not known. */
  readonly share: number | null;
}

/** Authors named once, shares together at most 100 %: unknown shares count nothing, they are unknown. */
export function authorsFit(authors: readonly Author[]): Decision {
  const sum = authors.reduce((total, author) => total + (author.share ?? 0), 0);
  return all(
    authors.length === 0 ? no(recordRefusals.authorMissing) : yes,
    new Set(authors.map((author) => author.personId)).size < authors.length ? no(recordRefusals.authorTwice) : yes,
    sum > 10_000 ? no(recordRefusals.sharesAbove, { sum: showHundredths(sum, 'vi', 0) }) : yes,
  );
}
