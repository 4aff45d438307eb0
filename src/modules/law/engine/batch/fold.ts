/**
 * Combining three-valued results, a block at a time and without branches: facts of real people are hard to predict.
 * Codes: 0 met, even unmet, odd unknown. Leaves: 0 met, 1 unmet, 2 unknown.
 */
export type Combine = 'all' | 'any' | 'not';

/** One part of a combination: a leaf with its own reason, or the codes of a combination below. `at` = where the block begins in it. */
export type Part = { readonly leaf: Uint8Array; readonly code: number; readonly direct: boolean } | { readonly codes: Uint16Array };

/** Room for one combination of at most `size` subjects. */
export interface Scratch {
  readonly no: Uint16Array;
  readonly open: Uint16Array;
}

/** Writes the codes of one block. `own` is the combination's reason, `from` the block's place in the columns. */
export function fold(how: Combine, parts: readonly Part[], own: number, codes: Uint16Array, scratch: Scratch, from: number, count: number): void {
  if (how === 'all') return foldAll(parts, codes, scratch, from, count);
  if (how === 'any') return foldAny(parts, own, codes, from, count);
  const [part] = parts;
  if (part === undefined) return;
  foldAny([part], own, codes, from, count);
  // Met ↔ unmet; an unknown stays one.
  for (let i = 0; i < count; i += 1) codes[i] = codes[i] === 0 ? own : ((codes[i] as number) & 1) === 1 ? own | 1 : 0;
}

/** From the last part to the first, so that the first "no" and the first "not known" are what stays; a "no" wins. */
function foldAll(parts: readonly Part[], codes: Uint16Array, { no, open }: Scratch, from: number, count: number): void {
  no.fill(0, 0, count);
  open.fill(0, 0, count);
  for (let k = parts.length - 1; k >= 0; k -= 1) {
    const part = parts[k] as Part;
    if ('leaf' in part) allLeaf(no, open, part.leaf, part.direct ? from : 0, part.code, count);
    else allCodes(no, open, part.codes, count);
  }
  for (let i = 0; i < count; i += 1) {
    const value = no[i] as number;
    codes[i] = value | ((open[i] as number) & ((value - 1) >> 31));
  }
}

function allLeaf(no: Uint16Array, open: Uint16Array, leaf: Uint8Array, at: number, code: number, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const value = leaf[at + i] as number;
    const unmet = -(value & 1);
    const unknown = -(value >> 1);
    no[i] = ((no[i] as number) & ~unmet) | (code & unmet);
    open[i] = ((open[i] as number) & ~unknown) | ((code | 1) & unknown);
  }
}

function allCodes(no: Uint16Array, open: Uint16Array, part: Uint16Array, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const value = part[i] as number;
    const unknown = -(value & 1);
    const unmet = -((-value >>> 31) & ~value & 1);
    no[i] = ((no[i] as number) & ~unmet) | (value & unmet);
    open[i] = ((open[i] as number) & ~unknown) | (value & unknown);
  }
}

function foldAny(parts: readonly Part[], own: number, codes: Uint16Array, from: number, count: number): void {
  // Bit 0: one is met; bit 1: one is not known.
  codes.fill(0, 0, count);
  for (const part of parts) {
    if ('leaf' in part) {
      const at = part.direct ? from : 0;
      for (let i = 0; i < count; i += 1) {
        const value = part.leaf[at + i] as number;
        codes[i] = (codes[i] as number) | ((value - 1) >>> 31) | (value & 2);
      }
    } else {
      for (let i = 0; i < count; i += 1) {
        const value = part.codes[i] as number;
        codes[i] = (codes[i] as number) | ((value - 1) >>> 31) | ((value & 1) << 1);
      }
    }
  }
  for (let i = 0; i < count; i += 1) {
    const seen = codes[i] as number;
    codes[i] = (own | (seen >> 1)) & ((seen & 1) - 1);
  }
}

/** What one award is judged by; `bars` has one entry a doubtful branch, and none where a binding branch decides. */
export interface Branches {
  readonly binding: readonly Uint16Array[];
  readonly doubtful: readonly { readonly codes: Uint16Array }[];
  readonly bars: readonly Uint16Array[];
  readonly metDoubtful: number;
}

/** Binding branches decide, the first of the deciding kind gives the reason; a doubtful branch that grants opens a "no". */
export function judgeCode({ binding, doubtful, bars, metDoubtful }: Branches, i: number): number {
  let unmet = 0;
  let unknown = 0;
  for (const codes of binding) {
    const code = codes[i] as number;
    if (code === 0) return 0;
    if ((code & 1) === 1) unknown ||= code;
    else unmet ||= code;
  }
  if (unknown !== 0) return unknown;
  if (binding.length === 0) {
    const [bar] = bars;
    if (bar && bars.every((codes) => isUnmet(codes[i] as number))) return bar[i] as number;
    const code = doubtful[0]?.codes[i] ?? 0;
    return (code === 0 ? metDoubtful : code) | 1;
  }
  return doubtful.some((one) => one.codes[i] === 0) ? unmet | 1 : unmet;
}

const isUnmet = (code: number): boolean => code !== 0 && (code & 1) === 0;
