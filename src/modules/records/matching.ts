import { fold } from '#platform/fold.ts';
import type { MatchReason } from './labels.ts';

/** One human being as the directory knows them, or as a paper names them. */
export interface Known {
  readonly id: string;
  readonly fullName: string;
  /** Units where a post is or was held; `current` = not ended. */
  readonly posts: readonly { readonly unitId: string; readonly title: string; readonly current: boolean }[];
}

export interface Named {
  readonly fullName: string;
  /** `null` = the paper names no unit we know. */
  readonly unitId: string | null;
  readonly title?: string | undefined;
}

export interface Candidate {
  readonly id: string;
  readonly reasons: readonly MatchReason[];
  /** 0…100; only for the order of the list, never a decision by itself. */
  readonly score: number;
}

const clean = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi');
const sorted = (name: string) => fold(name).split(' ').sort().join(' ');

/** Number of letters to change, insert, remove or swap; gives up above `most` and answers `most + 1`. */
export function editDistance(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/**
 * How two spellings of a name are alike; `null` when they are not. Short names forgive nothing: "An" and "Ân" differ by
 * an accent, "An" and "Anh" are two people.
 */
export function nameLikeness(a: string, b: string): { reason: MatchReason; score: number } | null {
  if (clean(a) === clean(b)) return { reason: 'SAME_NAME', score: 60 };
  const [x, y] = [fold(a), fold(b)];
  if (x === '' || y === '') return null;
  if (x === y) return { reason: 'ACCENTS', score: 50 };
  if (sorted(a) === sorted(b)) return { reason: 'ORDER', score: 40 };
  const words = Math.min(x.split(' ').length, y.split(' ').length);
  const most = words < 2 ? 0 : x.length >= 12 && y.length >= 12 ? 2 : 1;
  return most > 0 && editDistance(x, y, most) <= most ? { reason: 'SPELLING', score: 30 } : null;
}

/** Who a name in a paper may be, the likeliest first, each with the reasons a person can check. */
export function candidatesFor(named: Named, people: readonly Known[]): Candidate[] {
  const found = people.flatMap((person): Candidate[] => {
    const likeness = nameLikeness(named.fullName, person.fullName);
    if (!likeness) return [];
    const reasons: MatchReason[] = [likeness.reason];
    let score = likeness.score;
    const here = named.unitId === null ? [] : person.posts.filter((post) => post.unitId === named.unitId);
    if (here.some((post) => post.current)) {
      reasons.push('SAME_UNIT');
      score += 30;
    } else if (here.length > 0) {
      reasons.push('OLD_UNIT');
      score += 22;
    } else if (person.posts.length > 0 && named.unitId !== null) {
      reasons.push('OTHER_UNIT');
      score -= 10;
    }
    const title = named.title;
    if (title && here.some((post) => fold(post.title) === fold(title))) {
      reasons.push('SAME_POST');
      score += 10;
    }
    return [{ id: person.id, reasons, score: Math.max(0, Math.min(100, score)) }];
  });
  const same = found.filter((one) => one.reasons.includes('SAME_NAME') && (one.reasons.includes('SAME_UNIT') || one.reasons.includes('OLD_UNIT')));
  const marked =
    same.length < 2 ? found : found.map((one) => (same.includes(one) ? { ...one, reasons: [...one.reasons, 'NAMESAKE' as const] } : one));
  return marked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, 8);
}

/**
 * The one person the program may take by itself: written exactly alike, in that unit, and nobody else of that unit is
 * written so or nearly so. Anything less is for a human.
 */
export function certainMatch(candidates: readonly Candidate[]): string | null {
  const inUnit = candidates.filter((one) => one.reasons.includes('SAME_UNIT') || one.reasons.includes('OLD_UNIT'));
  const [only] = inUnit;
  return inUnit.length === 1 && only?.reasons.includes('SAME_NAME') ? only.id : null;
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly reasons: readonly MatchReason[];
  readonly score: number;
}

/** Whether two records may be one person. Two exact namesakes in different units are common and score low. */
export function likelyPair(a: Known, b: Known): Pair | null {
  if (a.id === b.id) return null;
  const likeness = nameLikeness(a.fullName, b.fullName);
  if (!likeness) return null;
  const shared = a.posts.filter((post) => b.posts.some((other) => other.unitId === post.unitId));
  const reasons: MatchReason[] = [likeness.reason];
  let score = likeness.score;
  if (shared.length > 0) {
    const current = shared.some((post) => post.current && b.posts.some((other) => other.unitId === post.unitId && other.current));
    reasons.push(current ? 'SAME_UNIT' : 'OLD_UNIT');
    score += 30;
    if (shared.some((post) => b.posts.some((other) => other.unitId === post.unitId && fold(other.title) === fold(post.title)))) {
      reasons.push('SAME_POST');
      score += 10;
    }
  } else if (a.posts.length > 0 && b.posts.length > 0) {
    reasons.push('OTHER_UNIT');
    score -= 25;
  }
  const [first, second] = a.id < b.id ? [a, b] : [b, a];
  return { a: first.id, b: second.id, reasons, score: Math.max(0, Math.min(100, score)) };
}

export const sameSpelling = (a: string, b: string): boolean => clean(a) === clean(b);
