import { showHundredths } from '#platform/decimal.ts';
import type { DraftItem } from '../bodies.ts';
import type { RowReader } from './cells.ts';
import type { CriteriaColumn } from './columns.ts';

/** Lines of a workbook as a tree: which stands under which, and whether the points agree. */

export interface Found {
  readonly reader: RowReader<CriteriaColumn>;
  readonly level: number | null;
  readonly item: DraftItem;
  readonly max: number | null;
}

/**
 * Lines `I`, `II` that are headings of the numbered lines below them (`1`, `2`): those without points, and those whose points are
 * exactly the sum of these lines, which would otherwise count twice. Another sum is a warning, because nothing says which it is.
 */
function romanHeadings(found: readonly Found[]): ReadonlySet<Found> {
  const headings = new Set<Found>();
  for (const [index, one] of found.entries()) {
    if (!/^[IVXL]+$/.test(one.item.code)) continue;
    const rest = found.slice(index + 1);
    const end = rest.findIndex(({ item }) => !/^\d/.test(item.code));
    const below = (end < 0 ? rest : rest.slice(0, end)).filter(({ item }) => /^\d+$/.test(item.code) && item.counts === 'base');
    if (below.length === 0) continue;
    const sum = below.reduce((points, { max }) => points + (max ?? 0), 0);
    if (one.max === null || one.max === sum) headings.add(one);
    else {
      const [codes, total, own] = [below.map(({ item }) => item.code).join(', '), showHundredths(sum, 'vi', 0), showHundredths(one.max, 'vi', 0)];
      const message = {
        vi: `Dòng ${one.item.code} ghi ${own}, các dòng ${codes} ngay dưới cộng ${total}. Nếu ${one.item.code} là mục cha, sửa cho khớp hoặc ghi cột Cấp.`,
        en: `Line ${one.item.code} says ${own}, the lines ${codes} below it sum to ${total}. If ${one.item.code} is their heading, let them agree or fill the column of levels.`,
      };
      one.reader.complain('max', message, 'warning');
    }
  }
  return headings;
}

/** By the column of levels where it is filled, else by the codes: `I.1.2` stands under `I.1`, or under `I`; `1` under a heading `I`. */
export function parents(found: readonly Found[]): (Found | null)[] {
  const byLevel = found.some((one) => one.level !== null);
  const roman = byLevel ? new Set<Found>() : romanHeadings(found);
  const standsUnder = (one: Found, heading: Found | undefined): boolean =>
    heading !== undefined && (isBelow(one.item.code, heading.item.code) || (roman.has(heading) && /^\d/.test(one.item.code)));
  const path: Found[] = [];
  return found.map((one) => {
    if (byLevel) {
      const level = one.level ?? path.length + 1;
      if (level > path.length + 1)
        one.reader.complain('level', {
          vi: `Cấp ${level} đứng ngay dưới cấp ${path.length}; thiếu mục cha.`,
          en: `Level ${level} right below level ${path.length}: a heading is missing.`,
        });
      path.length = Math.min(level - 1, path.length);
    } else while (path.length > 0 && !standsUnder(one, path.at(-1))) path.pop();
    const parent = path.at(-1) ?? null;
    path.push(one);
    return parent;
  });
}

const isBelow = (code: string, heading: string): boolean =>
  code.length > heading.length && code.startsWith(heading) && /[.\-/]/.test(code[heading.length] ?? '');

export function complainTwice(found: readonly Found[]): void {
  const first = new Map<string, Found>();
  for (const one of found) {
    const before = first.get(one.item.code);
    if (before && one.item.code !== '')
      one.reader.complain('code', {
        vi: `Mã “${one.item.code}” đã dùng ở ô ${before.reader.place('code')}. Đổi một trong hai mã.`,
        en: `The code “${one.item.code}” stands in ${before.reader.place('code')} already. Change one of the two.`,
      });
    else first.set(one.item.code, one);
  }
}

/** Headings get their parts; one without points gets their sum, one with others is told so. */
export function closeHeadings(found: readonly Found[], above: readonly (Found | null)[]): DraftItem[] {
  const sums = new Map<string, number>();
  const headings = new Set(above.flatMap((parent) => (parent ? [parent.item.id] : [])));
  const points = new Map<string, number>();
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const one = found[index] as Found;
    const isHeading = headings.has(one.item.id);
    const sum = sums.get(one.item.id) ?? 0;
    const max = one.max ?? (isHeading ? sum : 0);
    points.set(one.item.id, max);
    if (!isHeading && one.max === null && one.reader.isEmpty('max'))
      one.reader.complain('max', { vi: 'Thiếu điểm tối đa.', en: 'The maximum is missing.' });
    if (isHeading && one.max !== null && one.max !== sum) {
      const [shownSum, shownMax] = [showHundredths(sum, 'vi', 0), showHundredths(one.max, 'vi', 0)];
      one.reader.complain(
        'max',
        {
          vi: `${one.item.code}: các mục con cộng ${shownSum}, mục cha ghi ${shownMax}.`,
          en: `${one.item.code}: its parts sum to ${shownSum}, the heading says ${shownMax}.`,
        },
        'warning',
      );
    }
    const parent = above[index];
    if (parent && one.item.counts === 'base') sums.set(parent.item.id, (sums.get(parent.item.id) ?? 0) + max);
  }
  return found.map((one, index) => {
    const isHeading = headings.has(one.item.id);
    return {
      ...one.item,
      parentId: above[index]?.item.id ?? null,
      maxHundredths: points.get(one.item.id) ?? 0,
      ...(isHeading ? { kind: 'heading' as const, rule: {} } : {}),
    };
  });
}
