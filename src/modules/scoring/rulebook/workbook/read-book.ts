import type { Text } from '#platform/text.ts';
import { hasHidden } from '#platform/schema.ts';
import type { ReadSheet } from '#platform/workbook/read.ts';
import { blankDraft } from '../draft.ts';
import { showHundredths } from '#platform/decimal.ts';
import { hundredthsOf, readDecimal } from '../../engine/decimal.ts';
import type { Draft, DraftBook, DraftItem, ItemKind } from '../bodies.ts';
import { allSettings } from '../setting-words.ts';
import { linesOf } from '../setting-line.ts';
import { isText } from '../setting.ts';
import { RowReader, shown, tableOf, type Report, type Table } from './cells.ts';
import {
  codeOf,
  countsWords,
  criteriaColumns,
  foldName,
  kindOfWords,
  settingColumns,
  sheetNames,
  type CriteriaColumn,
  type FigureColumn,
  type SettingColumn,
} from './columns.ts';
import { Figures, readFigures } from './read-figures.ts';
import { guessKind, isSentence, readRule } from './rule-notation.ts';
import { closeHeadings, complainTwice, parents, type Found } from './tree.ts';

/** A workbook as the draft of a table. What cannot be read names its cell; what does not add up is a warning of its cell. */

const mostItems = 1000;

export interface Read {
  readonly draft: Draft;
  /** Where each criterion stands, for problems found later. */
  readonly rows: ReadonlyMap<string, RowReader<CriteriaColumn>>;
  /** Where each figure stands, by its place in the file: `facts.0`. */
  readonly figures: ReadonlyMap<string, RowReader<FigureColumn>>;
  /** Where each setting stands, by its label. */
  readonly settings: ReadonlyMap<string, RowReader<SettingColumn>>;
  readonly sheet: string;
}

export interface Around {
  readonly report: Report;
  readonly newId: () => string;
}

const sheetNamed = (sheets: readonly ReadSheet[], name: string): ReadSheet | undefined =>
  sheets.find((sheet) => foldName(sheet.name) === foldName(name));

function readSettings(sheet: ReadSheet | undefined, start: DraftBook, report: Report, rows: Map<string, RowReader<SettingColumn>>): DraftBook {
  const table = sheet && sheet.rows.length > 0 ? tableOf(sheet, settingColumns, report) : null;
  let book = start;
  for (const row of table?.rows ?? []) {
    const reader = new RowReader(table as Table<SettingColumn>, row, report);
    const label = reader.text('label', 200);
    const setting = allSettings.find((one) => foldName(one.label.vi) === foldName(label) || foldName(one.label.en) === foldName(label));
    if (label === '') continue;
    if (!setting) {
      reader.complain('label', { vi: `Không có thiết lập “${label}”.`, en: `There is no setting “${label}”.` });
      continue;
    }
    rows.set(setting.label.vi, reader);
    const next = setting.read(reader.text('value', 5000), book);
    if (isText(next)) reader.complain('value', next);
    else book = next;
  }
  return book;
}

/** The rule of a line: its kind in words, or told from its parameters. */
function readRuleOf(reader: RowReader<CriteriaColumn>, code: string, title: string, figures: Figures): Pick<DraftItem, 'kind' | 'rule'> {
  const typedKind = reader.text('kind', 100);
  const typed = reader.text('rule', 4000);
  const kind: ItemKind | undefined = typedKind === '' ? guessKind(typed) : kindOfWords(typedKind);
  if (kind === undefined) {
    reader.complain('kind', { vi: `Không có cách tính “${typedKind}”. Xem trang ${sheetNames.help}.`, en: `There is no kind “${typedKind}”.` });
    return { kind: 'manual', rule: {} };
  }
  const rule = readRule(kind, typed, (unit) => figures.forCriterion(code, title, unit, kind === 'relative_to_leader'));
  if (!isSentence(rule)) return { kind, rule };
  // A text of its own beside points that people give is kept as a note; that no rule was read in it is said.
  if (typedKind === '' && kind === 'manual') {
    reader.complain('rule', notARule, 'warning');
    return { kind, rule: { note: typed } };
  }
  reader.complain('rule', rule);
  return { kind, rule: {} };
}

