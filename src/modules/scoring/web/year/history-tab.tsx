import { showHundredths } from '#platform/decimal.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { Card, Chip, DataTable, EmptyState, ReadState, Row, Stack, Why, linkTo, useLang, useRead, useText, type Column } from '#ui/index.ts';
import { LineYears } from '#ui/line-years.tsx';
import { scoringApi } from '../../contract.ts';
import { Difference, Points, SyntheticMark } from '../pieces.tsx';
import { yearWords } from './year-words.ts';

type YearRow = ResponseOf<typeof scoringApi.history>['years'][number];

/** The own unit over the years, each as a share of its own table, beside its group. */
export function HistoryTab() {
  const y = useText(yearWords);
  const { lang } = useLang();
  const read = useRead(scoringApi.history, { query: {} });
  const columns: Column<YearRow>[] = [
    { key: 'year', title: y.yearHead, cell: (row) => row.year, sort: (row) => row.year },
    {
      key: 'group',
      title: y.group,
      cell: (row) => (
        <Row gap={6}>
          <span>{row.groupName}</span>
          {row.workbook !== null && <Chip tone="info">{y.fromWorkbook}</Chip>}
        </Row>
      ),
    },
    {
      key: 'score',
      title: y.score,
      align: 'right',
      cell: (row) => (
        <Row gap={6} justify="end">
          <SyntheticMark synthetic={row.synthetic} />
          <span>
            {showHundredths(row.total, lang)} / {showHundredths(row.scale, lang, 0)}
          </span>
        </Row>
      ),
    },
    { key: 'percent', title: y.percent, align: 'right', cell: (row) => <PercentBar value={row.percentHundredths} /> },
    {
      key: 'mean',
      title: y.groupMean,
      align: 'right',
      cell: (row) => (
        <>
          <Points value={row.groupPercentHundredths} /> <Difference from={row.groupPercentHundredths} to={row.percentHundredths} />
        </>
      ),
    },
    { key: 'rank', title: y.rank, align: 'right', cell: (row) => row.rank ?? <Points value={null} /> },
  ];
  return (
    <ReadState read={read} isEmpty={(data) => data.years.length === 0} empty={<EmptyState title={y.noHistory}>{y.noHistoryDo}</EmptyState>}>
      {(data) => (
        <Stack>
          <Why>{y.historyNote}</Why>
          <Card>
            <LineYears
              label={`${y.percent}: ${data.unit?.name ?? ''}`}
              years={data.years.map((row) => row.year)}
              series={[
                ...(data.years.some((row) => row.workbook === null)
                  ? [
                      {
                        key: 'own',
                        label: data.unit?.name ?? '',
                        values: data.years.map((row) => (row.workbook === null ? row.percentHundredths : null)),
                        strong: true,
                      },
                    ]
                  : []),
                ...(data.years.some((row) => row.workbook !== null)
                  ? [
                      {
                        key: 'workbook',
                        label: y.ownFromWorkbook(data.unit?.name ?? '') as string,
                        values: data.years.map((row) => (row.workbook === null ? null : row.percentHundredths)),
                        strong: true,
                      },
                    ]
                  : []),
                { key: 'group', label: y.groupMean, values: data.years.map((row) => row.groupPercentHundredths) },
              ]}
            />
          </Card>
          <DataTable
            caption={`${y.years}: ${data.unit?.name ?? ''}`}
            columns={columns}
            rows={data.years}
            rowKey={(row) => row.termId}
            rowLink={(row) =>
              linkTo(row.workbook === null ? '/cham-diem/xep-hang/$termId' : '/cham-diem/so-tong-hop/$termId', { termId: row.termId })
            }
          />
        </Stack>
      )}
    </ReadState>
  );
}

/** The share as a number with a bar behind it; hundredths of a percent. */
function PercentBar({ value }: { value: number }) {
  const { lang } = useLang();
  return (
    <div className="u-progress" style={{ minWidth: 140 }}>
      <b>{showHundredths(value, lang, 0)} %</b>
      <div className="bar" aria-hidden>
        <i className="ok" style={{ width: `${value / 100}%` }} />
      </div>
    </div>
  );
}
