import { showHundredths } from '#platform/decimal.ts';
import { Button, Card, ComboField, Facts, Notice, Progress, Row, SelectField, Stack, useLang, useText } from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import { IconChevronLeft, IconChevronRight } from '#ui/icons.ts';
import type { SheetDetail, SheetItem } from '../../shapes.ts';
import { Difference, Mark } from '../pieces.tsx';
import { words } from '../words.ts';
import { CriterionPanel } from './criterion-panel.tsx';
import { ContextCard, StepsCard } from './sheet-side.tsx';
import { sheetWords } from './sheet-words.ts';
import { columnOf, type Lines } from './use-lines.ts';
import { judgeScore } from './use-score.ts';

interface Props {
  readonly sheet: SheetDetail;
  readonly lines: Lines;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
}

/** One criterion for each page: for a phone and for whoever does this the first time. */
export function OneByOne({ sheet, lines, chosen, onChoose }: Props) {
  const { lang } = useLang();
  const t = useText(words);
  const s = useText(sheetWords);
  const all = sheet.groups.flatMap((group) => group.items);
  const items = all.filter((one) => one.leftOut === null);
  const leftOut = all.filter((one) => one.leftOut !== null);
  const at = Math.max(
    0,
    items.findIndex((item) => item.itemId === chosen),
  );
  const item = items[at];
  if (!item) return null;
  const scored = items.filter((one) => one.kind !== 'condition');
  const line = lines.lineOf(item);
  const column = lines.phase === null || lines.phase === 'explanation' ? null : columnOf[lines.phase];
  const go = (step: number) => {
    const next = items[at + step];
    lines.flush();
    if (next) onChoose(next.itemId);
  };
  const rows = [
    { label: t.self, value: <Mark value={line.self} kind={item.kind} />, key: 'self' },
    { label: t.checked, value: <Mark value={line.checked} kind={item.kind} />, key: 'checked' },
    { label: t.final, value: <Mark value={line.final} kind={item.kind} />, key: 'final' },
  ].filter((row) => row.key !== column && line[row.key as 'self' | 'checked' | 'final'] !== null);
  return (
    <Stack>
      <Progress
        label={s.position(at + 1, items.length) as string}
        done={scored.filter((one) => lines.lineOf(one)[column ?? 'self'] !== null).length}
        of={scored.length}
      />
      <CriterionPanel key={item.itemId} item={item} sheet={sheet} lines={lines} />
      <Card>
        <Stack gap={12}>
          {column !== null && item.mayScore && (
            <ScoreField
              item={item}
              value={line[column]}
              label={t[column]}
              step={sheet.stepHundredths}
              lines={lines}
              onChange={(points) => lines.set(item.itemId, { [column]: points })}
            />
          )}
          {rows.length > 0 && (
            <Facts
              look="lines"
              facts={[...rows, { label: s.difference, value: <Difference from={line.self} to={line.final ?? line.checked} /> }].slice(
                0,
                line.checked === null || line.checked === line.self ? rows.length : undefined,
              )}
            />
          )}
          <Row justify="spread">
            <Button icon={IconChevronLeft} onClick={() => go(-1)} aria-disabled={at === 0}>
              {s.before}
            </Button>
            <Button icon={IconChevronRight} onClick={() => go(1)} aria-disabled={at === items.length - 1}>
              {s.next}
            </Button>
          </Row>
        </Stack>
      </Card>
      <ComboField
        label={s.wholeList}
        value={item.itemId}
        onChange={(itemId) => itemId && onChoose(itemId)}
        options={items.map((one) => {
          const points = lines.lineOf(one)[column ?? 'self'];
          return { value: one.itemId, label: `${one.code}. ${one.title}${points === null ? '' : ` (${showHundredths(points, lang)})`}` };
        })}
      />
      {leftOut.length > 0 && (
        <Notice tone="info" title={s.leftOutTitle}>
          {leftOut.map((one) => (
            <div key={one.itemId}>
              <b>
                {one.code}. {one.title}
              </b>
              {one.leftOut !== '' && `: ${one.leftOut}`}
            </div>
          ))}
        </Notice>
      )}
      <ContextCard sheet={sheet} version={lines.version} />
      <StepsCard sheet={sheet} />
    </Stack>
  );
}

function ScoreField({
  item,
  value,
  label,
  step,
  lines,
  onChange,
}: {
  item: SheetItem;
  value: number | null;
  label: string;
  step: number | null;
  lines: Lines;
  onChange: (points: number | null) => void;
}) {
  const t = useText(words);
  const { lang } = useLang();
  if (item.kind !== 'pass_fail')
    return (
      <SettledNumberField
        key={item.itemId}
        hundredths
        label={label}
        value={value}
        onChange={onChange}
        judge={(typed) => judgeScore(item, value, step, typed)}
        unread={lines.unread.get(item.itemId) ?? null}
        onUnread={(typed) => lines.hold(item.itemId, typed)}
        error={lines.wrong.get(item.itemId)}
        unit={`/ ${showHundredths(item.max, lang, 0)} ${t.points}`}
      />
    );
  const options = [
    { value: '1', label: t.met },
    { value: '0', label: t.notMet },
  ];
  return (
    <SelectField
      label={label}
      options={options}
      value={value === null ? null : value > 0 ? '1' : '0'}
      onChange={(mark) => onChange(mark === null ? null : mark === '1' ? item.max : 0)}
    />
  );
}
