import { parseDay, showDate } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { plainPoints } from './file.ts';
import { hundredthsOf, readDecimal } from '../engine/decimal.ts';
import { commaOf } from '../engine/ends.ts';
import type { DraftBook } from './bodies.ts';
import { listSettings } from './setting-lists.ts';
import type { Setting } from './setting.ts';

const both = (value: string): Text => ({ vi: value, en: value });
export const ruleAt = (book: DraftBook, key: string): unknown => book.rules[key];
export const withRule = (book: DraftBook, key: string, value: unknown): DraftBook => ({ ...book, rules: { ...book.rules, [key]: value } });

const wanted = (vi: string, en: string): Text => ({ vi: `Cần ${vi}.`, en: `Wanted: ${en}.` });
const fold = (typed: string) => typed.normalize('NFC').trim().toLocaleLowerCase('vi').replace(/\s+/g, ' ');

/** One of some answers, each in words. */
function choice<V>(
  label: Text,
  options: readonly (readonly [V, Text])[],
  get: (book: DraftBook) => V,
  set: (book: DraftBook, value: V) => DraftBook,
): Setting {
  const words = options.map(([, text]) => text.vi).join(' / ');
  return {
    label,
    hint: words,
    options: options.map(([, text]) => text),
    write: (book) => options.find(([value]) => value === get(book))?.[1] ?? options[0]?.[1] ?? both(''),
    read: (typed, book) => {
      const found = options.find(([, text]) => fold(text.vi) === fold(typed) || fold(text.en) === fold(typed));
      return found ? set(book, found[0]) : wanted(words, options.map(([, text]) => text.en).join(' / '));
    },
  };
}

/** Points, `null` where left empty. */
function pointsSetting(label: Text, key: string): Setting {
  return {
    label,
    field: `settings.${key}`,
    hint: 'số điểm; để trống nếu không quy định',
    write: (book) => {
      const reading = readDecimal(String(ruleAt(book, key) ?? ''));
      return both(reading.ok ? commaOf(reading.text) : '');
    },
    read: (typed, book) => {
      if (typed.trim() === '') return withRule(book, key, null);
      const reading = readDecimal(typed);
      return reading.ok && hundredthsOf(reading.text) !== null
        ? withRule(book, key, reading.text)
        : wanted('một số điểm, ví dụ 9,75', 'points, such as 9,75');
    },
  };
}

const yesNo = [
  [true, { vi: 'có', en: 'yes' }],
  [false, { vi: 'không', en: 'no' }],
] as const;

function ruleChoice<V>(label: Text, key: string, fallback: V, options: readonly (readonly [V, Text])[]): Setting {
  const setting = choice(
    label,
    options,
    (book) => (ruleAt(book, key) ?? fallback) as V,
    (book, value) => withRule(book, key, value),
  );
  return { ...setting, field: `settings.${key}` };
}

function textSetting(
  label: Text,
  hint: string,
  get: (book: DraftBook) => string,
  set: (book: DraftBook, value: string) => DraftBook,
  most: number,
): Setting {
  return {
    label,
    hint,
    write: (book) => both(get(book)),
    read: (typed, book) => (typed.length <= most ? set(book, typed.trim()) : wanted(`nhiều nhất ${most} ký tự`, `at most ${most} characters`)),
  };
}

const sourceText = (label: Text, hint: string, key: string, most: number): Setting =>
  textSetting(
    label,
    hint,
    (book) => String(book.source[key] ?? ''),
    (book, value) => ({ ...book, source: { ...book.source, [key]: value === '' && key === 'address' ? null : value } }),
    most,
  );

function daySetting(label: Text, key: 'validFrom' | 'validTo'): Setting {
  return {
    label,
    hint: 'ngày/tháng/năm; để trống nếu cả năm',
    write: (book) => both(book[key] === null ? '' : showDate(book[key])),
    read: (typed, book) => {
      if (typed.trim() === '') return { ...book, [key]: null };
      const day = parseDay(typed);
      return day === null ? wanted('một ngày có thật, ví dụ 31/12/2022', 'a real day, such as 31/12/2022') : { ...book, [key]: day };
    },
  };
}

