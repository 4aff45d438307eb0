import type { Text } from '#platform/text.ts';
import type { Compiled, CompiledHeading, CompiledLine, Formula } from './compile.ts';
import { figuresOf, ownOf, type Unit } from './figures.ts';
import type { Scalar } from './expression/run.ts';
import { formulaWords, ruleWords, titlesOf, usedWords } from './formula-words.ts';
import { honourWords } from './kinds/given.ts';
import { kindOf } from './kinds/index.ts';
import { relativeWords, type Leader } from './kinds/relative.ts';
import type { ConditionOutcome, CriterionScore, UnitScore } from './result.ts';
import type { LineScore, Totals, UnitNumbers, Verdict } from './score.ts';
import { join, listed, pointsIn, say, valueIn, valueText } from './words.ts';

/** Words beside the numbers of `score.ts`: the rule, the values it used, and why. */

export interface Told {
  readonly compiled: Compiled;
  readonly leaders: ReadonlyMap<number, Leader>;
  readonly closed: boolean;
}

type UsedValues = CriterionScore['values'];

/** A formula with its value, and the figures it reads when it is more than one name. */
function used(compiled: Compiled, formula: Formula, value: Scalar, figures: ReturnType<typeof figuresOf>): UsedValues {
  const own = { name: formula.text, value: valueText(value, formula.type.unit), unit: formula.type.unit };
  const inner = formula.reads.flatMap((index) => {
    const figure = compiled.figures[index];
    if (!figure || figure.code === formula.text) return [];
    const read = figures.value(index);
    const shown = Array.isArray(read)
      ? read.map((month: Scalar) => (month === undefined ? '–' : (valueText(month, figure.type.unit) ?? '?'))).join(' ')
      : valueText(read as Scalar, figure.type.unit);
    return [{ name: figure.code, value: shown, unit: figure.type.unit }];
  });
  return [own, ...inner];
}

/** Sentences that are the same for every unit of a table: rules and conditions, made once. */
function tableWords(compiled: Compiled) {
  const titles = titlesOf([...compiled.book.facts, ...compiled.book.derived]);
  return {
    titles,
    rules: compiled.lines.map(({ rule, criterion }) => ruleWords(rule, criterion, titles)),
    conditions: compiled.lines.map(({ condition }) => condition && formulaWords(condition.text, titles)),
    inputs: compiled.lines.map(({ inputs }) => inputs.map((input) => formulaWords(input.text, titles))),
  };
}

const made = new WeakMap<Compiled, ReturnType<typeof tableWords>>();

function wordsOf(compiled: Compiled): ReturnType<typeof tableWords> {
  const found = made.get(compiled) ?? tableWords(compiled);
  made.set(compiled, found);
  return found;
}

const without = say('Không giao tiêu chí này; không tính vào tổng.', 'Not assigned; it is left out of the total.');

function missingWords({ compiled, closed }: Told, line: CompiledLine, score: LineScore): Text {
  const zero = closed && compiled.book.settings.missing === 'zero_when_closed';
  const end = zero ? say('Đã chốt nên tính 0 điểm.', 'The figures are closed, so it counts as 0.') : say('Chưa có điểm.', 'No points yet.');
  if (line.rule.kind === 'manual') return join(say('Chưa có người chấm.', 'Nobody has scored it.'), end);
  const names = line.inputs.flatMap((input, index) => {
    const value = score.values[index];
    return value === null || value === undefined
      ? [
          say('{name} ({why})', '{name} ({why})', {
            name: wordsOf(compiled).inputs[line.index]?.[index] ?? input.text,
            why: valueIn(value, input.type.unit),
          }),
        ]
      : [];
  });
  return join(say('Thiếu số liệu: {names}.', 'Missing: {names}.', { names: listed(names, ', ') }), end);
}

function ruleWhy({ leaders }: Told, line: CompiledLine, unit: Unit, score: LineScore): Text {
  const { rule, criterion } = line;
  if (rule.kind === 'relative_to_leader') {
    const leader = leaders.get(line.index);
    return leader ? relativeWords(criterion.max, score.values, leader) : kindOf(rule).explain(rule, criterion, score.values, []);
  }
  if (rule.kind === 'honours') return honourWords(rule, unit.honours);
  return kindOf(rule).explain(
    rule,
    criterion,
    score.values,
    line.inputs.map((input) => input.type),
  );
}

function explanation(told: Told, line: CompiledLine, unit: Unit, score: LineScore): Text {
  if (score.state === 'not_assigned') return without;
  if (score.state === 'missing') return missingWords(told, line, score);
  if (score.state === 'waits') return kindOf(line.rule).explain(line.rule, line.criterion, score.values, []);
  const adjusted = ownOf(unit.adjusted, line.criterion.code);
  if (!adjusted) return ruleWhy(told, line, unit, score);
  return say('Điểm theo quy tắc {computed}; người có thẩm quyền cho {points}: {reason}', 'The rule gives {computedEn}; set to {points}: {reason}', {
    computed: score.computed === null ? 'chưa có' : pointsIn(score.computed),
    computedEn: score.computed === null ? 'none yet' : pointsIn(score.computed),
    points: pointsIn(adjusted.points),
    reason: adjusted.reason,
  });
}

