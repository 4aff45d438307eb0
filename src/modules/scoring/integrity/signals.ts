import { sha256 } from '#platform/ids.ts';
import type { Text } from '#platform/text.ts';
import { percentOfScale } from '../sheet/points.ts';
import type { CrossMethod } from '../cross/result.ts';
import type { SignalKind } from './labels.ts';
import { flipsWithout, reciprocalPairs, scorerGaps, type Mark } from './scorers.ts';
import { copyGroups, sharedPassages, type CopyGroup, type TextSource } from './text.ts';

/** What the signals look at in one group of one year. Points are whole hundredths. */
export interface GroupFacts {
  readonly termId: string;
  readonly groupName: string;
  readonly scale: number;
  readonly totals: readonly { readonly unitId: string; readonly total: number }[];
  /** A unit without a final sheet keeps "everybody" from being said. */
  readonly missing: number;
  readonly marks: readonly Mark[];
  readonly method: CrossMethod;
}

export interface ProofUse {
  /** Equal for the same bytes; for a stated fact, the item itself. */
  readonly content: string;
  readonly itemId: string;
  readonly title: string;
  readonly unitId: string;
  readonly termId: string | null;
  readonly code: string;
}

export interface Words extends TextSource {
  readonly unitId: string;
  readonly year: number;
  readonly place: Text;
  readonly link: string;
}

export interface SignalRow {
  readonly label: string;
  readonly detail: Text;
  readonly link: string | null;
  /** Two passages to be read side by side. */
  readonly passages: readonly { readonly a: string; readonly b: string }[];
}

export interface Signal {
  /** Stays the same while it is about the same things, so that an explanation stays with it. */
  readonly key: string;
  readonly kind: SignalKind;
  readonly termId: string | null;
  readonly title: string;
  readonly question: Text;
  readonly rows: readonly SignalRow[];
}

/** Points of a percent, in hundredths: above this everybody's score says little. */
const highShare = 9_900;
/** A scorer that lies ten points of a hundred from the others, or gives a partner five more than others do, is worth a question. */
const severeGap = 1_000;
const favour = 500;
/** "Everybody" needs at least this many. */
const leastUnits = 3;

type NameOf = (unitId: string) => string;

const percent = (hundredths: number): Text => {
  const plain = (Math.abs(hundredths) / 100).toFixed(2).replace(/\.?0+$/, '');
  const sign = hundredths < 0 ? '−' : '';
  return { vi: `${sign}${plain.replace('.', ',')} %`, en: `${sign}${plain}%` };
};
const both = (vi: string, en: string): Text => ({ vi, en });

function levelSignal(group: GroupFacts, nameOf: NameOf): Signal[] {
  const { termId, groupName, totals, scale } = group;
  if (group.missing > 0 || totals.length < leastUnits) return [];
  const shares = totals.map((one) => ({ ...one, share: percentOfScale(one.total, scale) }));
  const full = shares.every((one) => one.total >= scale);
  if (!full && !shares.every((one) => one.share > highShare)) return [];
  const kind: SignalKind = full ? 'all-full' : 'all-high';
  const count = shares.length;
  return [
    {
      key: `${kind}/${termId}`,
      kind,
      termId,
      title: groupName,
      question: full
        ? both(
            `Cả ${count} đơn vị đều đạt tối đa. Bảng điểm có phân biệt được ai làm tốt hơn không?`,
            `All ${count} units have the maximum. Does the table tell who did better?`,
          )
        : both(
            `Cả ${count} đơn vị đều trên 99 %. Điểm cao này có minh chứng tương xứng không?`,
            `All ${count} units are above 99%. Do the proofs bear that out?`,
          ),
      rows: shares.map((one) => ({ label: nameOf(one.unitId), detail: percent(one.share), link: null, passages: [] })),
    },
  ];
}

