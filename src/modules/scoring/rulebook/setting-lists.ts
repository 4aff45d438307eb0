import type { Text } from '#platform/text.ts';
import { readEnds } from '../ranking/band-words.ts';
import { commaOf, endsInWords, type Ends } from '../engine/ends.ts';
import { readDecimal } from '../engine/decimal.ts';
import type { DraftBook } from './bodies.ts';
import { chainChoice, chainOf, stageEntry, withChain } from './setting-chain.ts';
import { fold, keyOf, linesOf, list, listSetting, readLines, viOf, wrong, type Entry, type Json } from './setting-line.ts';
import type { Setting } from './setting.ts';

/** Settings that are lists: one entry a line, or between `|` where a cell has one line. */

// --- kinds of group

export const groupKindWords: Readonly<Record<string, Text>> = {
  block: { vi: 'khối', en: 'block' },
  cluster: { vi: 'cụm', en: 'cluster' },
  inner: { vi: 'nội bộ', en: 'inner' },
};
const kindEntry: Entry<string> = {
  write: (kind) => groupKindWords[kind] ?? { vi: kind, en: kind },
  read: (line) => Object.entries(groupKindWords).find(([, text]) => fold(text.vi) === fold(line) || text.en === fold(line))?.[0] ?? null,
  example: { vi: 'khối, cụm hoặc nội bộ', en: 'block, cluster or inner' },
};

// --- classes of results

const over: readonly (readonly [string, Text])[] = [
  ['total', { vi: 'tổng điểm', en: 'the total' }],
  ['base', { vi: 'điểm trong thang', en: 'the base points' }],
  ['percent_of_scale', { vi: 'phần trăm của thang điểm', en: 'percent of the scale' }],
];

const classEntry: Entry<Json> = {
  write: (one) => {
    const words = endsInWords({ from: null, fromIncluded: true, to: null, toIncluded: false, ...decimals(one) } as Ends);
    const name = `${viOf(one['title'])} (${String(one['code'])})`;
    return { vi: `${name}: ${words.vi}`, en: `${name}: ${words.en}` };
  },
  read: (line) => {
    const match = /^(.+?)\s*\(([^()]+)\)\s*:\s*(.+)$/.exec(line);
    const ends = match?.[3] === undefined ? null : readEnds(match[3]);
    return match && ends ? { code: match[2]?.trim(), title: match[1]?.trim(), ...ends } : null;
  },
  example: { vi: 'Xuất sắc (A): từ 90 trở lên', en: 'Excellent (A): from 90' },
};

/** A decimal as text, whatever the file wrote it as. */
function plainOf(value: unknown): string {
  const reading = readDecimal(value as string | number);
  return reading.ok ? reading.text : String(value);
}

function decimals(one: Json): Json {
  const end = (value: unknown) => (value === null || value === undefined ? null : plainOf(value));
  return { ...one, from: end(one['from']), to: end(one['to']) };
}

export const classOf = (book: DraftBook): Json => (book.rules['classification'] ?? {}) as Json;
export const withClass = (book: DraftBook, change: Json): DraftBook => {
  const next: Json = { ...classOf(book), ...change };
  return { ...book, rules: { ...book.rules, classification: list(next['bands']).length === 0 ? null : next } };
};

function classChoice(label: Text, key: string, options: readonly (readonly [string, Text])[]): Setting {
  return {
    label,
    field: `settings.classification.${key}`,
    hint: options.map(([, text]) => text.vi).join(' / '),
    options: options.map(([, text]) => text),
    write: (book) =>
      list(classOf(book)['bands']).length === 0
        ? { vi: '', en: '' }
        : ((options.find(([value]) => value === classOf(book)[key]) ?? options[0])?.[1] ?? { vi: '', en: '' }),
    read: (typed, book) => {
      if (typed.trim() === '') return book;
      const found = options.find(([, text]) => fold(text.vi) === fold(typed) || fold(text.en) === fold(typed));
      return found
        ? withClass(book, { [key]: found[0] })
        : wrong(typed, options.map(([, text]) => text.vi).join(' / '), options.map(([, text]) => text.en).join(' / '));
    },
  };
}

