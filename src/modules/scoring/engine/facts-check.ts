import type { Text } from '#platform/text.ts';
import type { Compiled, CompiledLine, Figure } from './compile.ts';
import { dayNumber } from './days.ts';
import { exactOf, signOf } from './exact.ts';
import { amountName } from './expression/types.ts';
import type { FactEntry, Facts, GivenScore, UnitFacts } from './facts.ts';
import { problem, rulebookRefusals as refusals, type Problem } from './problems.ts';
import { isAssigned } from './score.ts';
import { pointsIn } from './words.ts';

type One = boolean | string | null;

/** Units × criteria that are scored at once: what they take in memory is known before any is computed. */
export const mostCells = 2_000_000;

/** Everything in a facts file that the rulebook does not expect, with unit and place. */
export function factsProblems(compiled: Compiled, facts: Facts): Problem[] {
  const { book } = compiled;
  const figures = new Map(compiled.figures.map((figure) => [figure.code, figure]));
  const lines = new Map(compiled.lines.map((line) => [line.criterion.code, line]));
  const codes = new Set([...lines.keys(), ...compiled.headings.map(({ criterion }) => criterion.code)]);
  const honours = new Set(compiled.lines.flatMap(({ rule }) => (rule.kind === 'honours' ? rule.honours.map((one) => one.honour) : [])));
  const cells = facts.units.length * compiled.lines.length;
  if (cells > mostCells) return [problem(refusals.tooMuch, 'units', { units: facts.units.length, criteria: compiled.lines.length, most: mostCells })];
  const found: Problem[] = [];
  if (facts.year !== book.year) found.push(problem(refusals.otherYear, 'year', { year: facts.year, book: book.year }));
  if (facts.rulebook !== null && facts.rulebook !== book.id) found.push(problem(refusals.otherRulebook, 'rulebook', { named: facts.rulebook }));
  const seen = new Set<string>();
  for (const [index, unit] of facts.units.entries()) {
    const place = `units[${index}]`;
    if (seen.has(unit.code)) found.push(problem(refusals.sameUnit, `${place}.code`, { code: unit.code }));
    seen.add(unit.code);
    found.push(
      ...figureProblems(unit, figures, place),
      ...honourProblems(unit, honours, place),
      ...scoreProblems(compiled, unit, lines, place),
      ...notAskedProblems(unit, codes, place),
    );
    const share = unit.attributes.womenPercent;
    if (share !== null && (signOf(exactOf(share)) < 0 || Number(share) > 100))
      found.push(problem(refusals.wrongValue, `${place}.attributes.womenPercent`, { figure: womenName, wanted: '0–100 %' }));
  }
  return found;
}

function figureProblems(unit: UnitFacts, figures: ReadonlyMap<string, Figure>, place: string): Problem[] {
  const found: Problem[] = [];
  for (const [code, entry] of Object.entries(unit.facts)) {
    const figure = figures.get(code);
    const here = `${place}.facts.${code}`;
    if (!figure?.fact) found.push(problem(refusals.unknownFact, here, { code }));
    else found.push(...entryProblems(figure, entry, here));
  }
  for (const [code, target] of Object.entries(unit.targets)) {
    const figure = figures.get(code);
    const here = `${place}.targets.${code}`;
    if (!figure?.fact) found.push(problem(refusals.unknownFact, here, { code }));
    else if (!figure.fact.hasTarget) found.push(problem(refusals.noTargetWanted, here, { figure: nameOf(figure) }));
    else if (target !== null && signOf(exactOf(target)) <= 0) found.push(problem(refusals.targetNotPositive, here, { figure: nameOf(figure) }));
  }
  return found;
}

function entryProblems(figure: Figure, entry: FactEntry, place: string): Problem[] {
  const name = { figure: nameOf(figure) };
  if (typeof entry !== 'object' || entry === null) {
    if (figure.type.monthly && entry !== null) return [problem(refusals.monthsWanted, place, name)];
    return valueProblems(figure, entry, place);
  }
  if (!figure.type.monthly) return [problem(refusals.monthsNotWanted, place, name)];
  return Object.entries(entry.months).flatMap(([month, value]) => valueProblems(figure, value, `${place}.months.${month}`));
}

/** “Nhiệm vụ quá hạn” (overdue): people know the title, the file has the code. */
function nameOf({ code, fact }: Figure): Text {
  const named = (title: string) => (title === code ? `“${title}”` : `“${title}” (${code})`);
  return { vi: named(fact?.title.vi ?? code), en: named(fact?.title.en ?? code) };
}
const womenName: Text = { vi: '“Tỷ lệ nữ” (womenPercent)', en: '“Share of women” (womenPercent)' };