function scorerSignals(group: GroupFacts, nameOf: NameOf): Signal[] {
  const { termId, groupName, marks, totals, method } = group;
  const base = { termId, title: groupName };
  const severe = scorerGaps(marks)
    .filter((one) => Math.abs(one.gap) >= severeGap)
    .map((one): Signal => ({
      ...base,
      key: `severe-scorer/${termId}/${one.scorer}`,
      kind: 'severe-scorer',
      question: both(
        `${nameOf(one.scorer)} chấm lệch ${percent(one.gap).vi} so với các đơn vị khác chấm cùng chỗ. Cách hiểu tiêu chí có khác nhau không?`,
        `${nameOf(one.scorer)} lies ${percent(one.gap).en} from others who scored the same. Do they read the criteria alike?`,
      ),
      rows: marks
        .filter((mark) => mark.scorer === one.scorer)
        .map((mark) => ({ label: nameOf(mark.scored), detail: percent(Math.round((mark.points * 10_000) / mark.max)), link: null, passages: [] })),
    }));
  const pairs = reciprocalPairs(marks, favour).map((pair): Signal => ({
    ...base,
    key: `reciprocal-scorers/${termId}/${pair.a}/${pair.b}`,
    kind: 'reciprocal-scorers',
    question: both(
      `${nameOf(pair.a)} và ${nameOf(pair.b)} cùng chấm cho nhau cao hơn các đơn vị khác chấm. Vì sao?`,
      `${nameOf(pair.a)} and ${nameOf(pair.b)} each gave the other more than everybody else did. Why?`,
    ),
    rows: [
      {
        label: `${nameOf(pair.a)} → ${nameOf(pair.b)}`,
        detail: both(`hơn ${percent(pair.fromA).vi}`, `${percent(pair.fromA).en} more`),
        link: null,
        passages: [],
      },
      {
        label: `${nameOf(pair.b)} → ${nameOf(pair.a)}`,
        detail: both(`hơn ${percent(pair.fromB).vi}`, `${percent(pair.fromB).en} more`),
        link: null,
        passages: [],
      },
    ],
  }));
  const flips = flipsWithout(marks, new Map(totals.map((one) => [one.unitId, one.total])), method)
    .filter((flip) => flip.moved.some((one) => one.from === 1 || one.to === 1))
    .map((flip): Signal => ({
      ...base,
      key: `rank-flips/${termId}/${flip.without}`,
      kind: 'rank-flips',
      question: both(
        `Bỏ điểm của ${nameOf(flip.without)} thì đơn vị dẫn đầu thay đổi. Kết quả có đủ vững để suy tôn không?`,
        `Without the marks of ${nameOf(flip.without)} another unit leads. Is the result firm enough?`,
      ),
      rows: flip.moved.map((one) => ({
        label: nameOf(one.unit),
        detail: both(`hạng ${one.from} → ${one.to}`, `rank ${one.from} → ${one.to}`),
        link: null,
        passages: [],
      })),
    }));
  return [...severe, ...pairs, ...flips];
}

/** The same proof under several criteria of one unit, and the same bytes at several units. Reuse is meant to be easy; it is asked about, no more. */
function proofSignals(uses: readonly ProofUse[], nameOf: NameOf): Signal[] {
  const rowOf = (use: ProofUse): SignalRow => ({
    label: `${nameOf(use.unitId)} · ${use.code}`,
    detail: both(use.title, use.title),
    link: `/minh-chung/${use.itemId}`,
    passages: [],
  });
  const signals: Signal[] = [];
  for (const [content, same] of Map.groupBy(uses, (use) => use.content)) {
    const units = [...new Set(same.map((use) => use.unitId))];
    const [first] = same;
    if (!first) continue;
    if (units.length > 1)
      signals.push({
        key: `proof-across-units/${content}`,
        kind: 'proof-across-units',
        termId: first.termId,
        title: first.title,
        question: both(
          `Cùng một tệp được ${units.length} đơn vị dùng. Kết quả là của đơn vị nào?`,
          `${units.length} units use the same file. Whose result is it?`,
        ),
        rows: same.map(rowOf),
      });
    for (const [unitId, own] of Map.groupBy(same, (use) => use.unitId)) {
      const codes = [...new Set(own.map((use) => use.code))];
      if (codes.length < 2) continue;
      signals.push({
        key: `proof-across-criteria/${unitId}/${content}`,
        kind: 'proof-across-criteria',
        termId: own[0]?.termId ?? null,
        title: `${nameOf(unitId)} · ${first.title}`,
        question: both(
          `Một minh chứng đứng dưới ${codes.length} tiêu chí (${codes.join(', ')}). Nó có chứng minh được từng tiêu chí không?`,
          `One proof stands under ${codes.length} criteria (${codes.join(', ')}). Does it prove each of them?`,
        ),
        rows: own.map(rowOf),
      });
    }
  }
  return signals;
}

