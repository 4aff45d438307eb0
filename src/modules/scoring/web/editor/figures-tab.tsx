import { useMemo } from 'react';
import {
  Button,
  Card,
  CheckField,
  Chip,
  ComboField,
  DataTable,
  EmptyState,
  SelectField,
  Stack,
  TextField,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus, IconTrash } from '#ui/icons.ts';
import { figureReaders, type Readers } from '../../rulebook/figure-readers.ts';
import { unitWords } from '../../rulebook/workbook/columns.ts';
import { problemAt } from './fields.tsx';
import { editorWords } from './editor-words.ts';
import type { Book } from './use-book.ts';

type Figure = Record<string, unknown>;
interface Line {
  readonly index: number;
  readonly figure: Figure;
}

const titleOf = (title: unknown): string => (typeof title === 'string' ? title : String((title as { vi?: unknown } | undefined)?.vi ?? ''));
const withTitle = (old: unknown, vi: string): unknown => (typeof old === 'object' && old !== null ? { ...old, vi } : vi);

/** The figures a table declares and those it computes. */
export function FiguresTab({ book }: { book: Book }) {
  const { draft } = book;
  const readers = useMemo(() => figureReaders(draft), [draft]);
  return (
    <Stack>
      <Figures book={book} list="facts" readers={readers} />
      <Figures book={book} list="derived" readers={readers} />
    </Stack>
  );
}

/** Many criteria of one figure are counted after these. */
const mostNamed = 8;

/** Which criteria and computed figures read a figure; that nobody does is said, not left open. */
function ReadBy({ readers }: { readers: Readers | undefined }) {
  const t = useText(editorWords);
  const derived = (readers?.derived ?? []).map((one) => titleOf(one['title']) || String(one['code'] ?? ''));
  const named = [...derived.map((title) => `“${title}”`), ...(readers?.criteria ?? []).map((one) => one.code)];
  if (named.length === 0)
    return (
      <div>
        <Chip tone="warn">{t.readByNone}</Chip>
      </div>
    );
  const shown = named.slice(0, mostNamed).join(', ');
  const titles = (readers?.criteria ?? []).map((one) => `${one.code} ${one.title}`).join('\n');
  return (
    <span className="u-small" title={titles}>
      {t.readBy(named.length > mostNamed ? `${shown} (+${named.length - mostNamed})` : shown)}
    </span>
  );
}

function Figures({ book, list, readers }: { book: Book; list: 'facts' | 'derived'; readers: ReadonlyMap<string, Readers> }) {
  const t = useText(editorWords);
  const say = useSay();
  const figures = book.draft.book[list];
  const set = (next: Figure[]) => book.setBook({ [list]: next });
  const change = (index: number, part: Figure) => set(figures.map((figure, at) => (at === index ? { ...figure, ...part } : figure)));
  const problem = (index: number, key: string) => problemAt(book.problems, `${list}.${index}.${key}`)?.message;
  const units = Object.entries(unitWords).map(([value, label]) => ({ value, label: say(label) }));
  const columns: Column<Line>[] = [
    {
      key: 'code',
      title: t.figureCode,
      cell: ({ figure, index }) => (
        <TextField
          hideLabel
          label={`${t.figureCode} ${index + 1}`}
          value={String(figure['code'] ?? '')}
          onChange={(code) => change(index, { code })}
          error={problem(index, 'code')}
          maxLength={60}
        />
      ),
    },
    {
      key: 'title',
      title: t.figureTitle,
      cell: ({ figure, index }) => (
        <Stack gap={4}>
          <TextField
            hideLabel
            label={`${t.figureTitle} ${index + 1}`}
            value={titleOf(figure['title'])}
            onChange={(title) => change(index, { title: withTitle(figure['title'], title) })}
            error={problem(index, 'title')}
            maxLength={1000}
          />
          <ReadBy readers={readers.get(String(figure['code'] ?? ''))} />
        </Stack>
      ),
    },
    {
      key: 'unit',
      title: t.unit,
      width: 140,
      cell: ({ figure, index }) => (
        <SelectField
          hideLabel
          label={`${t.unit} ${index + 1}`}
          empty={false}
          options={units}
          value={String(figure['unit'] ?? 'count')}
          onChange={(unit) => change(index, { unit })}
          error={problem(index, 'unit')}
        />
      ),
    },
    ...(list === 'facts' ? [indicatorColumn(t, book, change, problem), ...factColumns(t, change)] : [formulaColumn(t, change, problem)]),
    {
      key: 'remove',
      title: '',
      cell: ({ figure, index }) => (
        <Button
          kind="quiet"
          small
          icon={IconTrash}
          aria-label={`${t.remove} ${String(figure['code'] ?? '')}`}
          onClick={() => set(figures.filter((_, at) => at !== index))}
        />
      ),
    },
  ];
  const add = () =>
    set([
      ...figures,
      list === 'facts'
        ? { code: `so_lieu_${figures.length + 1}`, title: '', unit: 'count' }
        : { code: `tinh_${figures.length + 1}`, title: '', unit: 'percent', formula: '' },
    ]);
  const title = list === 'facts' ? t.figures : t.derived;
  return (
    <Card
      title={title}
      aside={<span className="u-small">{list === 'facts' ? t.figuresText : t.derivedText}</span>}
      small
      count={figures.length}
      flush
      footer={
        <Button icon={IconPlus} onClick={add}>
          {list === 'facts' ? t.addFigure : t.addDerived}
        </Button>
      }
    >
      <DataTable
        caption={title}
        columns={columns}
        rows={figures.map((figure, index) => ({ figure, index }))}
        rowKey={(row) => String(row.index)}
        windowAbove={60}
        empty={<EmptyState title={t.noFigures} />}
      />
    </Card>
  );
}

