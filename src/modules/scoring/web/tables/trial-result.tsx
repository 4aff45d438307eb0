import { useState, type ReactNode } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import { Button, Card, DataTable, EmptyState, Facts, Stack, defineText, useLang, useSay, useText, type Column } from '#ui/index.ts';
import type { TrialDetail } from '../../rulebook/shapes.ts';
import { Points } from '../pieces.tsx';
import { words } from '../words.ts';

const own = defineText({
  rank: { vi: 'Hạng', en: 'Rank' },
  className: { vi: 'Xếp loại', en: 'Class' },
  eligible: { vi: 'Đủ điều kiện', en: 'Eligible' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
  why: { vi: 'Vì sao', en: 'Why' },
  hide: { vi: 'Thu lại', en: 'Close' },
  none: { vi: 'Chưa có đơn vị nào', en: 'No units' },
});

type Result = TrialDetail['result'];
type Unit = Result['units'][number];
interface Line {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly kind: 'line' | 'sum' | 'words';
  readonly max: number | null;
  readonly cell: (unit: Unit) => ReactNode;
}

/** Points of every criterion beside each other, one column a unit; a line opens into why. */
export function TrialResult({ result }: { result: Result }) {
  const t = useText(words);
  const o = useText(own);
  const say = useSay();
  const { lang } = useLang();
  const [open, setOpen] = useState<string | null>(null);
  const [first] = result.units;
  if (!first) return <EmptyState title={o.none} />;
  const lines: Line[] = [
    ...first.criteria.map((criterion, index): Line => ({
      key: criterion.code,
      code: criterion.code,
      title: say(criterion.title),
      kind: 'line',
      max: criterion.max,
      cell: (unit) => <Points value={unit.criteria[index]?.points ?? null} />,
    })),
    { key: 'total', code: '', title: t.total, kind: 'sum', max: first.totals.scale, cell: (unit) => <Points strong value={unit.totals.total} /> },
    { key: 'rank', code: '', title: o.rank, kind: 'words', max: null, cell: (unit) => unit.rank ?? '–' },
    {
      key: 'class',
      code: '',
      title: o.className,
      kind: 'words',
      max: null,
      cell: (unit) => (unit.classification ? say(unit.classification.title) : '–'),
    },
    {
      key: 'eligible',
      code: '',
      title: o.eligible,
      kind: 'words',
      max: null,
      cell: (unit) => (unit.eligible === null ? o.unknown : unit.eligible ? o.yes : o.no),
    },
  ];
  const columns: Column<Line>[] = [
    { key: 'title', title: t.criterion, cell: (line) => `${line.code} ${line.title}`.trim() },
    { key: 'max', title: t.standard, align: 'right', cell: (line) => (line.max === null ? '' : showHundredths(line.max, lang)) },
    ...result.units.map((unit): Column<Line> => ({ key: unit.code, title: unit.name, align: 'right', cell: (line) => line.cell(unit) })),
    {
      key: 'why',
      title: o.why,
      cell: (line) =>
        line.kind === 'line' ? (
          <Button
            small
            kind="quiet"
            className="u-nowrap"
            aria-expanded={open === line.key}
            onClick={() => setOpen(open === line.key ? null : line.key)}
          >
            {open === line.key ? o.hide : o.why}
          </Button>
        ) : null,
    },
  ];
  return (
    <Stack>
      <DataTable
        caption={say(result.rulebook.title)}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        rowKind={(line) => (line.kind === 'sum' ? 'sum' : undefined)}
        dense
      />
      {open !== null && <Why result={result} code={open} />}
    </Stack>
  );
}

/** The rule, the values it used and the sentence of each unit. */
function Why({ result, code }: { result: Result; code: string }) {
  const say = useSay();
  const shown = result.units[0]?.criteria.find((criterion) => criterion.code === code);
  if (!shown) return null;
  return (
    <Card title={`${shown.code} ${say(shown.title)}`} small>
      <p className="u-small">{say(shown.rule)}</p>
      <Facts
        look="lines"
        facts={result.units.flatMap((unit) => {
          const found = unit.criteria.find((criterion) => criterion.code === code);
          return found ? [{ label: unit.name, value: say(found.explanation) }] : [];
        })}
      />
    </Card>
  );
}
