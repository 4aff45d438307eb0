import { addDays, type Day } from '#platform/dates.ts';
import { factsFormat, type FactsInput } from '../facts.ts';

/**
 * Facts in short sentences, so that a case reads like one: `award CSTDCS Y-2..Y`, `hold KHIEU_NAI_TO_CAO on-30 to open`.
 * `Y` is the achievement year, `on` the day of acceptance; `Y/03-15` a day of that year. Whatever a case does not say is
 * known not to be: `unknown awards` takes that back. The grammar is the table `readers` below.
 */
type Writable = { -readonly [K in keyof FactsInput]: FactsInput[K] };
export interface When {
  readonly year: number;
  readonly on: Day;
}
interface Sentence extends When {
  readonly words: readonly string[];
  readonly id: string;
}

export class BadSentence extends Error {}

const yearOf = (word: string, { year }: When): number => {
  const match = /^Y([+-]\d+)?$/.exec(word);
  if (match) return year + Number(match[1] ?? 0);
  if (/^\d{4}$/.test(word)) return Number(word);
  throw new BadSentence(`not a year: ${word}`);
};
/** `Y-4..Y` or one year. */
const yearsOf = (word: string | undefined, when: When): number[] => {
  const [from, to = from] = (word ?? '').split('..');
  const [first, last] = [yearOf(from ?? '', when), yearOf(to ?? '', when)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};
/** `on`, `on-30`, `Y/03-15`, `Y-1/12-31`, `2020-01-31`. */
const dayOf = (word: string | undefined, when: When): Day => {
  const near = /^on([+-]\d+)?$/.exec(word ?? '');
  if (near) return addDays(when.on, Number(near[1] ?? 0));
  const [head = '', tail] = (word ?? '').split('/');
  if (tail !== undefined) return `${yearOf(head, when)}-${tail}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(head)) return head;
  throw new BadSentence(`not a day: ${word}`);
};

const has = (words: readonly string[], phrase: string): boolean => ` ${words.join(' ')} `.includes(` ${phrase} `);
const after = (words: readonly string[], word: string): string | undefined => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
const common = ({ words, id }: Sentence, at: number | string) => ({
  id: `${id}.${at}`,
  certainty: has(words, 'unsure') ? ('unsure' as const) : ('sure' as const),
});
const times = (words: readonly string[]): number[] => Array.from({ length: Number(after(words, 'times') ?? 1) }, (_, at) => at);
const doubt = (words: readonly string[], what: string): boolean | null =>
  has(words, `not ${what}`) ? false : has(words, `${what} unknown`) ? null : true;
const usesOf = (sentence: Sentence) => {
  const used = after(sentence.words, 'used');
  if (has(sentence.words, 'uses unknown')) return null;
  return used === undefined ? [] : [{ award: used, year: yearOf(sentence.words[sentence.words.indexOf('used') + 2] ?? 'Y', sentence) }];
};
const until = (sentence: Sentence): Day | null =>
  after(sentence.words, 'to') === 'open' || after(sentence.words, 'to') === undefined ? null : dayOf(after(sentence.words, 'to'), sentence);
const number = (words: readonly string[], word: string): number | null => (after(words, word) === undefined ? null : Number(after(words, word)));

const each = <T>(sentence: Sentence, make: (year: number, at: string) => T): T[] =>
  yearsOf(sentence.words[2], sentence).flatMap((year) => times(sentence.words).map((copy) => make(year, `${year}.${copy}`)));

type Reader = (facts: Writable, sentence: Sentence) => void;
const readers: Readonly<Record<string, Reader>> = {
  rating: (facts, s) =>
    void (facts.ratings = [...(facts.ratings ?? []), ...each(s, (year, at) => ({ ...common(s, at), year, level: s.words[1] as never }))]),
  award: (facts, s) =>
    void (facts.awards = [
      ...(facts.awards ?? []),
      ...each(s, (year, at) => ({
        ...common(s, at),
        code: s.words[1] ?? '',
        year: has(s.words, 'undated') || has(s.words, 'decided') ? null : year,
        decidedOn: has(s.words, 'decided') ? `${year}-06-30` : null,
        type: (after(s.words, 'type') ?? (has(s.words, 'typeless') ? null : 'cong_trang')) as never,
        cancelled: has(s.words, 'cancelled') ? { on: s.on, reason: 'hủy bỏ' } : null,
      })),
    ]),
  initiative: (facts, s) =>
    void (facts.initiatives = [
      ...(facts.initiatives ?? []),
      ...each(s, (year, at) => ({
        ...common(s, at),
        year,
        level: s.words[1] as never,
        recognised: doubt(s.words, 'recognised'),
        applied: doubt(s.words, 'applied'),
        uses: usesOf(s),
      })),
    ]),
  science: (facts, s) =>
    void (facts.scienceWorks = [
      ...(facts.scienceWorks ?? []),
      ...each(s, (year, at) => ({
        ...common(s, at),
        year,
        level: s.words[1] as never,
        accepted: doubt(s.words, 'accepted'),
        applied: doubt(s.words, 'applied'),
        uses: usesOf(s),
      })),
    ]),
  combat: (facts, s) =>
    void (facts.combatIngenuity = [
      ...(facts.combatIngenuity ?? []),
      ...each(s, (year, at) => ({ ...common(s, at), year, level: s.words[1] as never, uses: usesOf(s) })),
    ]),
  declared: (facts, s) =>
    void (facts.declarations = [
      ...(facts.declarations ?? []),
      ...each(s, (year, at) => ({ ...common(s, at), year, topic: s.words[1] as never, value: !has(s.words, 'no') })),
    ]),
  achievement: (facts, s) =>
    void (facts.achievements = [
      ...(facts.achievements ?? []),
      ...each(s, (year, at) => ({ ...common(s, at), year, kind: s.words[1] as never, scope: s.words[3] as never, rewardedBy: usesOf(s) })),
    ]),
  movement: (facts, s) =>
    void (facts.movements = [
      ...(facts.movements ?? []),
      ...each(s, (year, at) => ({
        ...common(s, at),
        year,
        movement: 'phong trào',
        launchedBy: s.words[1] as never,
        from: dayOf(after(s.words, 'since') ?? 'Y/01-01', s),
        to: until(s),
        review: has(s.words, 'so_ket') ? ('so_ket' as const) : ('tong_ket' as const),
        leader: has(s.words, 'leader'),
        outstanding: has(s.words, 'outstanding'),
        rewardedBy: usesOf(s),
      })),
    ]),
  cluster: (facts, s) =>
    void (facts.clusters = [
      ...(facts.clusters ?? []),
      ...each(s, (year, at) => ({ ...common(s, at), year, cluster: 'cụm', organiser: s.words[1] as never, leader: has(s.words, 'leader') })),
    ]),
  members: (facts, s) => {
    const titles = Object.fromEntries(
      ['LDTT', 'CSTT', 'CSTDCS'].flatMap((code) => (number(s.words, code) === null ? [] : [[code, number(s.words, code) as number]])),
    );
    const one = each(s, (year, at) => ({
      ...common(s, at),
      year,
      members: Number(s.words[1]) >= 0 ? Number(s.words[1]) : null,
      women: number(s.words, 'women'),
      completed: number(s.words, 'completed'),
      disciplinedWarning: number(s.words, 'warned'),
      titles,
    }));
    facts.strength = [...(facts.strength ?? []), ...one];
  },
  discipline: (facts, s) =>
    void (facts.discipline = [...(facts.discipline ?? []), { ...common(s, 0), form: s.words[1] as never, from: dayOf(s.words[2], s), to: until(s) }]),
  hold: (facts, s) =>
    void (facts.holds = [...(facts.holds ?? []), { ...common(s, 0), kind: s.words[1] as never, from: dayOf(s.words[2], s), to: until(s) }]),
  leave: (facts, s) =>
    void (facts.leave = [...(facts.leave ?? []), { ...common(s, 0), kind: s.words[1] as never, from: dayOf(s.words[2], s), to: until(s) }]),
  training: (facts, s) =>
    void (facts.training = [
      ...(facts.training ?? []),
      {
        ...common(s, 0),
        from: dayOf(s.words[1], s),
        to: until(s) ?? s.on,
        complied: has(s.words, 'complied unknown') ? null : doubt(s.words, 'complied'),
        result: (after(s.words, 'result') ?? null) as never,
      },
    ]),
  post: (facts, s) =>
    void (facts.posts = [
      ...(facts.posts ?? []),
      { ...common(s, 0), code: s.words[1] ?? '', leader: true, from: dayOf(s.words[2], s), to: until(s) },
    ]),
  moved: (facts, s) =>
    void (facts.transfers = [
      ...(facts.transfers ?? []),
      {
        ...common(s, 0),
        on: dayOf(s.words[1], s),
        monthsAtOldUnit: Number(after(s.words, 'months')),
        comment: has(s.words, 'no comment') ? false : has(s.words, 'comment') ? true : null,
      },
    ]),
  registered: (facts, s) =>
    void (facts.registrations = [...(facts.registrations ?? []), { ...common(s, 0), year: yearOf(s.words[2] ?? 'Y', s), award: s.words[1] ?? '' }]),
  is: (facts, s) => {
    const [, name = '', value = ''] = s.words;
    const read = value === 'true' ? true : value === 'false' ? false : value === 'null' ? null : /[/]|^on/.test(value) ? dayOf(value, s) : value;
    facts.subject = { ...facts.subject, [name]: read } as never;
  },
  unknown: (facts, s) => {
    const { [s.words[1] as never]: _, ...rest } = facts.known as Record<string, unknown>;
    facts.known = rest as never;
  },
  known: (facts, s) => {
    const [, list = '', from = 'all', to = 'all'] = s.words;
    const dated = ['posts', 'discipline', 'holds', 'leave', 'training', 'transfers'].includes(list);
    const read = (word: string) => (word === 'all' ? null : dated ? dayOf(word, s) : yearOf(word, s));
    facts.known = { ...facts.known, [list]: { from: read(from), to: read(to) } } as never;
  },
};

const knownLists = [
  'ratings',
  'awards',
  'initiatives',
  'scienceWorks',
  'combatIngenuity',
  'achievements',
  'clusters',
  'movements',
  'registrations',
  'posts',
  'discipline',
  'holds',
  'leave',
  'training',
  'transfers',
];

/** Sentences → facts of one subject. Throws `BadSentence` naming the sentence nobody can read. */
export function factsFromSentences(kind: 'person' | 'collective' | 'household', sentences: readonly string[], when: When): FactsInput {
  const facts: Writable = {
    format: factsFormat,
    asOf: `${when.on.slice(0, 4)}-12-31`,
    subject: kind === 'person' ? { kind, id: 'case', sector: 'state' } : { kind, id: 'case' },
    known: Object.fromEntries(knownLists.map((list) => [list, { from: null, to: null }])),
  };
  sentences.forEach((sentence, at) => {
    const words = sentence.trim().split(/\s+/);
    const reader = readers[words[0] ?? ''];
    if (!reader) throw new BadSentence(`cannot read “${sentence}”`);
    try {
      reader(facts, { ...when, words, id: `f${at + 1}` });
    } catch (problem) {
      throw new BadSentence(`cannot read “${sentence}”: ${(problem as Error).message}`);
    }
  });
  return facts;
}
