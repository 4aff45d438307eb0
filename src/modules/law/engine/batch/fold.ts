/** Combining three-valued results, a block at a time. Codes: 0 met, even unmet, odd unknown. */
export type Combine = 'all' | 'any' | 'not';

/** Folds one leaf (0 met, 1 unmet, 2 unknown) into the codes; `code` is the leaf's own reason, `own` the combination's. */
export function foldLeaf(how: Combine, codes: Uint16Array, leaf: Uint8Array, code: number, own: number, count: number): void {
  if (how === 'all') {
    for (let i = 0; i < count; i += 1) {
      const value = leaf[i] as number;
      if (value === 0) continue;
      const now = codes[i] as number;
      // The first "no" stays; a "no" replaces an "unknown"; the first "unknown" stays.
      if (value === 1 ? now === 0 || (now & 1) === 1 : now === 0) codes[i] = value === 1 ? code : code | 1;
    }
    return;
  }
  if (how === 'any') {
    for (let i = 0; i < count; i += 1) {
      const value = leaf[i] as number;
      if (value === 0) codes[i] = 0;
      else if (value === 2 && codes[i] !== 0) codes[i] = own | 1;
    }
    return;
  }
  for (let i = 0; i < count; i += 1) codes[i] = leaf[i] === 0 ? own : leaf[i] === 1 ? 0 : own | 1;
}

export function foldCode(how: Combine, codes: Uint16Array, part: Uint16Array, own: number, count: number): void {
  if (how === 'all') {
    for (let i = 0; i < count; i += 1) {
      const value = part[i] as number;
      if (value === 0) continue;
      const now = codes[i] as number;
      if ((value & 1) === 0 ? now === 0 || (now & 1) === 1 : now === 0) codes[i] = value;
    }
    return;
  }
  if (how === 'any') {
    for (let i = 0; i < count; i += 1) {
      const value = part[i] as number;
      if (value === 0) codes[i] = 0;
      else if ((value & 1) === 1 && codes[i] !== 0) codes[i] = own | 1;
    }
    return;
  }
  for (let i = 0; i < count; i += 1) codes[i] = part[i] === 0 ? own : ((part[i] as number) & 1) === 0 ? 0 : own | 1;
}

/** Binding branches decide, the first of the deciding kind gives the reason; a doubtful branch that grants opens a "no". */
export function judgeCode(
  binding: readonly Uint16Array[],
  doubtful: readonly { readonly codes: Uint16Array }[],
  i: number,
  metDoubtful: number,
): number {
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
    const code = doubtful[0]?.codes[i] ?? 0;
    return (code === 0 ? metDoubtful : code) | 1;
  }
  return doubtful.some((one) => one.codes[i] === 0) ? unmet | 1 : unmet;
}
