import { compare, exactOf, signOf } from './exact.ts';
import { compileBook, type Compiled } from './compile.ts';
import { stretchProblems } from './kinds/bands.ts';
import { kindOf } from './kinds/index.ts';
import type { Text } from '#platform/text.ts';
import { problem, rulebookRefusals as refusals, type Problem } from './problems.ts';
import type { Criterion, Rulebook } from './rulebook.ts';
import { leastToTrim, stages, stageScorers, type TieRuleSetting } from './settings.ts';
import { baseSum, linesOf, scorerOf, walk, type Placed } from './tree.ts';
import { listed, pointsIn } from './words.ts';
import { scorerWords, stageWords } from './stage-words.ts';

/** Every reason a rulebook cannot be used, each with its place; empty when it can. Drafts may lack measures and proofs. */
export function validate(book: Rulebook): { readonly compiled: Compiled; readonly problems: readonly Problem[] } {
  const placed = walk(book.criteria);
  const { compiled, problems } = compileBook(book);
  return {
    compiled,
    problems: [...names(book), ...placed.flatMap((one) => treeProblems(book, one)), ...sums(book), ...problems, ...settingProblems(book, placed)],
  };
}

/**
 * What a rulebook needs besides before units may be judged by it: a measure and a proof for each line, for each stage
 * somebody who can do it, and marks enough for the way they are combined. A table published before the last were asked stays
 * readable.
 */
export function publicationProblems(book: Rulebook): Problem[] {
  const lines = linesOf(book).flatMap(({ criterion, place }) => [
    ...(criterion.measure.trim() === '' ? [problem(refusals.noMeasure, `${place}.measure`, { code: criterion.code })] : []),
    ...(criterion.proof.length === 0 ? [problem(refusals.noProof, `${place}.proof`, { code: criterion.code })] : []),
  ]);
  return [...lines, ...book.settings.chain.stages.flatMap(stageProblems), ...trimProblems(book)];
}

/** Of fewer than three marks none is left out: the table would say one thing and do another. */
function trimProblems({ settings: { crossScoring: cross } }: Rulebook): Problem[] {
  if (cross === null || cross.combine !== 'trimmed_mean' || cross.scorersPerUnit >= leastToTrim) return [];
  return [problem(refusals.tooFewToTrim, 'settings.crossScoring.combine', { count: cross.scorersPerUnit, least: leastToTrim })];
}

function stageProblems({ stage, by }: Rulebook['settings']['chain']['stages'][number], index: number): Problem[] {
  if (stageScorers[stage].includes(by)) return [];
  const allowed = listed(
    stageScorers[stage].map((one) => scorerWords[one]),
    ', ',
  );
  return [problem(refusals.stageNotTheirs, `settings.chain.stages[${index}].by`, { stage: stageWords[stage], by: scorerWords[by], allowed })];
}

function repeated<T>(list: readonly T[], codeOf: (one: T) => string, found: (code: string, index: number) => Problem): Problem[] {
  const seen = new Set<string>();
  return list.flatMap((one, index) => {
    const code = codeOf(one);
    if (seen.has(code)) return [found(code, index)];
    seen.add(code);
    return [];
  });
}

function names(book: Rulebook): Problem[] {
  const placed = walk(book.criteria);
  const figures = [
    ...book.facts.map(({ code }, index) => ({ code, place: `facts[${index}].code` })),
    ...book.derived.map(({ code }, index) => ({ code, place: `derived[${index}].code` })),
  ];
  return [
    ...repeated(
      placed,
      ({ criterion }) => criterion.code,
      (code, index) => problem(refusals.sameCode, `${placed[index]?.place}.code`, { code }),
    ),
    ...repeated(
      figures,
      (one) => one.code,
      (code, index) => problem(refusals.sameFact, figures[index]?.place ?? '', { code }),
    ),
  ];
}

function treeProblems(book: Rulebook, placed: Placed): Problem[] {
  const { criterion, place } = placed;
  const { code, max, parts, rule } = criterion;
  const found: Problem[] = [];
  if (max < 0) found.push(problem(refusals.negativeMax, `${place}.max`, { code }));
  if (parts.length > 0 === (rule !== null)) found.push(problem(refusals.ruleOrParts, place, { code }));
  if (parts.length > 0 && criterion.counts !== 'base') found.push(problem(refusals.mixedHeading, `${place}.counts`, { code }));
  if (criterion.scoredBy !== null && !book.settings.departments.some((one) => one.code === criterion.scoredBy))
    found.push(problem(refusals.unknownDepartment, `${place}.scoredBy`, { code, department: criterion.scoredBy }));
  if (rule !== null) {
    if ((criterion.counts === 'external') !== (rule.kind === 'honours')) found.push(problem(refusals.externalRule, `${place}.counts`, { code }));
    found.push(...kindOf(rule).problems(rule, criterion, `${place}.rule`), ...offStep(book, criterion, place));
  }
  return found;
}

/** A maximum nobody can reach: off the step people score in, or finer than points are rounded to. */
function offStep({ settings }: Rulebook, { code, max, rule }: Criterion, place: string): Problem[] {
  const decimalStep = 10 ** (2 - settings.decimals);
  const step = settings.step !== null && settings.step > 0 && (rule?.kind === 'manual' || settings.stepForComputed) ? settings.step : decimalStep;
  return max % step === 0 ? [] : [problem(refusals.maxOffStep, `${place}.max`, { code, max: pointsIn(max), step: pointsIn(step) })];
}

