import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Card, Notice, Row, Stack, useSay, useText } from '#ui/index.ts';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '#ui/icons.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import type { Json } from '../../rulebook/setting-line.ts';
import { rowWords } from './row-words.ts';

interface Props {
  /** Where the list stands in the table: `settings.tieRules`, `rule.bands`. */
  readonly field: string;
  readonly rows: readonly Json[];
  readonly problems: readonly PlacedProblem[];
  readonly onChange: (rows: Json[]) => void;
  /** What the n-th row is called: "mức 2". */
  readonly nameOf: (place: number) => string;
  /** What the row says as a whole, shown beside its name. */
  readonly says?: (row: Json) => string;
  /** The fields of one row; `wrong('points')` is the problem of that field. */
  readonly draw: (row: Json, set: (change: Json) => void, wrong: (key: string) => PlacedProblem | undefined) => ReactNode;
  /** Fields that show their own problem; every other problem of a row stands above its fields. */
  readonly own?: readonly string[];
  readonly fresh: () => Json;
  readonly addLabel: string;
  readonly most?: number;
}

const bare = { border: 0, padding: 0, margin: 0, minWidth: 0 } as const;
const focusable = 'input:not([type=checkbox]),select,textarea,button';

/** The problems of the n-th row, and of one of its fields. */
export const problemsOfRow = (problems: readonly PlacedProblem[], field: string, index: number): PlacedProblem[] =>
  problems.filter((one) => one.field === `${field}.${index}` || one.field.startsWith(`${field}.${index}.`));

/** A list edited row by row: add, remove, move (also by keys), each row with what is wrong with it. */
export function RowList({ field, rows, problems, onChange, nameOf, says, draw, own = [], fresh, addLabel, most = 50 }: Props) {
  const t = useText(rowWords);
  const box = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  const cap = (text: string) => `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`;
  const wanted = useRef<{ readonly index: number; readonly control: number } | null>(null);
  /** Once the list is drawn again: the same kind of control in the row at `index`, else its first one. */
  const focusAt = (index: number, control = 0) => {
    wanted.current = { index, control };
  };
  useEffect(() => {
    const at = wanted.current;
    if (at === null) return;
    wanted.current = null;
    const row = box.current?.querySelectorAll(':scope [data-list-row]')[at.index];
    const controls = [...(row?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    (controls[at.control] ?? controls[0] ?? box.current?.querySelector<HTMLElement>('[data-list-add] button'))?.focus();
  });
  const controlOf = (index: number): number => {
    const row = box.current?.querySelectorAll(':scope [data-list-row]')[index];
    return Math.max(0, [...(row?.querySelectorAll<HTMLElement>(focusable) ?? [])].indexOf(document.activeElement as HTMLElement));
  };
  const move = (index: number, by: -1 | 1) => {
    const [here, other] = [rows[index], rows[index + by]];
    if (!here || !other) return;
    const control = controlOf(index);
    onChange(rows.map((row, at) => (at === index ? other : at === index + by ? here : row)));
    setTold(t.moved(nameOf(index + 1), index + by + 1) as string);
    focusAt(index + by, control);
  };
  const add = (after: number) => {
    if (rows.length >= most) return;
    onChange([...rows.slice(0, after + 1), fresh(), ...rows.slice(after + 1)]);
    focusAt(after + 1, 3);
  };
  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index));
    setTold(t.removed(nameOf(index + 1)) as string);
    focusAt(Math.min(index, rows.length - 2), 2);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey && event.key === 'ArrowUp') move(index, -1);
    else if (event.altKey && event.key === 'ArrowDown') move(index, 1);
    else if (control && event.key === 'Enter') add(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box}>
      <Stack gap={8}>
        {rows.length === 0 && <span className="u-small">{t.none}</span>}
        {rows.map((row, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, react/no-array-index-key -- the fields inside hold the focus, this adds the keys of the list; rows of the format have no identity of their own
          <fieldset key={index} data-list-row aria-label={cap(nameOf(index + 1))} style={bare} onKeyDown={(event) => onKeyDown(event, index)}>
            <Card small>
              <Stack gap={8}>
                <Row justify="spread" align="top" wrap={false}>
                  <span>
                    <b>{cap(nameOf(index + 1))}</b>
                    {says && <span className="u-small"> · {says(row)}</span>}
                  </span>
                  <Row gap={2} wrap={false}>
                    <Button
                      kind="quiet"
                      small
                      icon={IconArrowUp}
                      aria-label={t.up(nameOf(index + 1)) as string}
                      aria-disabled={index === 0}
                      onClick={() => move(index, -1)}
                    />
                    <Button
                      kind="quiet"
                      small
                      icon={IconArrowDown}
                      aria-label={t.down(nameOf(index + 1)) as string}
                      aria-disabled={index === rows.length - 1}
                      onClick={() => move(index, 1)}
                    />
                    <Button kind="quiet" small icon={IconTrash} aria-label={t.remove(nameOf(index + 1)) as string} onClick={() => remove(index)} />
                  </Row>
                </Row>
                <RowProblems
                  problems={problemsOfRow(problems, field, index).filter((one) => !own.some((key) => one.field === `${field}.${index}.${key}`))}
                />
                {draw(
                  row,
                  (change) => onChange(rows.map((one, at) => (at === index ? { ...one, ...change } : one))),
                  (key) => problems.find((one) => one.field === `${field}.${index}.${key}`),
                )}
              </Stack>
            </Card>
          </fieldset>
        ))}
        <RowProblems problems={problems.filter((one) => one.field === field)} />
        <div data-list-add>
          <Row justify="spread">
            <Button small icon={IconPlus} onClick={() => add(rows.length - 1)}>
              {addLabel}
            </Button>
            {rows.length > 1 && <span className="u-xs u-noprint">{t.keys}</span>}
          </Row>
        </div>
        <output className="u-hidden">{told}</output>
      </Stack>
    </div>
  );
}

/** Each sentence once, whatever number of fields it stands at. */
function RowProblems({ problems }: { readonly problems: readonly PlacedProblem[] }) {
  const say = useSay();
  const texts = [...new Set(problems.map((one) => say(one.message)))];
  return texts.map((text) => (
    <Notice key={text} tone="warn">
      {text}
    </Notice>
  ));
}
