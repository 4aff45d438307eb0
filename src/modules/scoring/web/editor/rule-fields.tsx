import type { FigureUnit } from '../../engine/rulebook.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import type { DraftItem } from '../../rulebook/bodies.ts';
import { CheckField, FormGrid, Why, useText } from '#ui/index.ts';
import { DecimalField, FormulaField, problemAt, type FigureRef } from './fields.tsx';
import { BandLines, HonourLines, LatenessLines } from './rule-lines.tsx';
import { editorWords } from './editor-words.ts';

type Rule = Readonly<Record<string, unknown>>;

export interface RuleFieldsProps {
  readonly item: DraftItem;
  readonly problems: readonly PlacedProblem[];
  readonly figures: readonly FigureRef[];
  readonly onChange: (rule: Record<string, unknown>) => void;
  /** Declares a figure for this criterion and answers its code, together with the rule that uses it. */
  readonly onNewFigure: (unit: FigureUnit, ruleWith: (code: string) => Record<string, unknown>, hasTarget?: boolean) => void;
}

/** Without the keys that were emptied: an absent parameter is not an empty one. */
const without = (rule: Rule): Record<string, unknown> => Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));

/** The parameters of a rule in plain words, by its kind. */
export function RuleFields(props: RuleFieldsProps) {
  const { item, problems, figures, onChange, onNewFigure } = props;
  const t = useText(editorWords);
  const rule: Rule = item.rule;
  const set = (key: string, value: unknown) => onChange(without({ ...rule, [key]: value }));
  const decimal = (key: string, label: string, more: { hint?: string; optional?: boolean } = {}) => (
    <DecimalField label={label} value={rule[key]} onChange={(value) => set(key, value)} problem={problemAt(problems, `rule.${key}`)} {...more} />
  );
  const formula = (key: string, label: string, unit: FigureUnit, more: { hint?: string; optional?: boolean } = {}) => (
    <FormulaField
      label={label}
      value={rule[key]}
      onChange={(value) => set(key, value)}
      figures={figures}
      onNew={() => onNewFigure(unit, (code) => without({ ...rule, [key]: code }))}
      problem={problemAt(problems, `rule.${key}`)}
      {...more}
    />
  );
  switch (item.kind) {
    case 'yes_no':
    case 'condition':
      return formula('when', t.when, 'flag', { hint: t.figure });
    case 'bands':
      return (
        <>
          {formula('of', t.figure, 'percent')}
          <BandLines rule={rule} problems={problems} onChange={onChange} />
        </>
      );
    case 'lateness':
      return (
        <>
          {formula('daysLate', t.figure, 'day')}
          <LatenessLines rule={rule} problems={problems} onChange={onChange} />
        </>
      );
    case 'proportional':
      return (
        <>
          {formula('percent', t.percent, 'percent', { optional: true })}
          <div className="u-small">{t.actualTarget}</div>
          <FormGrid>
            {formula('actual', t.actual, 'count', { optional: true })}
            {formula('target', t.target, 'count', { optional: true })}
            {decimal('pointsPerPercent', t.perPercent, { hint: t.perPercentHint, optional: true })}
          </FormGrid>
          <CheckField
            label={t.wholePercents}
            value={rule['wholePercents'] === true}
            onChange={(value) => set('wholePercents', value ? true : undefined)}
          />
        </>
      );
    case 'per_unit':
      return (
        <>
          {formula('count', t.count, 'count')}
          <FormGrid>
            {decimal('pointsEach', t.each)}
            {decimal('cap', t.cap, { optional: true })}
          </FormGrid>
        </>
      );
    case 'bonus_penalty':
      return (
        <FormGrid>
          {formula('plus', t.plus, 'count', { optional: true })}
          {decimal('plusEach', t.plusEach, { optional: true })}
          {formula('minus', t.minus, 'count', { optional: true })}
          {decimal('minusEach', t.minusEach, { optional: true })}
          {decimal('start', t.start, { optional: true })}
          {decimal('floor', t.floor)}
          {decimal('cap', t.ceiling)}
        </FormGrid>
      );
    case 'relative_to_leader':
      return (
        <>
          <Why>{t.relativeNote}</Why>
          <FormulaField
            label={t.actual}
            value={rule['actual']}
            onChange={(value) => set('actual', value)}
            figures={figures}
            onNew={() => onNewFigure('count', (code) => without({ ...rule, actual: code, target: `target(${code})` }), true)}
            problem={problemAt(problems, 'rule.actual')}
          />
          {formula('target', t.target, 'count')}
        </>
      );
    case 'honours':
      return <HonourLines rule={rule} problems={problems} onChange={onChange} />;
    case 'manual':
      return (
        <>
          {decimal('least', t.least, { optional: true })}
          <CheckField
            label={t.reasonNeeded}
            value={rule['reasonNeeded'] !== false}
            onChange={(value) => set('reasonNeeded', value ? undefined : false)}
          />
        </>
      );
    default:
      return null;
  }
}

/** Where a kind begins: what it cannot do without. */
export function startRule(kind: DraftItem['kind'], max: string): Record<string, unknown> {
  switch (kind) {
    case 'yes_no':
    case 'condition':
      return { when: '' };
    case 'bands':
      return {
        of: '',
        bands: [
          { from: '90', fromIncluded: true, to: null, points: max },
          { from: null, to: '90', points: '0' },
        ],
      };
    case 'lateness':
      return { daysLate: '', onTime: max, steps: [{ upToDays: 5, points: '0' }], beyond: '0' };
    case 'per_unit':
      return { count: '', pointsEach: '1' };
    case 'bonus_penalty':
      return { start: '0', floor: '0', cap: max };
    case 'relative_to_leader':
      return { actual: '', target: '' };
    case 'honours':
      return { honours: [], combine: 'sum' };
    default:
      return {};
  }
}