const notARule: Text = {
  vi: 'Không đọc được thành quy tắc tính điểm: tiêu chí để người chấm cho điểm, câu này giữ ở ghi chú. Muốn hệ thống tính, viết như “trên 95: 1,5; từ 75 đến 95: 1” hoặc ghi cột Cách tính.',
  en: 'No rule could be read here: the criterion is scored by hand and the text is kept as its note. To have it computed, write as “above 95: 1,5; from 75 to 95: 1” or fill the column of the kind.',
};

function readRow(reader: RowReader<CriteriaColumn>, figures: Figures, newId: () => string): Found | null {
  const [code, title] = [reader.text('code', 60), reader.text('title', 1000)];
  if (code === '' && title === '' && reader.isEmpty('max')) return null;
  if (code === '') reader.complain('code', { vi: 'Thiếu mã của tiêu chí.', en: 'The criterion has no code.' });
  else if (!/^[\p{L}\d]+(?:[.\-/][\p{L}\d]+)*$/u.test(code.replace(/[.)]+$/, '')))
    reader.complain('code', {
      vi: `Mã “${code}” chỉ gồm chữ, số, dấu chấm, gạch; ví dụ I.1.2.`,
      en: `The code “${code}” may hold letters, digits, points; such as I.1.2.`,
    });
  if (title === '')
    reader.complain('title', { vi: 'Thiếu tên tiêu chí. Ghi tên vào ô này.', en: 'The criterion has no title. Write it in this cell.' });
  const level = reader.isEmpty('level') ? null : (reader.points('level') ?? 0) / 100;
  if (level !== null && (!Number.isInteger(level) || level < 1 || level > 20))
    reader.complain('level', { vi: 'Cấp là 1, 2, 3…', en: 'The level is 1, 2, 3…' });
  const max = reader.points('max');
  const own = code.replace(/[.)]+$/, '');
  const typedCounts = reader.text('counts', 40);
  const counts = typedCounts === '' ? 'base' : codeOf(countsWords, typedCounts);
  if (counts === undefined)
    reader.complain('counts', { vi: 'Tính vào: thang điểm / điểm thưởng / ngoài thang.', en: 'Counts: the scale, bonus or outside the scale.' });
  const { kind, rule } = readRuleOf(reader, own, title, figures);
  const { note: kept, ...parameters } = rule as { note?: string };
  const scoredBy = reader.text('scoredBy', 40);
  const condition = reader.text('condition', 500);
  const note = reader.text('note', 2000);
  return {
    reader,
    level,
    max,
    item: {
      id: newId(),
      parentId: null,
      code: own,
      title,
      titleEn: reader.text('titleEn', 1000),
      maxHundredths: max ?? 0,
      kind,
      rule: parameters,
      counts: (counts ?? 'base') as DraftItem['counts'],
      measure: reader.text('measure', 2000),
      proof: linesOf(reader.text('proof', 4000).replaceAll(';', '\n')).map((one) => one.slice(0, 300)),
      scoredBy: scoredBy === '' ? null : scoredBy,
      conditionWhen: condition === '' ? null : condition,
      masked: reader.yes('masked'),
      note: [note, kept ?? ''].filter(Boolean).join('\n').slice(0, 2000),
    },
  };
}

/** A line “Tổng cộng 100” closes many tables; it is no criterion. */
function isTotal(reader: RowReader<CriteriaColumn>): boolean {
  const words = (['code', 'title'] as const).flatMap((key) => (reader.isEmpty(key) ? [] : [foldName(shown(reader.cell(key)))]));
  return words.length === 1 && /^(?:tong|tong cong|tong diem|tong so|tong so diem|cong|total)$/.test(words[0] ?? '');
}

