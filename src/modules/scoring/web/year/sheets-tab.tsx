import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  DataTable,
  EmptyState,
  Filters,
  ReadState,
  Stack,
  StatusChip,
  exportHref,
  linkTo,
  optionsOf,
  useLang,
  usePages,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { scoringApi } from '../../contract.ts';
import { sheetStates } from '../../labels.ts';
import { Points } from '../pieces.tsx';
import { words } from '../words.ts';
import { yearWords } from './year-words.ts';

type SheetRow = ResponseOf<typeof scoringApi.sheets>['rows'][number];
const states = Object.keys(sheetStates) as [keyof typeof sheetStates, ...(keyof typeof sheetStates)[]];
const searchSchema = z.object({ tim: z.string().default(''), 'trang-thai': z.enum(states).optional() });

/** All sheets this account may open, with the same filters in the address and in the Excel file. */
export function SheetsTab({ year }: { year: number }) {
  const t = useText(words);
  const y = useText(yearWords);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(searchSchema);
  const query = {
    year,
    ...(search.tim === '' ? {} : { q: search.tim }),
    ...(search['trang-thai'] === undefined ? {} : { state: search['trang-thai'] }),
  };
  const pages = usePages(scoringApi.sheets, { query });
  const columns: Column<SheetRow>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'group', title: y.group, cell: (row) => row.groupName },
    { key: 'state', title: t.state, cell: (row) => <StatusChip status={sheetStates[row.state]} /> },
    { key: 'sent', title: y.sentOn, cell: (row) => (row.selfSubmittedOn ? showDate(row.selfSubmittedOn, lang) : ''), hideOnPhone: true },
    { key: 'self', title: t.self, align: 'right', cell: (row) => <Points value={row.selfTotal} /> },
    { key: 'checked', title: t.checked, align: 'right', cell: (row) => <Points value={row.checkedTotal} />, hideOnPhone: true },
    { key: 'final', title: t.final, align: 'right', cell: (row) => <Points value={row.finalTotal} strong /> },
  ];
  return (
    <Stack>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(scoringApi.sheets, { query }, lang)}
        filters={[{ kind: 'select', key: 'trang-thai', label: t.state, options: optionsOf(sheetStates) }]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={y.sheets}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/cham-diem/phieu/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={y.noSheets} />}
          />
        )}
      </ReadState>
    </Stack>
  );
}