/** Places listed under one question; the rest is counted. */
const mostPlaces = 20;

/** Two places keep their pair as the key; more are known by the first and a digest of all. */
const copyKey = (keys: readonly string[]): string =>
  keys.length === 2 ? `copied-text/${keys.toSorted().join('/')}` : `copied-text/${keys.toSorted()[0] ?? ''}/${sha256(keys.toSorted().join('/'))}`;

function copySignal({ keys, leastSharePercent }: CopyGroup, places: readonly Words[], nameOf: NameOf): Signal {
  const label = (one: Words, lang: 'vi' | 'en') => `${nameOf(one.unitId)}, ${one.place[lang]} ${one.year}`;
  const [first, second] = places as [Words, Words];
  const units = [...new Set(places.map((one) => one.unitId))].map(nameOf);
  const left = places.length - mostPlaces;
  const rows = places.slice(0, mostPlaces).map((one, index): SignalRow => ({
    label: label(one, 'vi'),
    detail: one.place,
    link: one.link,
    // Side by side once: every further place says what these two say.
    passages: index === 0 ? sharedPassages(first, second) : [],
  }));
  return {
    key: copyKey(keys),
    kind: 'copied-text',
    termId: null,
    title: units.slice(0, 3).join(' · ') + (units.length > 3 ? ` +${units.length - 3}` : ''),
    question:
      places.length === 2
        ? both(
            `${label(first, 'vi')} và ${label(second, 'vi')} giống nhau ${leastSharePercent} %. Lời này nói về việc của ai, năm nào?`,
            `${label(first, 'en')} and ${label(second, 'en')} agree for ${leastSharePercent}%. Whose work, which year is it about?`,
          )
        : both(
            `${places.length} chỗ của ${units.length} đơn vị viết gần như cùng một lời (giống từ ${leastSharePercent} %). Lời này nói về việc của ai, năm nào?`,
            `${places.length} places of ${units.length} units say nearly the same (from ${leastSharePercent}%). Whose work, which year is it about?`,
          ),
    rows: left > 0 ? [...rows, { label: `+${left}`, detail: both(`và ${left} chỗ nữa`, `and ${left} more`), link: null, passages: [] }] : rows,
  };
}

/**
 * Words said again by another unit, or by the same unit in another year: one question for all places of one text. A unit that
 * says the same in two criteria of one sheet is not asked, nor are copies among earlier years, which were asked about then.
 */
function wordSignals(words: readonly Words[], year: number, nameOf: NameOf): Signal[] {
  const byKey = new Map(words.map((one) => [one.key, one]));
  return copyGroups(words).flatMap((group) => {
    const places = group.keys.flatMap((key) => byKey.get(key) ?? []);
    const apart = new Set(places.map((one) => `${one.unitId} ${one.year}`)).size > 1;
    return apart && places.some((one) => one.year === year) ? [copySignal(group, byOthersFirst(places), nameOf)] : [];
  });
}

/** One place of each unit and year before the further ones, so that the two shown side by side are not one sheet's. */
function byOthersFirst(places: readonly Words[]): Words[] {
  const seen = new Set<string>();
  const [first, further]: [Words[], Words[]] = [[], []];
  for (const one of places) {
    const whose = `${one.unitId} ${one.year}`;
    (seen.has(whose) ? further : first).push(one);
    seen.add(whose);
  }
  return [...first, ...further];
}

/** All signals of a year, the widest first. They never touch a score. */
export function signalsOf(year: number, groups: readonly GroupFacts[], uses: readonly ProofUse[], words: readonly Words[], nameOf: NameOf): Signal[] {
  return [
    ...groups.flatMap((group) => [...levelSignal(group, nameOf), ...scorerSignals(group, nameOf)]),
    ...proofSignals(uses, nameOf),
    ...wordSignals(words, year, nameOf),
  ];
}
