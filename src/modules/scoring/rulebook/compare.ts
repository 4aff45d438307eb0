import type { z } from 'zod';
import { showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import { settingLines } from './setting-words.ts';
import type { FigureTitles } from '../engine/formula-words.ts';
import { figureTitles, ruleSentence } from './rule-words.ts';
import type { Draft, DraftItem } from './bodies.ts';
import type { comparison } from './shapes.ts';

/** Two tables side by side. A criterion is known by its code, or by its title where the code has moved. */

type Row = z.input<typeof comparison>['rows'][number];
type Change = Row['changes'][number];

const fields: Readonly<Record<string, Text>> = {
  code: { vi: 'Mã', en: 'Code' },
  title: { vi: 'Tiêu chí', en: 'Criterion' },
  max: { vi: 'Điểm', en: 'Points' },
  rule: { vi: 'Cách tính', en: 'Rule' },
  counts: { vi: 'Tính vào', en: 'Counts' },
  measure: { vi: 'Cách đo', en: 'Measure' },
  proof: { vi: 'Minh chứng', en: 'Proof' },
  scoredBy: { vi: 'Đơn vị chấm', en: 'Scored by' },
  condition: { vi: 'Điều kiện loại', en: 'Condition' },
};

const countsWords = { base: 'trong thang điểm', bonus: 'điểm thưởng', external: 'ngoài thang điểm' } as const;

const valuesOf = (item: DraftItem, titles: FigureTitles): Readonly<Record<keyof typeof fields, string>> => ({
  code: item.code,
  title: item.title,
  max: showHundredths(item.maxHundredths, 'vi', 0),
  rule: ruleSentence(item, titles).vi,
  counts: countsWords[item.counts],
  measure: item.measure,
  proof: item.proof.join('; '),
  scoredBy: item.scoredBy ?? '',
  condition: item.conditionWhen ?? '',
});

function changesOf(before: DraftItem, after: DraftItem, titles: FigureTitles): Change[] {
  const [old, fresh] = [valuesOf(before, titles), valuesOf(after, titles)];
  return Object.entries(fields).flatMap(([key, field]) =>
    old[key] === fresh[key] ? [] : [{ field, before: old[key] ?? '', after: fresh[key] ?? '' }],
  );
}

const sideOf = (item: DraftItem, titles: FigureTitles): NonNullable<Row['before']> => ({
  code: item.code,
  title: item.title,
  maxHundredths: item.maxHundredths,
  rule: ruleSentence(item, titles),
  measure: item.measure,
  proof: item.proof.join('; '),
});

function depths(items: readonly DraftItem[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of items) found.set(item.id, item.parentId === null ? 0 : (found.get(item.parentId) ?? 0) + 1);
  return found;
}

/** Pairs by code first, then by equal title among those left over: a criterion that moved is not one lost and one new. */
function pairs(before: readonly DraftItem[], after: readonly DraftItem[]): Map<string, DraftItem> {
  const byCode = new Map(before.map((item) => [item.code, item]));
  const taken = new Set<string>();
  const found = new Map<string, DraftItem>();
  const take = (item: DraftItem, old: DraftItem | undefined) => {
    if (!old || taken.has(old.id) || found.has(item.id)) return;
    taken.add(old.id);
    found.set(item.id, old);
  };
  const alike = (a: string, b: string) => a.trim().toLocaleLowerCase('vi') === b.trim().toLocaleLowerCase('vi');
  for (const item of after) {
    const same = byCode.get(item.code);
    if (same && alike(same.title, item.title)) take(item, same);
  }
  for (const item of after)
    if (!found.has(item.id))
      take(
        item,
        before.find((old) => !taken.has(old.id) && alike(old.title, item.title)),
      );
  for (const item of after) take(item, byCode.get(item.code));
  return found;
}

/** What stands in the new order; what was taken away stands where it was before. */
export function compareDrafts(before: Draft, after: Draft): Pick<z.input<typeof comparison>, 'rows' | 'settings' | 'counts'> {
  const titles = new Map([...figureTitles(before.book), ...figureTitles(after.book)]);
  const found = pairs(before.items, after.items);
  const [oldDepths, freshDepths] = [depths(before.items), depths(after.items)];
  const kept = new Set([...found.values()].map((item) => item.id));
  const rows: Row[] = after.items.map((item) => {
    const old = found.get(item.id);
    const changes = old ? changesOf(old, item, titles) : [];
    return {
      key: item.id,
      depth: freshDepths.get(item.id) ?? 0,
      heading: item.kind === 'heading',
      kind: old ? (changes.length > 0 ? 'changed' : 'same') : 'added',
      before: old ? sideOf(old, titles) : null,
      after: sideOf(item, titles),
      changes,
    };
  });
  const placeOf = new Map(rows.flatMap((row, index) => [[found.get(row.key)?.id ?? '', index] as const]));
  let at = 0;
  let added = 0;
  for (const item of before.items) {
    if (kept.has(item.id)) {
      at = (placeOf.get(item.id) ?? at - 1) + 1;
      continue;
    }
    const gone: Row = {
      key: `gone ${item.id}`,
      depth: oldDepths.get(item.id) ?? 0,
      heading: item.kind === 'heading',
      kind: 'removed',
      before: sideOf(item, titles),
      after: null,
      changes: [],
    };
    rows.splice(at + added, 0, gone);
    added += 1;
  }
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length;
  const old = new Map(settingLines(before.book).map((line) => [line.label.vi, line]));
  const fresh = settingLines(after.book);
  const settings = [
    ...fresh.flatMap(({ label, value }) =>
      old.get(label.vi)?.value === value ? [] : [{ field: label, before: old.get(label.vi)?.value ?? '', after: value }],
    ),
    ...[...old.values()].flatMap(({ label, value }) =>
      fresh.some((line) => line.label.vi === label.vi) ? [] : [{ field: label, before: value, after: '' }],
    ),
  ];
  return { rows, settings, counts: { added: count('added'), removed: count('removed'), changed: count('changed'), same: count('same') } };
}
