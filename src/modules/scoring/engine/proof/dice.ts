/** mulberry32: small, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Dice {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = randomOf(seed);
  }
  int(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }
  chance(share: number): boolean {
    return this.#random() < share;
  }
  one<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T;
  }
}

/** A decimal between two whole numbers, with at most `places` decimals. */
export function decimal(dice: Dice, low: number, high: number, places = 2): string {
  const whole = dice.int(low, high);
  return dice.chance(0.5) ? String(whole) : `${whole}.${String(dice.int(1, 10 ** places - 1)).padStart(places, '0')}`;
}
