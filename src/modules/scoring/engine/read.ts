import { repeatedKeys } from '#platform/json-keys.ts';
import { jsonWords } from '#platform/json-words.ts';
import type { z } from 'zod';
import type { Compiled } from './compile.ts';
import type { DecimalProblem } from './decimal.ts';
import { facts as factsShape, type Facts } from './facts.ts';
import { factsProblems, notANumberHere } from './facts-check.ts';
import { problem, rulebookRefusals as refusals, type Problem } from './problems.ts';
import { rulebook as rulebookShape, type Rulebook } from './rulebook.ts';
import { shapeWords, strayPlaces, valueAt } from './shape-words.ts';
import { deepestTree, mostCriteria } from './tree.ts';
import { validate } from './validate.ts';
import { say } from './words.ts';

/** Either what was read, or everything that is wrong with it, each with its place. */
export type Reading<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problems: readonly Problem[] };

const mostProblems = 200;
const refused = (problems: readonly Problem[]) => ({ ok: false, problems: problems.slice(0, mostProblems) }) as const;

/** `['criteria', 0, 'max']` → `criteria[0].max`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '');

const numberProblems: Readonly<Record<DecimalProblem | 'points_too_fine', keyof typeof refusals>> = {
  not_a_number: 'notANumber',
  ambiguous_number: 'ambiguousNumber',
  number_too_large: 'numberTooLarge',
  number_too_fine: 'numberTooFine',
  points_too_fine: 'pointsTooFine',
};
const isNumberProblem = (name: unknown): name is keyof typeof numberProblems => typeof name === 'string' && Object.hasOwn(numberProblems, name);

type Issue = z.core.$ZodIssue;

/** Of the ways a value failed the one that says most: a named number problem, else the first. */
function leaves(issue: Issue, path: readonly PropertyKey[]): { readonly issue: Issue; readonly path: readonly PropertyKey[] }[] {
  const here = [...path, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path: here }];
  const ways = issue.errors.map((errors) => errors.flatMap((one) => leaves(one, here)));
  const named = ways.find((way) => way.some((one) => 'params' in one.issue && one.issue.params?.typed !== undefined));
  return named ?? ways.toSorted((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0] ?? [{ issue, path: here }];
}

function shapeProblem(json: unknown, issue: Issue, path: readonly PropertyKey[]): Problem {
  const place = placeOf(path);
  const params = 'params' in issue ? issue.params : undefined;
  if (isNumberProblem(params?.problem))
    return problem(refusals[numberProblems[params.problem]], place, { typed: String(params.typed ?? '').slice(0, 60) });
  const { wrongShape } = refusals;
  return { ...problem(wrongShape, place), message: say(wrongShape.vi, wrongShape.en, { detail: shapeWords(issue, valueAt(json, path)) }) };
}

const shapeProblems = (json: unknown, error: z.ZodError): Problem[] =>
  error.issues.slice(0, mostProblems).flatMap((issue) => leaves(issue, []).map((one) => shapeProblem(json, one.issue, one.path)));

/** Text that is no number where the table wants no number: the figure says what it wants. */
const figureProblems = (compiled: Compiled, problems: readonly Problem[], error: z.ZodError): Problem[] => {
  const paths = error.issues.flatMap((issue) => leaves(issue, [])).map(({ path }) => path);
  const codes = new Map(paths.flatMap((path) => (path[0] === 'units' && path[2] === 'facts' ? [[placeOf(path), String(path[3])] as const] : [])));
  return problems.map((one) => (one.code === refusals.notANumber.code && notANumberHere(compiled, codes.get(one.place), one.place)) || one);
};

/** Looks at the depth and number of criteria without recursion, before anything else walks the tree. */
function sizeProblems(json: unknown): Problem[] {
  const partsOf = (value: unknown, key: string): unknown[] => {
    const list = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    return Array.isArray(list) ? list : [];
  };
  let level = partsOf(json, 'criteria');
  let count = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    count += level.length;
    if (depth > deepestTree) return [problem(refusals.tooDeep, 'criteria', { limit: deepestTree })];
    if (count > mostCriteria) return [problem(refusals.tooMany, 'criteria', { count, limit: mostCriteria })];
    level = level.flatMap((one) => partsOf(one, 'parts'));
  }
  return [];
}