// --- ties

const plainTies: readonly (readonly [string, Text])[] = [
  ['fewer_failed_conditions', { vi: 'ít điều kiện không đạt hơn', en: 'fewer failed conditions' }],
  ['base_total', { vi: 'tổng điểm không tính thưởng', en: 'total without bonus' }],
];

export const tieEntry: Entry<Json> = {
  write: (one) => {
    const group = String(one['group'] ?? '');
    if (one['rule'] === 'group_points') return { vi: `điểm nhóm ${group}`, en: `points of group ${group}` };
    if (one['rule'] === 'women_share') {
      const percent = plainOf(one['atLeastPercent'] ?? '70');
      return { vi: `tỷ lệ nữ từ ${commaOf(percent)}%`, en: `women from ${percent}%` };
    }
    return plainTies.find(([rule]) => rule === one['rule'])?.[1] ?? { vi: String(one['rule']), en: String(one['rule']) };
  },
  read: (line) => {
    const plain = plainTies.find(([, text]) => fold(text.vi) === fold(line) || text.en === fold(line));
    if (plain) return { rule: plain[0] };
    const group = /^(?:điểm nhóm|points of group)\s+(\S.*)$/i.exec(line);
    if (group) return { rule: 'group_points', group: group[1] };
    const women = /^(?:tỷ lệ nữ từ|women from)\s+([\d.,]+)\s*%$/i.exec(line);
    const reading = women?.[1] === undefined ? null : readDecimal(women[1]);
    return reading?.ok ? { rule: 'women_share', atLeastPercent: reading.text } : null;
  },
  example: {
    vi: 'ít điều kiện không đạt hơn; điểm nhóm I; tổng điểm không tính thưởng; tỷ lệ nữ từ 70%',
    en: 'fewer failed conditions; points of group I',
  },
};

// --- departments and cross-scoring

const departmentEntry: Entry<Json> = {
  write: (one) => {
    const title = one['title'] as Json | string | undefined;
    const en = typeof title === 'object' ? String(title['en'] ?? viOf(title)) : viOf(title);
    return { vi: `${String(one['code'])} = ${viOf(title)}`, en: `${String(one['code'])} = ${en}` };
  },
  read: (line) => {
    const match = /^([^=]{1,40}?)\s*=\s*(.+)$/.exec(line);
    return match ? { code: match[1]?.trim(), title: match[2]?.trim() } : null;
  },
  example: { vi: 'PC = Vụ Pháp chế', en: 'PC = Legal Department' },
};

export const combineWords: Readonly<Record<string, Text>> = {
  mean: { vi: 'trung bình', en: 'mean' },
  median: { vi: 'trung vị', en: 'median' },
  trimmed_mean: { vi: 'trung bình bỏ hai đầu', en: 'trimmed mean' },
};

const crossSetting: Setting = {
  label: { vi: 'Chấm chéo', en: 'Cross-scoring' },
  long: true,
  field: 'settings.crossScoring',
  rows: 'cross',
  hint: 'để trống nếu không chấm chéo; ví dụ: 3 đơn vị | trung bình | 10 ngày | tiêu chí: I.1, I.2',
  write: (book) => {
    const cross = book.rules['crossScoring'] as Json | null | undefined;
    if (!cross) return { vi: '', en: '' };
    const combine = combineWords[String(cross['combine'] ?? 'mean')] ?? { vi: '', en: '' };
    const [count, days, criteria] = [cross['scorersPerUnit'], cross['days'] ?? 10, (cross['criteria'] as string[] | undefined) ?? []];
    const chosen = (words: string) => (criteria.length === 0 ? '' : `\n${words}: ${criteria.join(', ')}`);
    return {
      vi: `${count} đơn vị\n${combine.vi}\n${days} ngày${chosen('tiêu chí')}`,
      en: `${count} units\n${combine.en}\n${days} days${chosen('criteria')}`,
    };
  },
  read: (typed, book) => {
    const cross: Record<string, unknown> = {};
    for (const line of linesOf(typed)) {
      const [count, days, criteria, combine] = [
        /^(\d{1,2}) (?:đơn vị|units)$/i.exec(line),
        /^(\d{1,2}) (?:ngày|days)$/i.exec(line),
        /^(?:tiêu chí|criteria)\s*:\s*(.+)$/i.exec(line),
        keyOf(combineWords, line),
      ];
      if (count) cross['scorersPerUnit'] = Number(count[1]);
      else if (days) cross['days'] = Number(days[1]);
      else if (criteria) cross['criteria'] = (criteria[1] ?? '').split(/[,;]\s*/).filter(Boolean);
      else if (combine) cross['combine'] = combine;
      else return wrong(line, 'ví dụ: 3 đơn vị | trung bình | 10 ngày', 'for example 3 units | mean | 10 days');
    }
    return { ...book, rules: { ...book.rules, crossScoring: typed.trim() === '' ? null : cross } };
  },
};

