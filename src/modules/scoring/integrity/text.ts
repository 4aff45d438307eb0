import { fold } from '#platform/fold.ts';

/** Near-copied text: which of many texts share passages, found without comparing each with each. Pure. */

export interface TextSource {
  /** Unit, year and place of the text; unique. */
  readonly key: string;
  readonly text: string;
}

export interface Passage {
  readonly a: string;
  readonly b: string;
}

export interface NearCopy {
  readonly a: string;
  readonly b: string;
  /** Shared shingles ÷ shingles of the shorter text, whole percent. */
  readonly sharePercent: number;
}

export interface CopyGroup {
  readonly keys: readonly string[];
  /** The smallest share that brought two members together; 100 = all say the same words. */
  readonly leastSharePercent: number;
}

/** Five words: shorter runs are the common speech of the office ("hoàn thành tốt nhiệm vụ được giao"). */
const shingleWords = 5;
/** Below this a text says too little for its likeness to mean anything. */
const leastWords = 20;
const leastSharePercent = 60;
/** A text of `bands × rowsPerBand` minima; two texts meet when one band is equal. Finds shares from about 0.6 on almost surely. */
const bands = 32;
const rowsPerBand = 2;
const mostPassages = 3;

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Words without case, accents and punctuation, with their place in the text. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((found) => ({
    folded: fold(found[0]),
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Another order of the same hashes for each row. */
const reordered = (hash: number, row: number): number => {
  let mixed = hash ^ Math.imul(row + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

interface Prepared extends TextSource {
  readonly words: readonly Word[];
  readonly shingles: ReadonlySet<number>;
}

function prepare(source: TextSource): Prepared | undefined {
  const words = wordsOf(source.text);
  if (words.length < leastWords) return undefined;
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= words.length; at++)
    shingles.add(
      hashOf(
        words
          .slice(at, at + shingleWords)
          .map((word) => word.folded)
          .join(' '),
      ),
    );
  return { ...source, words, shingles };
}

/** MinHash: the smallest value of each order; equal minima are as frequent as shared shingles. */
function minimaOf(shingles: ReadonlySet<number>): number[] {
  return Array.from({ length: bands * rowsPerBand }, (_, row) => {
    let least = 0xffffffff;
    for (const shingle of shingles) least = Math.min(least, reordered(shingle, row));
    return least;
  });
}

/** Pairs of texts that agree in one whole band of minima. */
function candidates(texts: readonly Prepared[]): [Prepared, Prepared][] {
  const seen = new Set<string>();
  const pairs: [Prepared, Prepared][] = [];
  const minima = texts.map((text) => minimaOf(text.shingles));
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>();
    minima.forEach((row, index) => {
      const key = row.slice(band * rowsPerBand, (band + 1) * rowsPerBand).join(',');
      buckets.set(key, [...(buckets.get(key) ?? []), index]);
    });
    for (const bucket of buckets.values()) {
      for (const [place, i] of bucket.entries()) {
        for (const j of bucket.slice(place + 1)) {
          const [a, b] = [texts[i], texts[j]];
          if (!a || !b || seen.has(`${i} ${j}`)) continue;
          seen.add(`${i} ${j}`);
          pairs.push([a, b]);
        }
      }
    }
  }
  return pairs;
}

function sharePercentOf(a: Prepared, b: Prepared): number {
  let shared = 0;
  for (const shingle of a.shingles) if (b.shingles.has(shingle)) shared += 1;
  return Math.floor((shared * 100) / Math.min(a.shingles.size, b.shingles.size));
}

/** The longest runs of equal words, longest first, none inside another. */
function passagesOf(a: Prepared, b: Prepared): Passage[] {
  const places = new Map<string, number[]>();
  b.words.forEach((word, index) => places.set(word.folded, [...(places.get(word.folded) ?? []), index]));
  const runs: { from: number; other: number; length: number }[] = [];
  for (let i = 0; i < a.words.length; i++) {
    let best = { from: i, other: 0, length: 0 };
    for (const j of places.get(a.words[i]?.folded ?? '') ?? []) {
      let length = 0;
      while (a.words[i + length] && a.words[i + length]?.folded === b.words[j + length]?.folded) length += 1;
      if (length > best.length) best = { from: i, other: j, length };
    }
    if (best.length >= shingleWords) {
      runs.push(best);
      i += best.length - 1;
    }
  }
  const cut = (text: Prepared, from: number, length: number) => text.text.slice(text.words[from]?.from, text.words[from + length - 1]?.to);
  return runs
    .toSorted((x, y) => y.length - x.length)
    .slice(0, mostPassages)
    .map((run) => ({ a: cut(a, run.from, run.length), b: cut(b, run.other, run.length) }));
}

const pairsOf = (texts: readonly Prepared[]): NearCopy[] =>
  candidates(texts).flatMap(([a, b]) => {
    const sharePercent = sharePercentOf(a, b);
    return sharePercent < leastSharePercent ? [] : [{ a: a.key, b: b.key, sharePercent }];
  });

/**
 * Pairs of texts of which one says again, word for word, at least 60 % of the shorter one, most alike first. Case,
 * accents and punctuation do not hide a copy.
 */
export function nearCopies(sources: readonly TextSource[]): NearCopy[] {
  const texts = sources.flatMap((source) => prepare(source) ?? []);
  return pairsOf(texts).toSorted((x, y) => y.sharePercent - x.sharePercent || (x.a + x.b < y.a + y.b ? -1 : 1));
}

/** What two texts share, as each of them writes it: at most three runs of equal words, longest first. */
export function sharedPassages(a: TextSource, b: TextSource): Passage[] {
  const [one, other] = [prepare(a), prepare(b)];
  return one && other ? passagesOf(one, other) : [];
}

/**
 * Texts that say nearly the same, gathered: one group for all places of a text, however many there are, since a hundred
 * units with one sentence are one question. Each group has two members or more, in the order given.
 */
export function copyGroups(sources: readonly TextSource[]): CopyGroup[] {
  const texts = sources.flatMap((source) => prepare(source) ?? []);
  const equal = Map.groupBy(texts, (text) => text.words.map((word) => word.folded).join(' '));
  const groupOf = new Map([...equal.values()].map((same) => [same[0]?.key ?? '', same.map((text) => text.key)] as const));
  const shareOf = new Map<string[], number>();
  for (const { a, b, sharePercent } of pairsOf([...equal.values()].flatMap((same) => same[0] ?? []))) {
    const [one, other] = [groupOf.get(a) ?? [], groupOf.get(b) ?? []];
    const least = Math.min(sharePercent, shareOf.get(one) ?? 100, shareOf.get(other) ?? 100);
    const joined = one === other ? one : [...one, ...other];
    shareOf.set(joined, least);
    for (const key of joined) groupOf.set(key, joined);
  }
  const order = new Map(sources.map((source, index) => [source.key, index]));
  return [...new Set(groupOf.values())]
    .filter((keys) => keys.length > 1)
    .map((keys) => ({ keys: keys.toSorted((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0)), leastSharePercent: shareOf.get(keys) ?? 100 }));
}
