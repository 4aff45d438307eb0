import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import {
  Card,
  Chip,
  DataTable,
  DateField,
  EmptyState,
  Grid,
  ReadState,
  Row,
  Stack,
  Stat,
  linkTo,
  useLang,
  useRead,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { directoryApi, type OfficerReport as Report } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ ngay: z.string().optional() });

/** One line for each officer, so that the table sorts and filters like any other. */
interface Line {
  readonly unit: Report['rows'][number]['unit'];
  readonly officer: Report['rows'][number]['officers'][number];
}

/** How many units have only part-time officers, and how long people stay. */
export function OfficerReport() {
  const t = useText(words);
  const { lang } = useLang();
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(directoryApi.officerReport, { query: { on: search.ngay } });
  const columns: Column<Line>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.unit.name, sort: (row) => row.unit.name },
    { key: 'person', title: t.person, cell: (row) => row.officer.person.fullName, sort: (row) => row.officer.person.fullName },
    {
      key: 'work',
      title: t.work,
      width: 130,
      cell: (row) => <Chip tone={row.officer.fullTime ? 'ok' : 'neutral'}>{row.officer.fullTime ? t.fullTime : t.partTime}</Chip>,
    },
    { key: 'from', title: t.from, width: 120, cell: (row) => showDate(row.officer.validFrom, lang), sort: (row) => row.officer.validFrom },
    {
      key: 'months',
      title: t.inPost,
      align: 'right',
      width: 110,
      cell: (row) => t.months(String(row.officer.months)),
      sort: (row) => row.officer.months,
    },
  ];
  return (
    <Stack>
      <Row>
        <DateField label={t.onDay} value={search.ngay ?? today} onChange={(ngay) => setSearch({ ngay: ngay ?? undefined })} />
      </Row>
      <ReadState read={read}>
        {(report) => (
          <Stack>
            <Grid least={240}>
              <Card>
                <Stat
                  label={t.onlyPartTime}
                  value={report.onlyPartTime}
                  of={t.ofUnits(report.rows.length)}
                  note={t.officersCount(report.officers, report.fullTime)}
                />
              </Card>
              <Card>
                <Stat label={t.withoutOfficer} value={report.withoutOfficer} of={t.ofUnits(report.units)} />
              </Card>
              <Card>
                <Stat
                  label={t.averageMonths}
                  value={report.averageMonths === null ? null : t.months(showHundredths(report.averageMonths, lang))}
                  note={report.averageMonthsOfFormer === null ? undefined : t.ofFormer(showHundredths(report.averageMonthsOfFormer, lang))}
                />
              </Card>
            </Grid>
            <DataTable
              caption={t.officers}
              columns={columns}
              rows={report.rows.flatMap((row) => row.officers.map((officer): Line => ({ unit: row.unit, officer })))}
              rowKey={(row) => `${row.unit.id}${row.officer.person.id}`}
              rowLink={(row) => linkTo('/don-vi/$id', { id: row.unit.id })}
              empty={<EmptyState title={t.noReport}>{t.noReportHint}</EmptyState>}
            />
          </Stack>
        )}
      </ReadState>
    </Stack>
  );
}
