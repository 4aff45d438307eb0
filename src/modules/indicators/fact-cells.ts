import { parseDay, showDate, type Day } from '#platform/dates.ts';
import { fold } from '#platform/fold.ts';
import type { Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { FactWords } from './bodies.ts';
import { factKindCodes, factKinds, milestonesText, type FactKind, type Milestone, type Place } from './facts.ts';
import { isTicked, quoted, textOf, type ImportColumns, type RawCell, type RawRow } from './import-table.ts';

/** The columns of an import of a list; the export of the list has the same headings. */
export const factColumns = {
  unit: { vi: 'Đơn vị', en: 'Unit', required: false },
  kind: { vi: 'Loại', en: 'Kind', required: true },
  title: { vi: 'Nội dung', en: 'What', required: true },
  category: { vi: 'Phân loại', en: 'Category', required: false },
  beginsOn: { vi: 'Từ ngày', en: 'From', required: false },
  dueOn: { vi: 'Hạn', en: 'Due', required: false },
  doneOn: { vi: 'Xong ngày', en: 'Done', required: false },
  body: { vi: 'Cơ quan, tổ chức', en: 'Body', required: false },
  paper: { vi: 'Văn bản', en: 'Paper', required: false },
  beyond: { vi: 'Vượt cấp', en: 'Past the level', required: false },
  milestones: { vi: 'Mốc thực hiện', en: 'Milestones', required: false },
  content: { vi: 'Nội dung phong trào', en: 'Movement content', required: false },
  source: { vi: 'Nguồn số liệu', en: 'Source', required: false },
  secret: { vi: 'Bí mật nhà nước', en: 'State secret', required: false },
} as const satisfies ImportColumns;
export type FactColumn = keyof typeof factColumns;
export const columnCodes = Object.keys(factColumns) as FactColumn[];

/** A living fact of the unit and year. */
export interface StandingFact extends FactWords {
  readonly id: string;
  readonly kind: FactKind;
  readonly version: number;
  /** Whether the one who imports may change it. */
  readonly may: Decision;
}

export interface FactImportContext {
  readonly today: Day;
  readonly unitName: string;
  /** The authority's levels of services. */
  readonly levels: readonly { readonly code: string; readonly name: Text }[];
  /** Contents of the movements of the year. */
  readonly contents: readonly { readonly id: string; readonly title: string }[];
  readonly standing: readonly StandingFact[];
}

const say = (vi: string, en: string): Text => ({ vi, en });
export const cellWords = {
  kind: say('Không có loại “{typed}”. Có: {names}.', 'There is no kind “{typed}”; there are {names}.'),
  unit: say('Dòng của “{typed}”. Một lần nhập là của một đơn vị: {unit}.', 'A row of “{typed}”. One import belongs to one unit: {unit}.'),
  title: say('Chưa ghi nội dung.', 'It has no title.'),
  category: say('Không có mục “{typed}”. Có: {names}.', 'There is no “{typed}”; there are {names}.'),
  day: say('“{typed}” không phải ngày. Ghi ngày/tháng/năm, ví dụ 31/03/2022.', '“{typed}” is no day. Write day/month/year, as 31/03/2022.'),
  unused: say('Loại “{kind}” không dùng cột này.', '“{kind}” does not use this column.'),
  long: say('Dài quá {most} ký tự.', 'Longer than {most} characters.'),
  milestone: say('Mốc “{typed}” chưa đúng. Ghi: tên | hạn | ngày đạt.', 'The milestone “{typed}” is not: title | due | reached.'),
  milestones: say('Nhiều nhất 50 mốc.', 'At most 50 milestones.'),
  content: say('Năm này không có nội dung phong trào “{typed}”.', 'No movement of this year has the content “{typed}”.'),
  contents: say('Có {count} nội dung cùng tên “{typed}”: chọn trên danh sách.', '{count} contents are called “{typed}”: choose it in the list.'),
  several: say('Danh sách có {count} mục trùng tên này: sửa tay trên danh sách.', '{count} facts have this name: correct them in the list.'),
} as const;

export const blankWords: FactWords = {
  title: '',
  category: '',
  beginsOn: null,
  dueOn: null,
  doneOn: null,
  body: '',
  paper: '',
  beyond: false,
  milestones: [],
  contentId: null,
  source: '',
};

const lengths = { title: 500, body: 300, paper: 300, source: 300 } as const;
const days = ['beginsOn', 'dueOn', 'doneOn'] as const;

/** `Thiết kế | 31/03/2022 | 28/03/2022`; several stand on lines of their own or behind `;`. `null` where one is none. */
function readMilestone(typed: string): Milestone | null {
  const [title = '', due = '', done = '', ...rest] = typed.split('|').map((one) => one.trim());
  const [dueOn, doneOn] = [parseDay(due), parseDay(done)];
  if (title === '' || title.length > 300 || rest.length > 0 || (due !== '' && dueOn === null) || (done !== '' && doneOn === null)) return null;
  return { title, dueOn, doneOn };
}

/** The entries of a kind with their words, codes of levels among them. */
export const factEntries = (kind: FactKind, { levels }: Pick<FactImportContext, 'levels'>) =>
  kind === 'service' ? levels : Object.entries(factKinds[kind].categories ?? {}).map(([code, { vi, en }]) => ({ code, name: { vi, en } }));

export const namedEntry = <T extends { readonly code: string; readonly name: Text }>(entries: readonly T[], typed: string): T | undefined =>
  entries.find((one) => [one.code, one.name.vi, one.name.en].some((word) => fold(word) === fold(typed)));

export const kindEntries = factKindCodes.map((code) => ({ code, name: { vi: factKinds[code].vi, en: factKinds[code].en } }));

export type Report = (column: FactColumn, message: Text, values?: Record<string, string | number>) => void;

/** What a row says: a column that is not in the table says nothing, an empty cell empties the place. */
export function readWords(kind: FactKind, cells: RawRow<FactColumn>['cells'], context: FactImportContext, report: Report): Partial<FactWords> {
  const said: { -readonly [K in keyof FactWords]?: FactWords[K] } = {};
  const has = (column: FactColumn) => cells[column] !== undefined;
  for (const column of Object.keys(lengths) as (keyof typeof lengths)[]) {
    if (!has(column)) continue;
    said[column] = textOf(cells[column]).replace(/\s+/g, ' ');
    if (said[column].length > lengths[column]) report(column, cellWords.long, { most: lengths[column] });
  }
  for (const column of days) {
    if (!has(column)) continue;
    const typed = textOf(cells[column]);
    said[column] = parseDay(typed);
    if (typed !== '' && said[column] === null) report(column, cellWords.day, { typed: quoted(typed) });
  }
  if (has('beyond')) said.beyond = isTicked(cells.beyond);
  if (has('category')) {
    const typed = textOf(cells.category);
    const found = namedEntry(factEntries(kind, context), typed);
    said.category = found?.code ?? '';
    if (typed !== '' && !found)
      report('category', cellWords.category, {
        typed: quoted(typed),
        names: factEntries(kind, context)
          .map((one) => one.name.vi)
          .join(', '),
      });
  }
  if (has('milestones')) {
    const typed = textOf(cells.milestones)
      .split(/[\n\r;]/)
      .filter((one) => one.trim() !== '');
    const read = typed.map(readMilestone);
    said.milestones = read.filter((one) => one !== null);
    const bad = read.indexOf(null);
    if (bad >= 0) report('milestones', cellWords.milestone, { typed: quoted(typed[bad]?.trim() ?? '') });
    if (read.length > 50) report('milestones', cellWords.milestones);
  }
  if (has('content')) {
    const typed = textOf(cells.content);
    const found = typed === '' ? [] : context.contents.filter((one) => fold(one.title) === fold(typed));
    said.contentId = found[0]?.id ?? null;
    if (typed !== '' && found.length === 0) report('content', cellWords.content, { typed: quoted(typed) });
    if (found.length > 1) report('content', cellWords.contents, { typed: quoted(typed), count: found.length });
  }
  return said;
}

export const placeOf: Readonly<Partial<Record<FactColumn, Place>>> = {
  category: 'category',
  beginsOn: 'beginsOn',
  dueOn: 'dueOn',
  doneOn: 'doneOn',
  body: 'body',
  paper: 'paper',
  beyond: 'beyond',
  milestones: 'milestones',
  content: 'contentId',
};
export const columnOf = (place: Place): FactColumn => (place === 'contentId' ? 'content' : place);
export const isFilled = (column: FactColumn, cell: RawCell | undefined) => (column === 'beyond' ? isTicked(cell) : textOf(cell) !== '');

const none = say('—', '—');
const plain = (value: string): Text => (value === '' ? none : say(value, value));

/** A place of a fact as people read it. */
export function shownPlace(kind: FactKind, column: FactColumn, of: FactWords, context: FactImportContext): Text {
  switch (column) {
    case 'category':
      return factEntries(kind, context).find((one) => one.code === of.category)?.name ?? none;
    case 'beginsOn':
    case 'dueOn':
    case 'doneOn':
      return of[column] === null ? none : plain(showDate(of[column]));
    case 'beyond':
      return of.beyond ? say('có', 'yes') : say('không', 'no');
    case 'milestones':
      return plain(milestonesText(of.milestones));
    case 'content':
      return plain(context.contents.find((one) => one.id === of.contentId)?.title ?? '');
    case 'title':
    case 'body':
    case 'paper':
    case 'source':
      return plain(of[column]);
    default:
      return none;
  }
}

/** Only what people wrote of a fact. */
export function wordsOf({ title, category, beginsOn, dueOn, doneOn, body, paper, beyond, milestones, contentId, source }: FactWords): FactWords {
  return { title, category, beginsOn, dueOn, doneOn, body, paper, beyond, milestones, contentId, source };
}