export const titleLabel: Text = { vi: 'Tên bảng', en: 'Name' };

export const headSettings: readonly Setting[] = [
  {
    label: titleLabel,
    hint: 'tên đầy đủ của bảng điểm',
    write: (book) => both(book.title),
    read: (typed, book) =>
      typed.trim() !== '' && typed.length <= 300
        ? { ...book, title: typed.trim() }
        : wanted('tên bảng, nhiều nhất 300 ký tự', 'a name of at most 300 characters'),
  },
  textSetting(
    { vi: 'Tên tiếng Anh', en: 'English name' },
    'không bắt buộc',
    (book) => book.titleEn,
    (book, titleEn) => ({ ...book, titleEn }),
    300,
  ),
  {
    label: { vi: 'Năm', en: 'Year' },
    hint: 'năm áp dụng, ví dụ 2022',
    write: (book) => both(String(book.year)),
    read: (typed, book) => {
      const year = Number(typed.trim());
      return /^\d{4}$/.test(typed.trim()) && year >= 1945 && year <= 2100 ? { ...book, year } : wanted('một năm, ví dụ 2022', 'a year, such as 2022');
    },
  },
  choice<DraftBook['appliesTo']>(
    { vi: 'Áp dụng cho', en: 'For' },
    [
      ['collective', { vi: 'tập thể', en: 'collectives' }],
      ['individual', { vi: 'cá nhân', en: 'individuals' }],
    ],
    (book) => book.appliesTo,
    (book, appliesTo) => ({ ...book, appliesTo }),
  ),
  ...listSettings.head,
  sourceText({ vi: 'Nguồn', en: 'Source' }, 'số, ngày của văn bản ban hành bảng điểm', 'citation', 1000),
  choice(
    { vi: 'Mức độ theo nguồn', en: 'How real' },
    [
      ['real', { vi: 'theo nguồn', en: 'as the source' }],
      ['partial', { vi: 'một phần', en: 'partial' }],
      ['synthetic', { vi: 'minh họa', en: 'made up' }],
    ],
    (book) => (book.synthetic ? 'synthetic' : book.complete ? 'real' : 'partial'),
    (book, mark) => ({ ...book, complete: mark !== 'partial', synthetic: mark === 'synthetic' }),
  ),
  sourceText({ vi: 'Ghi chú về nguồn', en: 'Note on the source' }, 'phần nào thiếu, phần nào đặt ra', 'note', 3000),
  sourceText({ vi: 'Địa chỉ nguồn', en: 'Address of the source' }, 'không bắt buộc', 'address', 500),
  daySetting({ vi: 'Hiệu lực từ', en: 'Valid from' }, 'validFrom'),
  daySetting({ vi: 'Hiệu lực đến', en: 'Valid to' }, 'validTo'),
];