function criterionScore(told: Told, line: CompiledLine, unit: Unit, score: LineScore, figures: ReturnType<typeof figuresOf>): CriterionScore {
  const { criterion, rule } = line;
  const given = ownOf(unit.adjusted, criterion.code) ?? (rule.kind === 'manual' ? ownOf(unit.manual, criterion.code) : undefined);
  const asked = score.state !== 'not_assigned';
  return {
    code: criterion.code,
    title: criterion.title,
    kind: rule.kind,
    counts: criterion.counts,
    max: criterion.max,
    points: score.points,
    state: score.state,
    rule: wordsOf(told.compiled).rules[line.index] as Text,
    values: asked ? line.inputs.flatMap((input, index) => used(told.compiled, input, score.values[index], figures)) : [],
    explanation: explanation(told, line, unit, score),
    computed: score.computed,
    given: given && asked ? { reason: given.reason, by: given.by } : null,
    scoredBy: line.scoredBy,
  };
}

function heading({ compiled, closed }: Told, { criterion, lines }: CompiledHeading, scores: readonly LineScore[]): UnitScore['headings'][number] {
  const zero = closed && compiled.book.settings.missing === 'zero_when_closed';
  const sum = (wanted: (counts: string) => boolean): number | null => {
    let result: number | null = 0;
    for (const index of lines) {
      const score = scores[index];
      if (!score || score.state === 'not_assigned' || !wanted(compiled.lines[index]?.criterion.counts ?? '')) continue;
      const points: number | null = score.points ?? (zero ? 0 : null);
      result = result === null || points === null ? null : result + points;
    }
    return result;
  };
  return {
    code: criterion.code,
    title: criterion.title,
    max: criterion.max,
    points: sum((counts) => counts === 'base'),
    extra: sum((counts) => counts !== 'base'),
  };
}

const verdictWords: Readonly<Record<Verdict, Text>> = {
  met: { vi: 'Đạt', en: 'Met' },
  unmet: { vi: 'Không đạt, không đủ điều kiện xét', en: 'Not met, so not eligible' },
  unknown: { vi: 'Chưa rõ', en: 'Unknown' },
};

function conditions({ compiled }: Told, numbers: UnitNumbers, figures: ReturnType<typeof figuresOf>): ConditionOutcome[] {
  return compiled.lines.flatMap(({ criterion, condition, index }): ConditionOutcome[] => {
    const verdict = numbers.verdicts[index];
    if (!condition || !verdict) return [];
    const { titles, conditions: sentences } = wordsOf(compiled);
    const read = used(compiled, condition, condition.run(figures) as Scalar, figures).slice(1);
    const values = read.map((one) => {
      const { label, value } = usedWords(one, titles);
      return say('{label}: {value}', '{label}: {value}', { label, value: value ?? valueIn(null, 'count') });
    });
    const words = [
      say('{verdict}.', '{verdict}.', { verdict: verdictWords[verdict] }),
      say('Điều kiện: {when}.', 'Condition: {when}.', { when: sentences[index] as Text }),
      ...(values.length === 0 ? [] : [say('Số liệu: {values}.', 'Figures: {values}.', { values: listed(values, '; ') })]),
    ];
    return [{ code: criterion.code, title: criterion.title, verdict, explanation: join(...words) }];
  });
}

const orUnknown = (value: number | null): Text => (value === null ? { vi: 'chưa có', en: 'none yet' } : pointsIn(value));

function totalWords({ compiled }: Told, totals: Totals): Text {
  const { settings } = compiled.book;
  const base =
    totals.raw === totals.base
      ? say('Điểm trong thang {base}', 'Points on the scale {base}', { base: orUnknown(totals.base) })
      : say('Điểm {raw} trên {assigned} được giao, quy về thang {scale}: {base}', 'Points {raw} of {assigned} assigned, brought to {scale}: {base}', {
          raw: orUnknown(totals.raw),
          assigned: pointsIn(totals.assigned),
          scale: pointsIn(settings.scale),
          base: orUnknown(totals.base),
        });
  const extras: Text[] = [];
  if (totals.bonus !== 0) extras.push(say('+ thưởng {bonus}', '+ bonus {bonus}', { bonus: orUnknown(totals.bonus) }));
  if (totals.external !== 0) extras.push(say('+ khen thưởng {external}', '+ honours {external}', { external: orUnknown(totals.external) }));
  return join(base, ...extras, say('= {total}.', '= {total}.', { total: orUnknown(totals.total) }));
}

/** Everything about one unit except its class and rank. */
export function tell(
  told: Told,
  unit: Unit,
  numbers: UnitNumbers,
): Pick<UnitScore, 'criteria' | 'headings' | 'totals' | 'conditions' | 'eligible' | 'missing'> {
  const figures = figuresOf(told.compiled, unit);
  const criteria = told.compiled.lines.map((line) => criterionScore(told, line, unit, numbers.lines[line.index] as LineScore, figures));
  const failed = numbers.verdicts.includes('unmet');
  return {
    criteria,
    headings: told.compiled.headings.map((one) => heading(told, one, numbers.lines)),
    totals: { ...numbers.totals, scale: told.compiled.book.settings.scale, explanation: totalWords(told, numbers.totals) },
    conditions: conditions(told, numbers, figures),
    eligible: failed ? false : numbers.verdicts.includes('unknown') ? null : true,
    missing: criteria.flatMap((one) => (one.state === 'missing' || one.state === 'waits' ? [{ code: one.code, why: one.explanation }] : [])),
  };
}