function sums(book: Rulebook): Problem[] {
  if (book.criteria.length === 0) return [problem(refusals.noCriteria, 'criteria')];
  const headings = walk(book.criteria).flatMap(({ criterion, place }) => {
    const sum = baseSum(criterion.parts);
    if (criterion.parts.length === 0 || sum === criterion.max) return [];
    return [problem(refusals.headingSum, `${place}.max`, { code: criterion.code, sum: pointsIn(sum), max: pointsIn(criterion.max) })];
  });
  const sum = baseSum(book.criteria);
  const { scale } = book.settings;
  return [...headings, ...(sum === scale ? [] : [problem(refusals.scaleSum, 'settings.scale', { sum: pointsIn(sum), scale: pointsIn(scale) })])];
}

function settingProblems(book: Rulebook, placed: readonly Placed[]): Problem[] {
  const { settings } = book;
  const found: Problem[] = [];
  if (settings.scale <= 0) found.push(problem(refusals.badScale, 'settings.scale'));
  if (settings.step !== null && settings.step <= 0) found.push(problem(refusals.badStep, 'settings.step'));
  for (const cap of ['bonusCap', 'externalCap', 'totalCap'] as const)
    if ((settings[cap] ?? 0) < 0) found.push(problem(refusals.negativeSettingCap, `settings.${cap}`));
  if (settings.classification !== null) {
    const { bands } = settings.classification;
    found.push(
      ...stretchProblems(bands, { vi: 'Xếp loại', en: 'Classes' }, 'settings.classification.bands'),
      ...repeated(
        bands,
        (band) => band.code,
        (code, index) => problem(refusals.sameCode, `settings.classification.bands[${index}].code`, { code }),
      ),
    );
  }
  found.push(
    ...repeated(
      settings.departments,
      (one) => one.code,
      (code, index) => problem(refusals.sameCode, `settings.departments[${index}].code`, { code }),
    ),
  );
  return [...found, ...tieProblems(book, placed), ...chainProblems(book, placed), ...crossProblems(book)];
}

/** A rule that can part nobody whom the rules before it left together is a mistake of its author. */
function neverDecides(book: Rulebook, rule: TieRuleSetting, placed: readonly Placed[]): Text | null {
  const lines = linesOf(book);
  const extras = lines.filter(({ criterion }) => criterion.counts !== 'base');
  switch (rule.rule) {
    case 'fewer_failed_conditions':
      return placed.some(({ criterion }) => criterion.hardCondition !== null || criterion.rule?.kind === 'condition')
        ? null
        : { vi: 'bảng không có điều kiện loại', en: 'the table has no condition' };
    case 'base_total':
      return extras.length > 0 ? null : { vi: 'tổng điểm đã là điểm không tính thưởng', en: 'the total has no bonus in it' };
    case 'group_points': {
      const group = placed.find(({ criterion }) => criterion.code === rule.group);
      const inside =
        group === undefined ? [] : lines.filter(({ criterion, above }) => criterion === group.criterion || above.includes(group.criterion));
      if (extras.length === 0 && inside.length === lines.length) return { vi: 'nhóm này là toàn bộ bảng', en: 'the group is the whole table' };
      return inside.some(({ criterion }) => criterion.max > 0) || group === undefined
        ? null
        : { vi: 'nhóm này không có điểm', en: 'the group has no points' };
    }
    case 'women_share': {
      const limit = exactOf(rule.atLeastPercent);
      return signOf(limit) > 0 && compare(limit, 100) <= 0
        ? null
        : { vi: 'mức phải từ trên 0 đến 100 %', en: 'the share lies above 0 and up to 100 %' };
    }
  }
}

function tieProblems(book: Rulebook, placed: readonly Placed[]): Problem[] {
  const { tieRules } = book.settings;
  const same = (rule: TieRuleSetting) => (rule.rule === 'group_points' ? `group_points ${rule.group}` : rule.rule);
  return tieRules.flatMap((rule, index) => {
    const place = `settings.tieRules[${index}]`;
    if (rule.rule === 'group_points' && !placed.some(({ criterion }) => criterion.code === rule.group))
      return [problem(refusals.unknownGroup, `${place}.group`, { group: rule.group })];
    const twice = tieRules.findIndex((other) => same(other) === same(rule)) < index;
    const why = twice ? { vi: 'quy tắc này đã có ở trên', en: 'the same rule stands above' } : neverDecides(book, rule, placed);
    return why === null ? [] : [problem(refusals.tieNeverDecides, place, { why })];
  });
}

function chainProblems(book: Rulebook, placed: readonly Placed[]): Problem[] {
  const { chain } = book.settings;
  const order = chain.stages.map(({ stage }) => stages.indexOf(stage));
  const wrong = order.findIndex((position, index) => index > 0 && position <= (order[index - 1] ?? -1));
  const found: Problem[] = [];
  const here = chain.stages[wrong];
  if (here) {
    const order = listed(
      stages.map((stage) => stageWords[stage]),
      ', ',
    );
    found.push(problem(refusals.chainOrder, `settings.chain.stages[${wrong}]`, { stage: stageWords[here.stage], order }));
  }
  if (chain.stages.at(-1)?.stage !== 'final') found.push(problem(refusals.noFinalStage, 'settings.chain.stages'));
  const needed = placed.some((one) => scorerOf(one) !== null);
  if (needed && !chain.stages.some(({ by }) => by === 'department')) found.push(problem(refusals.departmentsWithoutStage, 'settings.chain.stages'));
  return found;
}

function crossProblems(book: Rulebook): Problem[] {
  const manual = new Set(linesOf(book).flatMap(({ criterion }) => (criterion.rule?.kind === 'manual' ? [criterion.code] : [])));
  return (book.settings.crossScoring?.criteria ?? []).flatMap((code, index) =>
    manual.has(code) ? [] : [problem(refusals.crossUnknown, `settings.crossScoring.criteria[${index}]`, { code })],
  );
}
