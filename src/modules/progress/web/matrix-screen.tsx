import {
  Chip,
  DataTable,
  exportHref,
  Filters,
  linkTo,
  Page,
  ReadState,
  StateMark,
  useLang,
  usePathParams,
  useRead,
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
  const read = useRead(progressApi.matrix, { params: { termId } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page title={t.matrixTitle(it.term.groupName)} subtitle={t.year(it.term.year)} crumbs={[{ label: t.title, to: '/ket-qua' }]}>
          <Filters search={{}} setSearch={() => undefined} exportTo={exportHref(progressApi.matrix, { params: { termId } }, lang)} />
          <DataTable
            caption={t.matrixTitle(it.term.groupName)}
            phone="table"
            dense
            columns={columnsOf(it, t, lang)}
            rows={it.rows}
            rowKey={(row) => row.unit.id}
            rowLink={(row) => linkTo('/ket-qua', {}, { 'don-vi': row.unit.id, nam: String(it.term.year) })}
          />
          <Why>{t.ruleWords(it.rule.limitPercent, it.rule.extensionCounts)}</Why>
        </Page>
      )}
    </ReadState>
  );
}

type Words = { [K in 'unit' | 'head' | 'total' | 'overdueShort' | 'notApprovedShort']: string } & { monthShort: (n: number) => string };

function columnsOf(it: Matrix, t: Words, lang: 'vi' | 'en'): Column<MatrixRow>[] {
  return [
    { key: 'unit', title: t.unit, width: 300, cell: (row) => <UnitName row={row} t={t} />, sort: (row) => row.unit.name },
    ...it.rows.slice(0, 1).flatMap((first) =>
      first.months.map((_, index): Column<MatrixRow> => ({
        key: `m${index + 1}`,
        title: t.monthShort(index + 1),
        cell: (row) => <MonthCell month={row.months[index]} rule={it.rule} />,
        sort: (row) => row.months[index]?.rateHundredths,
      })),
    ),
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
  ];
}

function UnitName({ row, t }: { row: MatrixRow; t: Words }) {
  return (
    <div style={{ minWidth: 220 }}>
      {row.unit.name} {row.isHead && <Chip tone="brand">{t.head}</Chip>}{' '}
      {!row.approved && row.total.due > 0 && <Chip tone="warn">{t.notApprovedShort}</Chip>}
    </div>
  );
}

function MonthCell({ month, rule }: { month: MatrixRow['months'][number] | undefined; rule: ProgressRule }) {
  const { lang } = useLang();
  if (!month || month.verdict === 'NO_DATA') return <span className="u-muted">–</span>;
  const counts = `${month.onTime}/${month.due}${month.reported ? (lang === 'vi' ? ' · đã gửi' : ' · sent') : ''}`;
  return (
    <StateMark kind={month.rateHundredths === null ? 'none' : kinds[monthTone(month, rule)]} note={counts}>
      {month.rateHundredths === null ? '' : showRate(month.rateHundredths, { ...rule, decimals: Math.min(1, rule.decimals) }, lang)}
    </StateMark>
  );
}