/** A rulebook from parsed JSON, checked to the last formula. */
export function readRulebook(json: unknown): Reading<{ readonly book: Rulebook; readonly compiled: Compiled }> {
  const tooBig = sizeProblems(json);
  if (tooBig.length > 0) return refused(tooBig);
  const parsed = rulebookShape.safeParse(json);
  if (!parsed.success) return refused(shapeProblems(json, parsed.error));
  const { compiled, problems } = validate(parsed.data);
  return problems.length === 0 ? { ok: true, book: parsed.data, compiled } : refused(problems);
}

type Path = readonly PropertyKey[];

/** The same JSON without what stands at a path; only what lies on the way is copied. */
function without(json: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(json)) return json.map((one: unknown, at) => (at === key ? without(one, rest) : one));
  if (typeof json !== 'object' || json === null || typeof key !== 'string') return json;
  const { [key]: inside, ...others } = json as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [key]: without(inside, rest) };
}

/** Where numbers stand that cannot be read; points together with the reason that was given for them. */
const unreadNumbers = (error: z.ZodError): Path[] =>
  error.issues
    .slice(0, mostProblems)
    .flatMap((issue) => leaves(issue, []))
    .flatMap(({ issue, path }) =>
      'params' in issue && isNumberProblem(issue.params?.problem) ? [path.at(-1) === 'points' ? path.slice(0, -1) : path] : [],
    );

/**
 * Facts from parsed JSON, held against the rulebook they are for. A number that cannot be read hides nothing else: the rest of
 * the file is held against the rulebook as if the number were unknown.
 */
export function readFacts(compiled: Compiled, json: unknown): Reading<{ readonly facts: Facts }> {
  const parsed = factsShape.safeParse(json);
  if (parsed.success) {
    const problems = factsProblems(compiled, parsed.data);
    return problems.length === 0 ? { ok: true, facts: parsed.data } : refused(problems);
  }
  const rest = factsShape.safeParse(unreadNumbers(parsed.error).reduce(without, json));
  return refused([
    ...figureProblems(compiled, shapeProblems(json, parsed.error), parsed.error),
    ...(rest.success ? factsProblems(compiled, rest.data) : []),
  ]);
}

/**
 * Fields of a file that its format does not have, each a problem. Stored tables are not asked: what an earlier version kept
 * beside a rule must not make it unreadable.
 */
export const strayFields = (json: unknown, read: Rulebook | Facts): Problem[] =>
  strayPlaces(json, read, placeOf)
    .slice(0, mostProblems)
    .map((place) => problem(refusals.unknownField, place, { field: place.split('.').at(-1) ?? place }));

/** Megabytes of a JSON file that are read; ten thousand units with a hundred criteria fit several times. */
export const mostMegabytes = 64;

/**
 * Text of a file → JSON; a syntax error is a named problem with its place in the text, a field that stands twice one with its
 * place in the file. A byte order mark, as Windows editors
 * write it, is no part of the text; letters are brought to one form, so that a code typed on another machine is the same code.
 */
export function readJson(text: string): Reading<{ readonly json: unknown }> {
  const plain = text.replace(/^\u{FEFF}/u, '').normalize('NFC');
  try {
    const json = JSON.parse(plain) as unknown;
    const twice = repeatedKeys(plain, mostProblems);
    return twice.length === 0
      ? { ok: true, json }
      : refused(twice.map((path) => problem(refusals.repeatedField, placeOf(path), { field: String(path.at(-1)) })));
  } catch (error) {
    const { notJson } = refusals;
    return refused([{ ...problem(notJson, ''), message: say(notJson.vi, notJson.en, { detail: jsonWords((error as Error).message) }) }]);
  }
}

/** Bytes of a file → JSON. Only UTF-8 is read: a text in another encoding would silently become other names. */
export function readJsonBytes(bytes: Uint8Array): Reading<{ readonly json: unknown }> {
  if (bytes.byteLength > mostMegabytes * 1024 * 1024) return refused([problem(refusals.fileTooLarge, '', { most: mostMegabytes })]);
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused([problem(refusals.notUtf8, '')]);
  }
}
