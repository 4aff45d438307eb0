import { showHundredths } from '#platform/decimal.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { codesOfLines, scoredItems, sumOf, type RuleItem } from './points.ts';
import { scoringRefusals as refusals } from './refusals.ts';

export interface CheckedItem extends RuleItem {
  readonly criterion: { readonly measureType: string; readonly evidence: readonly string[] } | null;
}

/** The parts of every heading must sum to what the heading says. */
function headingsAgree(items: readonly CheckedItem[]): Decision {
  for (const parent of items) {
    const parts = items.filter((item) => item.parentId === parent.id);
    const sum = sumOf(parts.map((part) => part.maxHundredths));
    if (parts.length > 0 && sum !== parent.maxHundredths) {
      return no(refusals.groupSumWrong, { code: parent.code, sum: showHundredths(sum), max: showHundredths(parent.maxHundredths) });
    }
  }
  return yes;
}

/** What must be true before anybody may be judged by a table: sums agree, each criterion has a measure and a proof. */
export function publishable(book: { readonly scaleHundredths: number; readonly complete: boolean }, items: readonly CheckedItem[]): Decision {
  const scored = scoredItems(items);
  if (scored.length === 0) return no(refusals.emptyRulebook);
  if (!book.complete) return no(refusals.rulebookIncomplete);
  const agree = headingsAgree(items);
  if (!agree.ok) return agree;
  const sum = sumOf(scored.map((item) => item.maxHundredths));
  if (sum !== book.scaleHundredths) return no(refusals.sumWrong, { sum: showHundredths(sum), scale: showHundredths(book.scaleHundredths) });
  const unmeasured = scored.filter((item) => item.criterion !== null && item.criterion.evidence.length === 0);
  return unmeasured.length === 0 ? yes : no(refusals.notMeasured, { codes: codesOfLines(unmeasured) });
}
