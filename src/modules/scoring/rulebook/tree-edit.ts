import type { DraftItem } from './bodies.ts';

/** Changes of the tree of criteria: a flat list in which each item stands before its parts. Nothing here knows a screen. */

type Items = readonly DraftItem[];

export const partsOf = (items: Items, parentId: string | null): DraftItem[] => items.filter((item) => item.parentId === parentId);

/** The item and everything below it, in order. */
export function branch(items: Items, id: string): DraftItem[] {
  const inside = new Set([id]);
  return items.filter((item) => {
    const within = item.id === id || (item.parentId !== null && inside.has(item.parentId));
    if (within) inside.add(item.id);
    return within;
  });
}

export function depthOf(items: Items, id: string): number {
  const parentId = items.find((item) => item.id === id)?.parentId ?? null;
  return parentId === null ? 0 : 1 + depthOf(items, parentId);
}

/** In the order of the tree: whatever was moved, each item stands before its parts and next to its siblings. */
function inOrder(items: Items): DraftItem[] {
  const below = (parentId: string | null): DraftItem[] => partsOf(items, parentId).flatMap((item) => [item, ...below(item.id)]);
  return below(null);
}

export const setItem = (items: Items, id: string, change: Partial<DraftItem>): DraftItem[] =>
  items.map((item) => (item.id === id ? { ...item, ...change } : item));

/** `I.1` → `I.2`, `09` → `10`, `a` → `b`; a code without a counter gets one. */
export function nextCode(code: string): string {
  const number = /^(.*?)(\d+)$/.exec(code);
  if (number) return `${number[1]}${String(Number(number[2]) + 1).padStart((number[2] ?? '').length, '0')}`;
  const roman = romans.indexOf(code);
  if (roman >= 0) return romans[roman + 1] ?? `${code}.1`;
  const letter = /^(.*?)([a-y])$/.exec(code);
  return letter ? `${letter[1]}${String.fromCharCode((letter[2] ?? 'a').charCodeAt(0) + 1)}` : `${code}.1`;
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

function freeCode(items: Items, wanted: string): string {
  const taken = new Set(items.map((item) => item.code));
  let code = wanted;
  for (let tries = 0; taken.has(code) && tries < 1000; tries += 1) code = nextCode(code);
  return code;
}

function fresh(id: string, parentId: string | null, code: string, like: DraftItem | undefined): DraftItem {
  return {
    id,
    parentId,
    code,
    title: '',
    titleEn: '',
    maxHundredths: 0,
    kind: 'manual',
    rule: {},
    counts: 'base',
    measure: '',
    proof: like && like.kind !== 'heading' ? [...like.proof] : [],
    scoredBy: null,
    conditionWhen: null,
    masked: false,
    note: '',
  };
}

/** A new criterion right after `afterId` and what is below it, on the same level; at the end of the table without one. */
export function addAfter(items: Items, afterId: string | null, id: string): DraftItem[] {
  const before = afterId === null ? partsOf(items, null).at(-1) : items.find((item) => item.id === afterId);
  const parentId = before?.parentId ?? null;
  const item = fresh(id, parentId, freeCode(items, before ? nextCode(before.code) : 'I'), before);
  if (!before) return [...items, item];
  const last = branch(items, before.id).at(-1)?.id;
  return items.flatMap((one) => (one.id === last ? [one, item] : [one]));
}

/** A new part at the end of a heading. What was a scored line becomes a heading: its points are its parts'. */
export function addPart(items: Items, parentId: string, id: string): DraftItem[] {
  const parent = items.find((item) => item.id === parentId);
  if (!parent) return [...items];
  const last = partsOf(items, parentId).at(-1);
  const item = fresh(id, parentId, freeCode(items, last ? nextCode(last.code) : `${parent.code}.1`), last);
  return inOrder([...setItem(items, parentId, { kind: 'heading', rule: {}, counts: 'base' }), item]);
}

/** Without the item and everything below it. */
export function remove(items: Items, id: string): DraftItem[] {
  const gone = new Set(branch(items, id).map((item) => item.id));
  return items.filter((item) => !gone.has(item.id));
}

/** One place up or down among its siblings, with everything below it. */
export function move(items: Items, id: string, by: -1 | 1): DraftItem[] {
  const item = items.find((one) => one.id === id);
  if (!item) return [...items];
  const siblings = partsOf(items, item.parentId);
  const at = siblings.findIndex((one) => one.id === id);
  const other = siblings[at + by];
  if (!other) return [...items];
  const [first, second] = by < 0 ? [item, other] : [other, item];
  const moved = items.filter((one) => one.id !== first.id);
  const place = moved.findIndex((one) => one.id === second.id);
  return inOrder([...moved.slice(0, place), first, ...moved.slice(place)]);
}

/** Becomes the last part of the sibling before it. */
export function indent(items: Items, id: string): DraftItem[] {
  const item = items.find((one) => one.id === id);
  const siblings = item ? partsOf(items, item.parentId) : [];
  const before = siblings[siblings.findIndex((one) => one.id === id) - 1];
  if (!before) return [...items];
  const headed = setItem(items, before.id, { kind: 'heading', rule: {}, counts: 'base' });
  const rest = headed.filter((one) => one.id !== id);
  return inOrder([...rest, ...headed.filter((one) => one.id === id).map((one) => ({ ...one, parentId: before.id }))]);
}

/** Comes out of its heading and stands right after it. */
export function outdent(items: Items, id: string): DraftItem[] {
  const item = items.find((one) => one.id === id);
  const parent = items.find((one) => one.id === item?.parentId);
  if (!item || !parent) return [...items];
  const moved: DraftItem = { ...item, parentId: parent.parentId };
  const rest = items.filter((one) => one.id !== id);
  const place = rest.findIndex((one) => one.id === parent.id) + 1;
  return inOrder([...rest.slice(0, place), moved, ...rest.slice(place)]);
}

/** Scored lines below a heading that say nothing yet get this measure and these proofs; what is written stays. */
export function fillBelow(items: Items, headingId: string, measure: string, proof: readonly string[]): DraftItem[] {
  const below = new Set(branch(items, headingId).map((item) => item.id));
  return items.map((item) =>
    !below.has(item.id) || item.kind === 'heading'
      ? item
      : { ...item, measure: item.measure === '' ? measure : item.measure, proof: item.proof.length === 0 ? [...proof] : item.proof },
  );
}

/** Sum of what counts into the scale among these. */
export const baseSum = (parts: Items): number => parts.reduce((sum, item) => sum + (item.counts === 'base' ? item.maxHundredths : 0), 0);

/** Sum of the base parts; a bonus stands on top of its heading. */
export const sumOfParts = (items: Items, parentId: string | null): number => baseSum(partsOf(items, parentId));

/** Headings whose points are not those of their parts, in the order of the table; `gap` = parts minus heading, in hundredths. */
export const unevenHeadings = (items: Items): { readonly code: string; readonly gap: number }[] =>
  items
    .filter((item) => item.kind === 'heading')
    .map((item) => ({ code: item.code, gap: sumOfParts(items, item.id) - item.maxHundredths }))
    .filter(({ gap }) => gap !== 0);
