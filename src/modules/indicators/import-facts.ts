import { fold } from '#platform/fold.ts';
import { fill, type Text } from '#platform/text.ts';
import type { FactWords } from './bodies.ts';
import {
  blankWords,
  cellWords,
  columnCodes,
  columnOf,
  factColumns,
  factEntries,
  isFilled,
  kindEntries,
  namedEntry,
  placeOf,
  readWords,
  shownPlace,
  wordsOf,
  type FactColumn,
  type FactImportContext,
  type Report,
  type StandingFact,
} from './fact-cells.ts';
import { wordProblems } from './fact-words.ts';
import { factKinds, type FactKind, type Place } from './facts.ts';
import { hasHidden, quoted, tableWords, textOf, type ImportProblem, type RawRow } from './import-table.ts';
import type { factVerbLabels } from './labels.ts';
import { numberProblems } from './numbers.ts';

/** What a row does: it enters a fact, changes one that stands, or says what stands already. */
export type FactVerb = keyof typeof factVerbLabels;

export interface FactChange {
  readonly label: Text;
  readonly before: Text;
  readonly after: Text;
}

export interface FactLine {
  readonly row: number;
  readonly kind: FactKind;
  readonly categoryName: Text | null;
  readonly words: FactWords;
  readonly verb: FactVerb;
  readonly factId: string | null;
  readonly version: number | null;
  readonly changes: readonly FactChange[];
}

/** What makes two rows speak of one thing: its name; its day too, where each happening has one; of the plan, which part it is. */
function keyOf(kind: FactKind, { title, category, beginsOn }: Pick<FactWords, 'title' | 'category' | 'beginsOn'>): string {
  if (kind === 'plan-part') return `${kind}/${category}`;
  return [kind, fold(title), factKinds[kind].required.includes('beginsOn') ? beginsOn : ''].join('/');
}

function changesOf(kind: FactKind, before: FactWords, after: FactWords, context: FactImportContext): FactChange[] {
  return columnCodes.flatMap((column) => {
    const [was, is] = [shownPlace(kind, column, before, context), shownPlace(kind, column, after, context)];
    const place = placeOf[column];
    return was.vi === is.vi ? [] : [{ label: (place && factKinds[kind].fields[place]) ?? factColumns[column], before: was, after: is }];
  });
}

/** Finds the fact a row speaks of; `several` of one name are for a person to sort out. */
export function finderAmong(
  standing: readonly StandingFact[],
): (
  kind: FactKind,
  said: Pick<FactWords, 'title' | 'category' | 'beginsOn'>,
) => { readonly found: StandingFact | undefined; readonly several: number } {
  const byKey = Map.groupBy(standing, (one) => keyOf(one.kind, one));
  return (kind, said) => {
    const twins = byKey.get(keyOf(kind, said)) ?? [];
    return { found: twins[0], several: twins.length };
  };
}

/** Judges every row on its own; nothing is guessed, and each problem names its cell. */
export function checkFactRows(
  rows: readonly RawRow<FactColumn>[],
  context: FactImportContext,
): { readonly lines: readonly FactLine[]; readonly problems: readonly ImportProblem[] } {
  const lines: FactLine[] = [];
  const problems: ImportProblem[] = [];
  const seen = new Map<string, number>();
  const find = finderAmong(context.standing);
  for (const { row, cells } of rows) {
    const before = problems.length;
    const report: Report = (column, message, values = {}) =>
      problems.push({ place: cells[column]?.place ?? cells.title?.place ?? `${row}`, row, message: fill(message, values) });
    for (const column of columnCodes) {
      if (cells[column]?.formula) report(column, numberProblems.formula);
      if (hasHidden(cells[column])) report(column, tableWords.hidden);
    }
    const unit = textOf(cells.unit);
    if (unit !== '' && fold(unit) !== fold(context.unitName)) report('unit', cellWords.unit, { typed: quoted(unit), unit: context.unitName });
    const kind = namedEntry(kindEntries, textOf(cells.kind))?.code;
    if (textOf(cells.title) === '') report('title', cellWords.title);
    if (!kind) {
      report('kind', cellWords.kind, { typed: quoted(textOf(cells.kind)), names: kindEntries.map((one) => one.name.vi).join(', ') });
      continue;
    }
    const spec = factKinds[kind];
    for (const [column, place] of Object.entries(placeOf) as [FactColumn, Place][]) {
      if (isFilled(column, cells[column]) && !spec.fields[place]) report(column, cellWords.unused, { kind: spec.vi });
    }
    const said = readWords(kind, cells, context, report);
    if (problems.length > before) continue;
    const { found, several } = find(kind, { ...blankWords, ...said });
    const whole: FactWords = { ...blankWords, ...(found && wordsOf(found)), ...said };
    const categories = spec.categories === undefined ? new Set(['']) : new Set(factEntries(kind, context).map((one) => one.code));
    for (const { refusal, values, field } of wordProblems(kind, whole, context.today, categories)) report(columnOf(field), fill(refusal, values));
    if (several > 1) report('title', cellWords.several, { count: several });
    const changes = changesOf(kind, found ? wordsOf(found) : { ...blankWords, title: whole.title, category: whole.category }, whole, context);
    if (found && changes.length > 0 && !found.may.ok) report('title', found.may.refusal.message);
    if (problems.length > before) continue;
    const key = keyOf(kind, whole);
    const other = seen.get(key);
    if (other !== undefined) {
      report('title', tableWords.twice, { other });
      continue;
    }
    seen.set(key, row);
    const categoryName = spec.categories === undefined ? null : shownPlace(kind, 'category', whole, context);
    const verb: FactVerb = !found ? 'add' : changes.length > 0 ? 'change' : 'same';
    lines.push({ row, kind, categoryName, words: whole, verb, factId: found?.id ?? null, version: found?.version ?? null, changes });
  }
  return { lines, problems };
}