export const listSettings: { readonly head: readonly Setting[]; readonly rules: readonly Setting[] } = {
  head: [
    {
      ...listSetting(
        { vi: 'Loại nhóm', en: 'Kinds of group' },
        kindEntry,
        (book) => book.groupKinds,
        (book, values) => ({ ...book, groupKinds: values as DraftBook['groupKinds'] }),
      ),
      rows: 'kinds',
      read: (typed, book) => {
        const values = readLines(typed, kindEntry);
        if (!Array.isArray(values)) return values;
        return values.length > 0
          ? { ...book, groupKinds: values as DraftBook['groupKinds'] }
          : wrong(typed, kindEntry.example.vi, kindEntry.example.en);
      },
    },
  ],
  rules: [
    {
      ...listSetting(
        { vi: 'Xếp loại', en: 'Classes' },
        classEntry,
        (book) => list(classOf(book)['bands']),
        (book, bands) => withClass(book, { bands }),
      ),
      rows: 'classes',
      field: 'settings.classification.bands',
    },
    classChoice({ vi: 'Xếp loại theo', en: 'Classes go by' }, 'over', over),
    classChoice({ vi: 'Không đạt điều kiện loại thì', en: 'When a condition fails' }, 'whenConditionFails', [
      ['not_classified', { vi: 'không xếp loại', en: 'no class' }],
      ['keep', { vi: 'vẫn xếp loại', en: 'the class stays' }],
    ]),
    {
      ...listSetting(
        { vi: 'Khi bằng điểm', en: 'Equal totals' },
        tieEntry,
        (book) => list(book.rules['tieRules']),
        (book, tieRules) => ({ ...book, rules: { ...book.rules, tieRules } }),
      ),
      rows: 'ties',
      field: 'settings.tieRules',
    },
    {
      ...listSetting(
        { vi: 'Các bước chấm', en: 'Stages' },
        stageEntry,
        (book) => list(chainOf(book)['stages']),
        (book, stages) => withChain(book, { stages }),
      ),
      rows: 'stages',
      field: 'settings.chain.stages',
    },
    chainChoice({ vi: 'Các bộ phận chấm', en: 'Departments score' }, 'parallelDepartments', true, [
      [true, { vi: 'song song', en: 'side by side' }],
      [false, { vi: 'lần lượt', en: 'one after another' }],
    ]),
    chainChoice({ vi: 'Trả lại về', en: 'A return lands at' }, 'returnTo', 'self', [
      ['self', { vi: 'bước tự chấm', en: 'the self-score' }],
      ['previous', { vi: 'bước liền trước', en: 'the step before' }],
    ]),
    chainChoice({ vi: 'Sau khi trả lại', en: 'After a return' }, 'restart', true, [
      [true, { vi: 'làm lại mọi bước sau', en: 'every later step again' }],
      [false, { vi: 'chỉ làm lại bước đã trả', en: 'only the step that returned it' }],
    ]),
    {
      ...listSetting(
        { vi: 'Bộ phận chuyên môn', en: 'Departments' },
        departmentEntry,
        (book) => list(book.rules['departments']),
        (book, departments) => ({ ...book, rules: { ...book.rules, departments } }),
      ),
      rows: 'departments',
      field: 'settings.departments',
    },
    crossSetting,
  ],
};