const wantedOf = (unit: Figure['type']['unit']): Text =>
  unit === 'flag'
    ? { vi: 'true hoặc false (có hoặc không)', en: 'true or false (yes or no)' }
    : unit === 'date'
      ? { vi: 'một ngày viết như 2022-12-15', en: 'a day such as 2022-12-15' }
      : amountName;

/** What a figure that is no number wants instead of a text nobody can read; nothing for the others. */
export function notANumberHere({ figures }: Compiled, code: string | undefined, place: string): Problem | undefined {
  const figure = figures.find((one) => one.code === code && (one.type.unit === 'flag' || one.type.unit === 'date'));
  return figure && problem(refusals.wrongValue, place, { figure: nameOf(figure), wanted: wantedOf(figure.type.unit) });
}

function valueProblems(figure: Figure, value: One, place: string): Problem[] {
  const { type, fact } = figure;
  if (value === null) return [];
  const wrong = () => [problem(refusals.wrongValue, place, { figure: nameOf(figure), wanted: wantedOf(type.unit) })];
  if (type.unit === 'flag') return typeof value === 'boolean' ? [] : wrong();
  const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (type.unit === 'date') {
    if (!day) return wrong();
    return dayNumber(value) === null ? [problem(refusals.notARealDay, place, { typed: value })] : [];
  }
  if (typeof value === 'boolean' || day) return wrong();
  return fact?.notNegative === true && value.startsWith('-') ? [problem(refusals.negativeFact, place, { figure: nameOf(figure) })] : [];
}

function honourProblems(unit: UnitFacts, known: ReadonlySet<string>, place: string): Problem[] {
  return unit.honours.flatMap(({ honour, on }, index) => {
    const here = `${place}.honours[${index}]`;
    return [
      ...(known.has(honour) ? [] : [problem(refusals.unknownHonour, `${here}.honour`, { honour })]),
      ...(on === null || dayNumber(on) !== null ? [] : [problem(refusals.notARealDay, `${here}.on`, { typed: on })]),
    ];
  });
}

/** Criteria and headings of the table only, each with its reason. */
function notAskedProblems(unit: UnitFacts, codes: ReadonlySet<string>, place: string): Problem[] {
  return Object.entries(unit.notAssigned).flatMap(([code, reason]) => {
    const here = `${place}.notAssigned.${code}`;
    if (!codes.has(code)) return [problem(refusals.unknownCriterion, here, { code })];
    return reason.trim() === '' ? [problem(refusals.notAskedReason, here, { code })] : [];
  });
}

function scoreProblems(compiled: Compiled, unit: UnitFacts, lines: ReadonlyMap<string, CompiledLine>, place: string): Problem[] {
  const found: Problem[] = [];
  const each = (field: 'manual' | 'adjusted', right: (line: CompiledLine) => boolean, wrong: typeof refusals.notManual) => {
    for (const [code, given] of Object.entries(unit[field])) {
      const line = lines.get(code);
      const here = `${place}.${field}.${code}`;
      if (!line) found.push(problem(refusals.unknownCriterion, here, { code }));
      else if (!right(line)) found.push(problem(wrong, here, { code }));
      else if (!isAssigned(line, unit)) found.push(problem(refusals.scoreNotAsked, here, { code }));
      else found.push(...givenProblems(compiled, line, given, here));
    }
  };
  each('manual', (line) => line.rule.kind === 'manual', refusals.notManual);
  each('adjusted', (line) => line.rule.kind !== 'manual' && line.rule.kind !== 'condition', refusals.notAdjustable);
  return found;
}

/** A score a person gives lies within the limits of its criterion, on the step of the table, and has its reason. */
export function givenProblems({ book }: Compiled, { criterion, rule, low, high }: CompiledLine, given: GivenScore, place: string): Problem[] {
  const { code } = criterion;
  const { step } = book.settings;
  const points = pointsIn(given.points);
  if (given.points < low || given.points > high)
    return [problem(refusals.scoreOutside, `${place}.points`, { code, points, least: pointsIn(low), max: pointsIn(high) })];
  if (step !== null && given.points % step !== 0) return [problem(refusals.scoreOffStep, `${place}.points`, { code, points, step: pointsIn(step) })];
  const needed = rule.kind !== 'manual' || rule.reasonNeeded;
  return needed && given.reason.trim() === '' ? [problem(refusals.reasonMissing, `${place}.reason`, { code })] : [];
}
