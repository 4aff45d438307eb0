import type { Text } from '#platform/text.ts';
import type { DraftBook } from './bodies.ts';

export type RowEditor = 'kinds' | 'classes' | 'ties' | 'stages' | 'departments' | 'cross';

/**
 * The head and the settings of a table as lines of a page and of a workbook: one list says what each is called, how it is
 * written and how it is read again.
 */
export interface Setting {
  readonly label: Text;
  /** What the line may hold, for the workbook. */
  readonly hint: string;
  /** The answers it may hold, where they are few. */
  readonly options?: readonly Text[];
  /** More than one line. */
  readonly long?: boolean;
  /** Where it stands in the file, as problems name it. */
  readonly field?: string;
  /** Lists the editor shows row by row; the lines of text are for workbooks. */
  readonly rows?: RowEditor;
  readonly write: (book: DraftBook) => Text;
  /** The book with this line read into it; a sentence when it cannot be read. */
  readonly read: (typed: string, book: DraftBook) => DraftBook | Text;
}

export const isText = (value: DraftBook | Text): value is Text => 'vi' in value && 'en' in value;
