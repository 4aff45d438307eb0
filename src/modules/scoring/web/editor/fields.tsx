import { useState } from 'react';
import { readDecimal } from '../../engine/decimal.ts';
import { decimalShown } from './decimal-shown.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import type { DraftBook } from '../../rulebook/bodies.ts';
import { Button, Menu, Row, TextField, useSay, useText } from '#ui/index.ts';
import { IconListNumbers } from '#ui/icons.ts';
import { unitWords } from '../../rulebook/workbook/columns.ts';
import { editorWords } from './editor-words.ts';

/** Fields of rules: decimals as typed, and formulas with the figures at hand. */

/** The problem that stands at exactly this field, or inside it. */
export const problemAt = (problems: readonly PlacedProblem[], field: string): PlacedProblem | undefined =>
  problems.find((one) => one.field === field || one.field.startsWith(`${field}.`));

export function DecimalField({
  label,
  value,
  onChange,
  hint,
  problem,
  optional,
  hideLabel,
}: {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: string | undefined) => void;
  readonly hint?: string;
  readonly problem?: PlacedProblem | undefined;
  readonly optional?: boolean;
  readonly hideLabel?: boolean;
}) {
  const t = useText(editorWords);
  const [typed, setTyped] = useState<string | null>(null);
  // nothing is rewritten under the hands
  const text = typed !== null && typed === value ? typed : decimalShown(value);
  const bad = text.trim() !== '' && !readDecimal(text).ok;
  return (
    <TextField
      label={label}
      required={!optional}
      {...(hideLabel ? { hideLabel } : {})}
      {...(hint === undefined ? {} : { hint })}
      value={text}
      onChange={(next) => {
        setTyped(next);
        onChange(next.trim() === '' && optional ? undefined : next);
      }}
      error={bad ? t.notNumber : problem?.message}
      maxLength={40}
    />
  );
}

export interface FigureRef {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
}

const titleOf = (title: unknown): string => (typeof title === 'string' ? title : String((title as { vi?: unknown } | undefined)?.vi ?? ''));

export const figuresOf = (book: DraftBook): FigureRef[] =>
  [...book.facts, ...book.derived].map((figure) => ({
    code: String(figure['code'] ?? ''),
    title: titleOf(figure['title']),
    unit: String(figure['unit'] ?? ''),
  }));

export function FormulaField({
  label,
  value,
  onChange,
  figures,
  onNew,
  hint,
  problem,
  optional,
}: {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: string | undefined) => void;
  readonly figures: readonly FigureRef[];
  /** Declares a figure and puts it here. */
  readonly onNew?: () => void;
  readonly hint?: string;
  readonly problem?: PlacedProblem | undefined;
  readonly optional?: boolean;
}) {
  const t = useText(editorWords);
  const say = useSay();
  const items = figures.map((figure) => ({
    label: `${figure.title === '' ? figure.code : figure.title} · ${say(unitWords[figure.unit] ?? { vi: figure.unit, en: figure.unit })}`,
    onSelect: () => onChange(figure.code),
  }));
  const own = figures.find((figure) => figure.code === value);
  return (
    <div>
      <TextField
        label={label}
        required={!optional}
        hint={own && own.title !== '' ? own.title : hint}
        value={typeof value === 'string' ? value : ''}
        onChange={(typed) => onChange(typed === '' && optional ? undefined : typed)}
        error={problem?.message}
        maxLength={500}
      />
      <Row gap={6}>
        <Menu
          label={t.pickFigure}
          renderTrigger={(props) => (
            <Button {...props} small kind="quiet" icon={IconListNumbers}>
              {t.pickFigure}
            </Button>
          )}
          groups={[
            ...(items.length > 0 ? [{ items }] : []),
            ...(onNew ? [{ items: [{ label: t.newFigure, onSelect: onNew }] }] : []),
            ...(items.length === 0 && !onNew ? [{ heading: t.noFigures, items: [] }] : []),
          ]}
        />
      </Row>
    </div>
  );
}