type Words = ReturnType<typeof useText<typeof editorWords>>;
type Change = (index: number, part: Figure) => void;

function factColumns(t: Words, change: Change): Column<Line>[] {
  return [
    {
      key: 'period',
      title: t.monthly,
      cell: ({ figure, index }) => (
        <CheckField
          label={t.monthly}
          value={figure['period'] === 'month'}
          onChange={(value) => change(index, { period: value ? 'month' : 'year' })}
        />
      ),
    },
    {
      key: 'target',
      title: t.hasTarget,
      cell: ({ figure, index }) => (
        <CheckField label={t.hasTarget} value={figure['hasTarget'] === true} onChange={(hasTarget) => change(index, { hasTarget })} />
      ),
    },
    {
      key: 'negative',
      title: t.negative,
      cell: ({ figure, index }) => (
        <CheckField label={t.negative} value={figure['notNegative'] === false} onChange={(value) => change(index, { notNegative: !value })} />
      ),
    },
  ];
}

type Problem = (index: number, key: string) => { vi: string; en: string } | undefined;

/** The indicator a figure comes from, found by name or code; its unit becomes the figure's. */
function indicatorColumn(t: Words, book: Book, change: Change, problem: Problem): Column<Line> {
  const options = book.sources.map(({ code, title, unit }) => {
    const words = unit === null ? undefined : unitWords[unit];
    return { value: code, label: words ? { vi: `${title.vi} (${words.vi})`, en: `${title.en} (${words.en})` } : title };
  });
  const pick = (index: number, figure: Figure, code: string | null) => {
    const source = book.sources.find((one) => one.code === code);
    const untitled = source !== undefined && titleOf(figure['title']) === '';
    change(index, { indicator: code, ...(source?.unit ? { unit: source.unit } : {}), ...(untitled ? { title: source.title } : {}) });
  };
  return {
    key: 'indicator',
    title: t.fedBy,
    width: 240,
    cell: ({ figure, index }) => (
      <ComboField
        hideLabel
        label={`${t.fedBy} ${index + 1}`}
        placeholder={t.fedByNone}
        options={options}
        value={typeof figure['indicator'] === 'string' ? figure['indicator'] : null}
        onChange={(code) => pick(index, figure, code)}
        error={problem(index, 'indicator')}
      />
    ),
  };
}

function formulaColumn(t: Words, change: Change, problem: Problem): Column<Line> {
  return {
    key: 'formula',
    title: t.formula,
    cell: ({ figure, index }) => (
      <TextField
        hideLabel
        label={`${t.formula} ${index + 1}`}
        placeholder={t.formulaHint}
        value={String(figure['formula'] ?? '')}
        onChange={(formula) => change(index, { formula })}
        error={problem(index, 'formula')}
        maxLength={500}
      />
    ),
  };
}
