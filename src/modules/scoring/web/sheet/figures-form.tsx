import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  Button,
  Chip,
  DateField,
  Facts,
  FormGrid,
  Link,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  TextField,
  useAct,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail, SheetFactRow } from '../../shapes.ts';
import { sheetWords } from './sheet-words.ts';
import type { Lines } from './use-lines.ts';

type Value = SheetFactRow['value'];
type Scalar = string | boolean | null;

const unitSigns: Readonly<Partial<Record<SheetFactRow['unit'], string>>> = { percent: '%', dong: 'đồng' };
/** 9.75 → `9,75` */
const shown = (value: string, lang: 'vi' | 'en') => (lang === 'vi' ? value.replace('.', ',') : value);

/** A figure in words: months, yes/no, days, numbers with their unit; unknown is said. */
function useValueWords() {
  const { lang } = useLang();
  const s = useText(sheetWords);
  const one = (value: Scalar, unit: SheetFactRow['unit']): string => {
    if (value === null) return s.missingFigure;
    if (typeof value === 'boolean') return value ? s.yes : s.no;
    if (unit === 'date') return showDate(value, lang);
    return [shown(value, lang), unitSigns[unit]].filter(Boolean).join(' ');
  };
  return (value: Value, unit: SheetFactRow['unit']): string =>
    value !== null && typeof value === 'object'
      ? Object.entries(value.months)
          .map(([month, part]) => `${month}: ${one(part, unit)}`)
          .join(' · ')
      : one(value, unit);
}

/** The figures one criterion reads: those an indicator feeds with their source, the others to state. */
export function Figures({ facts, sheet, lines }: { facts: readonly SheetFactRow[]; sheet: SheetDetail; lines: Lines }) {
  const s = useText(sheetWords);
  const say = useSay();
  const words = useValueWords();
  const [editing, setEditing] = useState(false);
  const typed = facts.filter((fact) => !fact.fed);
  const may = lines.phase === 'self' && typed.length > 0;
  if (facts.length === 0) return null;
  if (editing) return <FiguresForm facts={typed} sheet={sheet} lines={lines} onClose={() => setEditing(false)} />;
  return (
    <Stack gap={8}>
      <b className="u-small">{s.figures}</b>
      <Facts
        look="lines"
        facts={facts.map((fact) => ({
          label: (
            <>
              {say(fact.title)} {fact.fed && <Chip>{fact.link ? <Link to={fact.link}>{s.fromIndicator}</Link> : s.fromIndicator}</Chip>}{' '}
              {fact.stale && <Chip tone="warn">{s.stale}</Chip>}
              {fact.words && <div className="u-xs">{say(fact.words)}</div>}
            </>
          ),
          value: (
            <>
              {words(fact.value, fact.unit)}
              {fact.hasTarget && <div className="u-xs">{`${s.target}: ${fact.target ?? s.missingFigure}`}</div>}
            </>
          ),
        }))}
      />
      {may && (
        <div>
          <Button small onClick={() => setEditing(true)}>
            {s.figureEdit}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface Typed {
  readonly value: Value;
  readonly target: string | null;
}

const asNumber = (text: string): string | null => (text.trim() === '' ? null : text.trim().replace(',', '.'));

function FiguresForm({ facts, sheet, lines, onClose }: { facts: readonly SheetFactRow[]; sheet: SheetDetail; lines: Lines; onClose: () => void }) {
  const s = useText(sheetWords);
  const say = useSay();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(() =>
    Object.fromEntries(facts.map((fact) => [fact.code, { value: fact.value, target: fact.target }])),
  );
  const act = useAct(scoringApi.stateFacts, { quiet: true, done: sheetWords.figuresSaved, onDone: onClose });
  const set = (code: string, change: Partial<Typed>) =>
    setTyped((old) => ({ ...old, [code]: { ...(old[code] ?? { value: null, target: null }), ...change } }));
  const send = () =>
    void act.run({
      params: { id: sheet.id },
      body: {
        version: lines.version,
        facts: facts.map((fact) => ({
          code: fact.code,
          value: typed[fact.code]?.value ?? null,
          target: typed[fact.code]?.target ?? null,
          note: fact.remark,
        })),
      },
    });
  return (
    <Stack gap={10}>
      <b className="u-small">{s.figures}</b>
      <RefusalNotice refusal={act.refusal} />
      {facts.map((fact) => (
        <Stack key={fact.code} gap={6}>
          {fact.period === 'month' ? (
            <Months fact={fact} value={typed[fact.code]?.value ?? null} onChange={(value) => set(fact.code, { value })} />
          ) : (
            <One
              label={say(fact.title)}
              unit={fact.unit}
              value={(typed[fact.code]?.value ?? null) as Scalar}
              onChange={(value) => set(fact.code, { value })}
            />
          )}
          {fact.hasTarget && (
            <TextField
              label={`${s.target}: ${say(fact.title)}`}
              value={typed[fact.code]?.target ?? ''}
              onChange={(text) => set(fact.code, { target: asNumber(text) })}
            />
          )}
        </Stack>
      ))}
      <Row justify="end">
        <Button kind="quiet" onClick={onClose}>
          {s.close}
        </Button>
        <Button busy={act.busy} onClick={send}>
          {s.saveFigures}
        </Button>
      </Row>
    </Stack>
  );
}

/** One value of the kind the table declares. A number is kept as it is typed; the server says what it cannot read. */
function One({ label, unit, value, onChange }: { label: string; unit: SheetFactRow['unit']; value: Scalar; onChange: (value: Scalar) => void }) {
  const s = useText(sheetWords);
  const { lang } = useLang();
  const [text, setText] = useState(typeof value === 'string' ? shown(value, lang) : '');
  if (unit === 'flag') {
    const options = [
      { value: '1', label: s.yes },
      { value: '0', label: s.no },
    ];
    return (
      <SelectField
        label={label}
        options={options}
        value={typeof value === 'boolean' ? (value ? '1' : '0') : null}
        onChange={(mark) => onChange(mark === null ? null : mark === '1')}
      />
    );
  }
  if (unit === 'date') return <DateField label={label} value={typeof value === 'string' ? value : null} onChange={onChange} />;
  const sign = unitSigns[unit];
  return (
    <TextField
      label={sign === undefined ? label : `${label} (${sign})`}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(asNumber(next));
      }}
    />
  );
}

function Months({ fact, value, onChange }: { fact: SheetFactRow; value: Value; onChange: (value: Value) => void }) {
  const s = useText(sheetWords);
  const say = useSay();
  const months = value !== null && typeof value === 'object' ? value.months : {};
  return (
    <>
      <span className="u-small">{say(fact.title)}</span>
      <FormGrid>
        {Array.from({ length: 12 }, (_, index) => String(index + 1)).map((month) => (
          <One
            key={month}
            label={s.monthOf(Number(month)) as string}
            unit={fact.unit}
            value={months[month] ?? null}
            onChange={(part) => onChange({ months: { ...months, [month]: part } })}
          />
        ))}
      </FormGrid>
    </>
  );
}
