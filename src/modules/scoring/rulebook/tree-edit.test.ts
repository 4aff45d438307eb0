import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftItem } from './bodies.ts';
import {
  addAfter,
  addPart,
  branch,
  depthOf,
  fillBelow,
  indent,
  move,
  nextCode,
  outdent,
  partsOf,
  remove,
  setItem,
  sumOfParts,
  unevenHeadings,
} from './tree-edit.ts';

const start = (): DraftItem[] => {
  let items: DraftItem[] = addAfter([], null, 'a');
  items = addPart(items, 'a', 'a1');
  items = addAfter(items, 'a1', 'a2');
  items = addAfter(items, 'a', 'b');
  return addPart(items, 'b', 'b1');
};
const shape = (items: readonly DraftItem[]) => items.map((item) => `${'-'.repeat(depthOf(items, item.id))}${item.code}`);

test('criteria are added on the same level or below, with the next free code', () => {
  expect(shape(start())).toEqual(['I', '-I.1', '-I.2', 'II', '-II.1']);
  expect(start().find((item) => item.id === 'a')?.kind).toBe('heading');
  expect(['I', 'I.9', '09', 'a', 'VIII.2.a', 'X'].map(nextCode)).toEqual(['II', 'I.10', '10', 'b', 'VIII.2.b', 'XI']);
});

test('a branch moves, goes in and comes out as a whole', () => {
  expect(shape(move(start(), 'b', -1))).toEqual(['II', '-II.1', 'I', '-I.1', '-I.2']);
  expect(shape(move(start(), 'a', -1))).toEqual(shape(start()));
  expect(shape(indent(start(), 'b'))).toEqual(['I', '-I.1', '-I.2', '-II', '--II.1']);
  expect(shape(outdent(start(), 'a2'))).toEqual(['I', '-I.1', 'I.2', 'II', '-II.1']);
  expect(shape(remove(start(), 'a'))).toEqual(['II', '-II.1']);
  expect(branch(start(), 'a').map((item) => item.id)).toEqual(['a', 'a1', 'a2']);
});

test('a heading fills in what its lines leave empty, and nothing else', () => {
  const items = start().map((item) => (item.id === 'a1' ? { ...item, measure: 'Số ngày', proof: ['Công văn'] } : item));
  const filled = fillBelow(items, 'a', 'Đánh giá', ['Báo cáo']);
  expect(filled.map((item) => `${item.code} ${item.measure} ${item.proof.join()}`)).toEqual([
    'I  ',
    'I.1 Số ngày Công văn',
    'I.2 Đánh giá Báo cáo',
    'II  ',
    'II.1  ',
  ]);
});

test('whatever is done, each item stands once and after its heading, and sums follow the parts', () => {
  const verb = fc.constantFrom('after', 'part', 'up', 'down', 'in', 'out', 'remove');
  fc.assert(
    fc.property(fc.array(fc.tuple(verb, fc.nat(30)), { maxLength: 40 }), (steps) => {
      let items = start();
      for (const [index, [name, at]] of steps.entries()) {
        const id = items[at % Math.max(items.length, 1)]?.id ?? '';
        const fresh = `n${index}`;
        if (name === 'after') items = addAfter(items, id === '' ? null : id, fresh);
        else if (name === 'part') items = addPart(items, id, fresh);
        else if (name === 'up' || name === 'down') items = move(items, id, name === 'up' ? -1 : 1);
        else if (name === 'in') items = indent(items, id);
        else if (name === 'out') items = outdent(items, id);
        else items = remove(items, id);
      }
      const seen = new Set<string>();
      for (const item of items) {
        expect(seen.has(item.id)).toBe(false);
        expect(item.parentId === null || seen.has(item.parentId)).toBe(true);
        seen.add(item.id);
      }
      for (const heading of items)
        expect(sumOfParts(items, heading.id)).toBe(partsOf(items, heading.id).reduce((sum, item) => sum + item.maxHundredths, 0));
      expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
    }),
  );
});

test('a heading whose lines do not add up to it is named with what is missing', () => {
  let items = setItem(setItem(start(), 'a', { maxHundredths: 2000 }), 'a1', { maxHundredths: 1500 });
  items = setItem(setItem(items, 'b', { maxHundredths: 1000 }), 'b1', { maxHundredths: 1000 });
  expect(unevenHeadings(items)).toEqual([{ code: 'I', gap: -500 }]);
  expect(unevenHeadings(setItem(items, 'a2', { maxHundredths: 500 }))).toEqual([]);
  expect(unevenHeadings(setItem(items, 'a2', { maxHundredths: 500, counts: 'bonus' }))).toEqual([{ code: 'I', gap: -500 }]);
});
