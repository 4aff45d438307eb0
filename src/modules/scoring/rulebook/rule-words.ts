import type { Text } from '#platform/text.ts';
import { rule as ruleShape, type Rule } from '../engine/rule-kinds.ts';
import { ruleWords, titlesOf, type FigureTitles } from '../engine/formula-words.ts';
import type { DraftBook, DraftItem } from './bodies.ts';

/** Rules in plain words: what each kind is called, and what one says about its criterion. */

export const kindWords: Readonly<Record<DraftItem['kind'], Text>> = {
  heading: { vi: 'Mục cha, cộng các mục con', en: 'Heading: the sum of its parts' },
  manual: { vi: 'Người chấm cho điểm', en: 'Given by a person' },
  yes_no: { vi: 'Có hoặc không', en: 'Yes or no' },
  bands: { vi: 'Theo mức của số liệu', en: 'By bands of a figure' },
  lateness: { vi: 'Theo số ngày chậm', en: 'By days late' },
  proportional: { vi: 'Theo tỷ lệ so với kế hoạch', en: 'In proportion to the plan' },
  per_unit: { vi: 'Mỗi đơn vị kết quả một mức điểm', en: 'Points for each' },
  bonus_penalty: { vi: 'Cộng và trừ theo số lần', en: 'Added and taken by count' },
  relative_to_leader: { vi: 'So với đơn vị dẫn đầu', en: 'Relative to the leader' },
  honours: { vi: 'Khen thưởng đã đạt, ngoài thang', en: 'Honours already won, outside the scale' },
  condition: { vi: 'Điều kiện loại, không có điểm', en: 'Disqualifying condition, no points' },
  pass_fail: { vi: 'Đạt hoặc không đạt', en: 'Met or not met' },
};

export const unfinished: Text = { vi: 'Quy tắc chưa đủ thông tin.', en: 'The rule is not complete yet.' };

/** The rule of an item as the engine reads it; `null` while something is missing, and for headings. */
export function ruleOf(item: Pick<DraftItem, 'kind' | 'rule'>): Rule | null {
  if (item.kind === 'heading') return null;
  const read = ruleShape.safeParse(item.kind === 'pass_fail' ? { kind: 'manual', reasonNeeded: false } : { ...item.rule, kind: item.kind });
  return read.success ? read.data : null;
}

const textOf = (title: unknown): Text => {
  if (typeof title === 'string') return { vi: title, en: title };
  const { vi = '', en } = (title ?? {}) as { vi?: string; en?: string };
  return { vi, en: en ?? vi };
};

export const figureTitles = (book: Pick<DraftBook, 'facts' | 'derived'>): FigureTitles =>
  titlesOf([...book.facts, ...book.derived].map((figure) => ({ code: String(figure['code']), title: textOf(figure['title']) })));

/** A sentence kept before sentences said titles themselves: codes of figures become titles, what is quoted stays. */
export function withTitles(sentence: Text, titles: FigureTitles): Text {
  const one = (text: string, lang: 'vi' | 'en') =>
    text.replace(/“[^”]*”|[a-z][a-z0-9_]*/g, (word, at: number) => {
      const whole = !/[\p{L}\p{M}\d_]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{M}]/u.test(text[at + word.length] ?? '');
      const title = whole ? titles.get(word) : undefined;
      return title ? `“${title[lang]}”` : word;
    });
  return { vi: one(sentence.vi, 'vi'), en: one(sentence.en, 'en') };
}

const none: FigureTitles = new Map();

/** `Đúng hạn 2 điểm; chậm đến 2 ngày 1,5; …`: the sentence the engine prints beside the points, with titles for codes. */
export function ruleSentence(item: Pick<DraftItem, 'kind' | 'rule' | 'code' | 'maxHundredths'>, titles: FigureTitles = none): Text {
  if (item.kind === 'heading' || item.kind === 'pass_fail') return kindWords[item.kind];
  const rule = ruleOf(item);
  return rule === null ? unfinished : ruleWords(rule, { code: item.code, max: item.maxHundredths }, titles);
}
