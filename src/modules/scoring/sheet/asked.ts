import { scoredItems, sumOf, type RuleItem } from './points.ts';

/** What a unit is asked of a table: criteria and headings that leave, and the points that remain. Points are whole hundredths. */

/** Codes of criteria and headings a unit is not asked for, with the reason. */
export type NotAssigned = Readonly<Record<string, string>>;

type Placed = Pick<RuleItem, 'id' | 'parentId' | 'code'>;

/** Why this criterion is not asked: its own reason, else that of the nearest heading; `null` = it is asked. */
export function whyLeftOut(item: Placed, items: readonly Placed[], notAssigned: NotAssigned): string | null {
  if (Object.keys(notAssigned).length === 0) return null;
  if (Object.hasOwn(notAssigned, item.code)) return notAssigned[item.code] ?? '';
  const parent = items.find((one) => one.id === item.parentId);
  return parent === undefined ? null : whyLeftOut(parent, items, notAssigned);
}

type Paired = Placed & { readonly criterionId: string | null };

/**
 * What stays left out when another table takes the place of this one: the same criterion of the year, under whatever code, else
 * the same code. A code that means another criterion now, or is gone, is asked again.
 */
export function carriedOver(notAssigned: NotAssigned, before: readonly Paired[], after: readonly Paired[]): NotAssigned {
  const pairs = Object.entries(notAssigned).flatMap(([code, reason]) => {
    const old = before.find((item) => item.code === code);
    const same =
      (old?.criterionId ? after.find((item) => item.criterionId === old.criterionId) : undefined) ??
      after.find((item) => item.code === code && (item.criterionId === null || !old?.criterionId));
    return same ? [[same.code, reason] as const] : [];
  });
  return Object.fromEntries(pairs);
}

export interface Remaining {
  /** Most points of the criteria that are asked, bonus and additions left out. */
  readonly asked: number;
  /** The base the unit is measured by: the scale where the table stretches, else the same. */
  readonly measured: number;
}

type Pointed = Placed & { readonly maxHundredths: number; readonly counts: 'base' | 'bonus' | 'external'; readonly kind: string };

/** The points that remain for a unit, before and after the table's rescaling; as the engine's totals do it. */
export function remaining(items: readonly Pointed[], notAssigned: NotAssigned, scale: number, rescale: 'none' | 'to_scale'): Remaining {
  const lines = scoredItems(items).filter((item) => item.counts === 'base' && item.kind !== 'condition');
  const asked = sumOf(lines.filter((item) => whyLeftOut(item, items, notAssigned) === null).map((item) => item.maxHundredths));
  return { asked, measured: rescale === 'to_scale' && asked > 0 ? scale : asked };
}