/** What a closing line says is held against the criteria, with or without what comes on top; a formula counts by what it showed. */
function checkTotal(reader: RowReader<CriteriaColumn>, items: readonly DraftItem[]): void {
  const { content, formula } = reader.cell('max');
  const reading = formula !== null && typeof content === 'number' ? readDecimal(content) : null;
  const said = formula === null ? reader.points('max') : reading?.ok ? hundredthsOf(reading.text) : null;
  const roots = items.filter((item) => item.parentId === null);
  const sumOf = (some: readonly DraftItem[]) => some.reduce((sum, item) => sum + item.maxHundredths, 0);
  const base = sumOf(roots.filter((item) => item.counts === 'base'));
  if (said === null || said === base || said === sumOf(roots)) return;
  const [shownSum, shownTotal] = [showHundredths(base, 'vi', 0), showHundredths(said, 'vi', 0)];
  const message = {
    vi: `Dòng tổng ghi ${shownTotal}, các tiêu chí cộng ${shownSum}.`,
    en: `The closing line says ${shownTotal}, the criteria sum to ${shownSum}.`,
  };
  reader.complain('max', message, 'warning');
}

/** The sheet that holds the criteria: the one so named, else the first shown that is none of the others. */
function criteriaSheet(sheets: readonly ReadSheet[]): ReadSheet | undefined {
  const others = new Set([sheetNames.figures, sheetNames.settings, sheetNames.help].map(foldName));
  return (
    sheetNamed(sheets, sheetNames.criteria) ?? sheets.find((sheet) => !sheet.hidden && sheet.rows.length > 0 && !others.has(foldName(sheet.name)))
  );
}

/** The longest line above the headings is how the office calls its table. */
function titleAbove(sheet: ReadSheet, table: Table<CriteriaColumn>): string | null {
  const above = sheet.rows.slice(0, sheet.rows.length - table.rows.length - 1);
  const texts = above.flatMap((row) =>
    row.cells.flatMap(({ content }) => (typeof content === 'string' ? [content.normalize('NFC').replace(/\s+/g, ' ').trim()] : [])),
  );
  const [longest] = texts.filter((text) => text.length <= 300 && !hasHidden(text)).toSorted((a, b) => b.length - a.length);
  return longest === undefined || longest === '' ? null : longest;
}

/** `null` when there is no table of criteria at all; the complaint is then in the report. */
export function readBook(sheets: readonly ReadSheet[], title: string, year: number, { report, newId }: Around): Read | null {
  const sheet = criteriaSheet(sheets);
  const table = sheet ? tableOf<CriteriaColumn>(sheet, criteriaColumns, report) : null;
  if (!sheet || !table) {
    if (!sheet) report({ weight: 'error', sheet: '', cell: '', read: '', message: emptyBook });
    return null;
  }
  const figures = new Figures();
  readFigures(sheetNamed(sheets, sheetNames.figures), figures, report);
  const readers = table.rows.map((row) => new RowReader(table, row, report));
  const found = readers.flatMap((reader) => (isTotal(reader) ? [] : (readRow(reader, figures, newId) ?? [])));
  if (found.length === 0) report({ weight: 'error', sheet: sheet.name, cell: '', read: '', message: emptyBook });
  if (found.length > mostItems) {
    found[mostItems]?.reader.complain('code', { vi: `Quá ${mostItems} tiêu chí.`, en: `More than ${mostItems} criteria.` });
    return null;
  }
  complainTwice(found);
  const items = closeHeadings(found, parents(found));
  for (const reader of readers) if (isTotal(reader)) checkTotal(reader, items);
  const total = items.filter((item) => item.parentId === null && item.counts === 'base').reduce((sum, item) => sum + item.maxHundredths, 0);
  const start = blankDraft(titleAbove(sheet, table) ?? title, year).book;
  const settings = sheetNamed(sheets, sheetNames.settings);
  const places = new Map<string, RowReader<SettingColumn>>();
  const book = readSettings(
    settings,
    { ...start, scaleHundredths: Math.max(total, 1), rules: settings ? {} : { ...start.rules, step: null } },
    report,
    places,
  );
  return {
    sheet: sheet.name,
    draft: { book: { ...book, facts: figures.facts, derived: figures.derived }, items },
    rows: new Map(found.map((one) => [one.item.id, one.reader])),
    figures: figures.rows,
    settings: places,
  };
}

const emptyBook: Text = { vi: 'Không thấy tiêu chí nào trong sổ.', en: 'There are no criteria in this workbook.' };
