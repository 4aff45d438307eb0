import { endOfMonth, type Day } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  linkTo,
  Page,
  ReadState,
  Stack,
  StateMark,
  useLang,
  usePathParams,
  useRead,
  useSession,
  useText,
  Why,
  type Column,
  type StateKind,
} from '#ui/index.ts';
import { progressApi, type Matrix } from '../contract.ts';
import { showRate, type ProgressRule } from '../rules.ts';
import { monthTone } from './month-words.ts';
import { words } from './words.ts';

type MatrixRow = Matrix['rows'][number];
const kinds: Readonly<Record<ReturnType<typeof monthTone>, StateKind>> = { ok: 'ok', warn: 'warn', danger: 'danger', neutral: 'wait' };

/** The head's view: every unit of the group by twelve months. */
export default function MatrixScreen() {
  const { termId } = usePathParams<{ termId: string }>();
  const t = useText(words);
  const { lang } = useLang();
  const { today } = useSession();
  const read = useRead(progressApi.matrix, { params: { termId } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page title={t.matrixTitle(it.term.groupName)} subtitle={t.year(it.term.year)} crumbs={[{ label: t.title, to: '/ket-qua' }]}>
          <Filters search={{}} setSearch={() => undefined} exportTo={exportHref(progressApi.matrix, { params: { termId } }, lang)} />
          <Stack gap={12}>
            <DataTable
              caption={t.matrixTitle(it.term.groupName)}
              phone="table"
              dense
              columns={columnsOf(it, t, { lang, today })}
              empty={<EmptyState title={t.unitsUnknown} />}
              rows={it.rows}
              rowKey={(row) => row.unit.id}
              rowLink={(row) => linkTo('/ket-qua', {}, { 'don-vi': row.unit.id, nam: String(it.term.year) })}
            />
            <Why>{t.ruleWords(it.rule.limitPercent, it.rule.extensionCounts)}</Why>
          </Stack>
        </Page>
      )}
    </ReadState>
  );
}

type Words = { [K in 'unit' | 'head' | 'total' | 'overdueShort' | 'notApprovedShort' | 'notSent']: string } & { monthShort: (n: number) => string };

/** The year and what is overdue come first: twelve months do not fit beside them on every screen. */
function columnsOf(it: Matrix, t: Words, { lang, today }: { lang: 'vi' | 'en'; today: Day }): Column<MatrixRow>[] {
  return [
    { key: 'unit', title: t.unit, width: 260, cell: (row) => <UnitName row={row} t={t} />, sort: (row) => row.unit.name },
    {
      key: 'total',
      title: t.total,
      align: 'right',
      cell: (row) => (row.total.rateHundredths === null ? '—' : showRate(row.total.rateHundredths, it.rule, lang)),
      sort: (row) => row.total.rateHundredths,
    },
    {
      key: 'overdue',
      title: t.overdueShort,
      align: 'right',
      cell: (row) => (row.total.due === 0 ? '—' : row.overdue > 0 ? <Chip tone="danger">{row.overdue}</Chip> : '0'),
      sort: (row) => row.overdue,
    },
    ...it.rows.slice(0, 1).flatMap((first) =>
      first.months.map((_, index): Column<MatrixRow> => ({
        key: `m${index + 1}`,
        title: t.monthShort(index + 1),
        cell: (row) => <MonthCell month={row.months[index]} rule={it.rule} isOver={endOfMonth(it.term.year, index + 1) < today} t={t} />,
      })),
    ),
  ];
}

function UnitName({ row, t }: { row: MatrixRow; t: Words }) {
  return (
    <div style={{ minWidth: 190 }}>
      {row.unit.name} {row.isHead && <Chip tone="brand">{t.head}</Chip>}{' '}
      {!row.approved && row.total.due > 0 && <Chip tone="warn">{t.notApprovedShort}</Chip>}
    </div>
  );
}

function MonthCell({ month, rule, isOver, t }: { month: MatrixRow['months'][number] | undefined; rule: ProgressRule; isOver: boolean; t: Words }) {
  const { lang } = useLang();
  if (!month || month.verdict === 'NO_DATA' || month.rateHundredths === null) return <span className="u-muted">–</span>;
  const counts = `${month.onTime}/${month.due}`;
  return (
    <StateMark kind={kinds[monthTone(month, rule)]} note={isOver && !month.reported ? `${counts} · ${t.notSent}` : counts}>
      {showRate(month.rateHundredths, { ...rule, decimals: 0 }, lang)}
    </StateMark>
  );
}
