import { isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { problemsOf } from '#platform/parse.ts';
import { refuse, type FieldProblem } from '#platform/refusal.ts';
import { changeRefusals } from './refusals.ts';
import { draftFile, type Draft, type DraftKind } from './draft.ts';

/** Longest text that is read at all, in characters; the whole shipped law is shorter. */
export const longestDraft = 400_000;
/** A draft names things once; more uses of anchors than this are an attack or an accident. */
const mostAliases = 200;
const deepest = 40;
const mostValues = 60_000;

/** Counts values and depth without recursion: a hostile file must not end the program. */
function measure(value: unknown): 'deep' | 'many' | undefined {
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  let count = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    count += 1;
    if (count > mostValues) return 'many';
    if (next.depth > deepest) return 'deep';
    if (next.value !== null && typeof next.value === 'object')
      for (const item of Object.values(next.value)) stack.push({ value: item, depth: next.depth + 1 });
  }
  return undefined;
}

/** Indented or bracketed deeper than any draft: found before the parser, whose own recursion would run out of stack. */
function nestedTooDeep(source: string): boolean {
  let open = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '[' || sign === '{') open += 1;
    else if (sign === ']' || sign === '}') open = Math.max(0, open - 1);
    if (open > 200) return true;
  }
  return /^(?:\s*-\s){60}/m.test(source) || /^ {400}/m.test(source) || /(?:- ){60}/.test(source) || /(?:\? ){60}/.test(source);
}

interface Read {
  readonly value: unknown;
  /** The line a path stands on, or the nearest above it that is there; `null` for an empty text. */
  readonly lineOf: (path: readonly string[]) => number | null;
}

function lineIn(document: Document, lines: LineCounter, path: readonly string[]): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

/** Where a name used (`*x`) was never given, or what is laid in with `<<` is no map: these show only when values are made. Offset in the text. */
function brokenAt(document: Document): number {
  let at = 0;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      at = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
    Pair(_, pair) {
      if (!isScalar(pair.key) || pair.key.source !== '<<') return undefined;
      at = pair.key.range?.[0] ?? 0;
      return undefined;
    },
  });
  return at;
}

function parseText(file: string, source: string): Read {
  if (source.length > longestDraft) throw refuse(changeRefusals.tooLong, { file, most: longestDraft });
  if (nestedTooDeep(source)) throw refuse(changeRefusals.tooDeep, { file });
  // Each value ends in a comma or a line: too many are told apart before the parser spends seconds on them.
  if (source.split(/[,\n]/, mostValues + 1).length > mostValues) throw refuse(changeRefusals.tooMany, { file });
  const lines = new LineCounter();
  const document = parseDocument(source, { uniqueKeys: true, merge: true, lineCounter: lines });
  let value: unknown;
  try {
    const wrong = document.errors[0];
    if (wrong) {
      const { line, col } = wrong.linePos?.[0] ?? lines.linePos(wrong.pos[0]);
      throw refuse(changeRefusals.badSyntax, { file, line, column: col });
    }
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch (problem) {
    if (problem instanceof Error && problem.name === 'Refusal') throw problem;
    if (problem instanceof ReferenceError && problem.message.startsWith('Excessive')) throw refuse(changeRefusals.tooManyAliases, { file });
    if (problem instanceof RangeError) throw refuse(changeRefusals.tooDeep, { file });
    const { line, col } = lines.linePos(brokenAt(document));
    throw refuse(changeRefusals.unreadable, { file, line, column: col });
  }
  const measured = measure(value);
  if (measured !== undefined) throw refuse(measured === 'deep' ? changeRefusals.tooDeep : changeRefusals.tooMany, { file });
  return { value, lineOf: (path) => lineIn(document, lines, path) };
}

/** "Dòng 5: sai kiểu dữ liệu." */
function onItsLine(problem: FieldProblem, lineOf: Read['lineOf']): FieldProblem {
  const line = lineOf(problem.path.split('.'));
  if (line === null) return problem;
  const { vi, en } = problem.message;
  return { ...problem, message: { vi: `dòng ${line}. ${vi}`, en: `line ${line}. ${en}` } };
}

type Section =
  | 'standards'
  | 'general'
  | 'principles'
  | 'quotas'
  | 'values'
  | 'regime'
  | 'notContinued'
  | 'ends'
  | 'awards'
  | 'dossiers'
  | 'bonuses'
  | 'baseSalaries'
  | 'rounding'
  | 'household'
  | 'organisingShare'
  | 'deadlines'
  | 'overlay';

/** What each kind may hold beside instruments and cases. */
const sectionsOf: Readonly<Record<DraftKind, readonly Section[]>> = {
  regime: [
    'regime',
    'notContinued',
    'ends',
    'awards',
    'dossiers',
    'standards',
    'general',
    'principles',
    'quotas',
    'values',
    'bonuses',
    'baseSalaries',
    'rounding',
    'household',
    'organisingShare',
    'deadlines',
  ],
  parameters: [
    'ends',
    'awards',
    'dossiers',
    'standards',
    'general',
    'principles',
    'quotas',
    'values',
    'bonuses',
    'baseSalaries',
    'rounding',
    'household',
    'organisingShare',
    'deadlines',
  ],
  overlay: ['overlay'],
};
const sections: readonly Section[] = [...sectionsOf.regime, 'overlay'];

const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);

/**
 * Text in, draft out; YAML or JSON. Pure and bounded. Throws a refusal of `changeRefusals` that names file and place;
 * shape mistakes come all at once in `fields`.
 */
export function readDraft(file: string, source: string): Draft {
  const { value, lineOf } = parseText(file, source);
  const parsed = draftFile.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const fields = problemsOf(parsed.error)
      .slice(0, 50)
      .map((problem) => onItsLine(problem, lineOf));
    throw refuse(
      changeRefusals.badDraft,
      { file, path: fields[0]?.path ?? '', problem: fields[0]?.message.vi ?? '', count: fields.length },
      { fields },
    );
  }
  const draft = parsed.data;
  for (const section of sections)
    if (isThere(draft[section]) && !sectionsOf[draft.kind].includes(section))
      throw refuse(changeRefusals.sectionOfOtherKind, { file, path: section, kind: draft.kind });
  const needed = draft.kind === 'regime' ? 'regime' : draft.kind === 'overlay' ? 'overlay' : undefined;
  if (needed && !isThere(draft[needed])) throw refuse(changeRefusals.sectionMissing, { file, path: needed, kind: draft.kind });
  return draft;
}