export const ruleSettings: readonly Setting[] = [
  {
    label: { vi: 'Thang điểm', en: 'Scale' },
    field: 'settings.scale',
    hint: 'ví dụ 100 hoặc 1000',
    write: (book) => both(commaOf(plainPoints(book.scaleHundredths))),
    read: (typed, book) => {
      const reading = readDecimal(typed);
      const scale = reading.ok ? hundredthsOf(reading.text) : null;
      return scale !== null && scale > 0
        ? { ...book, scaleHundredths: scale }
        : wanted('một số lớn hơn 0, viết không có dấu ngăn nghìn', 'a number above 0 without a thousands separator');
    },
  },
  pointsSetting({ vi: 'Bước điểm', en: 'Step' }, 'step'),
  ruleChoice({ vi: 'Số chữ số thập phân', en: 'Decimals' }, 'decimals', 2, [
    [0, { vi: '0', en: '0' }],
    [1, { vi: '1', en: '1' }],
    [2, { vi: '2', en: '2' }],
  ]),
  ruleChoice({ vi: 'Làm tròn', en: 'Rounding' }, 'rounding', 'half_up', [
    ['half_up', { vi: 'nửa trở lên thì tăng', en: 'half up' }],
    ['down', { vi: 'bỏ phần lẻ', en: 'down' }],
    ['up', { vi: 'luôn tăng', en: 'up' }],
  ]),
  ruleChoice({ vi: 'Điểm máy tính cũng theo bước', en: 'Computed points go in steps' }, 'stepForComputed', false, yesNo),
  pointsSetting({ vi: 'Trần điểm thưởng', en: 'Most bonus' }, 'bonusCap'),
  pointsSetting({ vi: 'Trần điểm ngoài thang', en: 'Most outside the scale' }, 'externalCap'),
  pointsSetting({ vi: 'Trần tổng điểm', en: 'Most in total' }, 'totalCap'),
  ruleChoice({ vi: 'Tiêu chí không giao cho đơn vị', en: 'Criteria not assigned' }, 'rescale', 'none', [
    ['none', { vi: 'bỏ khỏi tổng, không quy đổi', en: 'leave the total' }],
    ['to_scale', { vi: 'bỏ khỏi tổng, quy đổi về đủ thang', en: 'leave the total, stretched to the scale' }],
  ]),
  ruleChoice({ vi: 'Thiếu số liệu', en: 'Missing figures' }, 'missing', 'no_total', [
    ['no_total', { vi: 'chưa có tổng điểm', en: 'no total' }],
    ['zero_when_closed', { vi: 'tính 0 điểm khi khóa sổ', en: '0 points once closed' }],
  ]),
  ...listSettings.rules,
  ruleChoice({ vi: 'Đơn vị xem điểm của nhau', en: "Others' points are seen" }, 'othersRows', 'when_final', [
    ['never', { vi: 'không bao giờ', en: 'never' }],
    ['when_final', { vi: 'khi đã chốt', en: 'when final' }],
    ['when_submitted', { vi: 'khi đã gửi', en: 'when submitted' }],
  ]),
  {
    label: { vi: 'Số ngày kiến nghị sau công bố', en: 'Days to complain' },
    field: 'settings.complaintDays',
    hint: 'từ 0 đến 90',
    write: (book) => both(String(ruleAt(book, 'complaintDays') ?? 10)),
    read: (typed, book) =>
      /^\d{1,2}$/.test(typed.trim()) && Number(typed) <= 90
        ? withRule(book, 'complaintDays', Number(typed))
        : wanted('số ngày từ 0 đến 90', 'days from 0 to 90'),
  },
];

export const allSettings: readonly Setting[] = [...headSettings, ...ruleSettings];

/** What the format takes where a table says nothing. */
const untouched: DraftBook = {
  title: '',
  titleEn: '',
  year: 0,
  groupKinds: [],
  appliesTo: 'collective',
  complete: true,
  synthetic: false,
  source: {},
  scaleHundredths: 0,
  rules: {},
  facts: [],
  derived: [],
  validFrom: null,
  validTo: null,
};

/** The settings that say something of their own: what is empty or as usual stays away, name and English name too. */
export const tellingSettings = (book: DraftBook): { label: Text; text: Text }[] =>
  allSettings.slice(2).flatMap((setting) => {
    const text = setting.write(book);
    return text.vi === '' || text.vi === setting.write(untouched).vi ? [] : [{ label: setting.label, text }];
  });

/** Every setting in words, for a page and a comparison. */
export const settingLines = (book: DraftBook): { label: Text; value: string; text: Text }[] =>
  allSettings.map((setting) => {
    const text = setting.write(book);
    return { label: setting.label, value: text.vi, text };
  });
