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
import { complaintKinds, complaintStates, complaintsApi, type ComplaintRow } from '../../complaints/contract.ts';
import { Points } from '../pieces.tsx';
import { words } from '../words.ts';
import { complaintWords } from './complaint-words.ts';

const states = Object.keys(complaintStates) as [keyof typeof complaintStates, ...(keyof typeof complaintStates)[]];
const searchSchema = z.object({ tim: z.string().default(''), 'ket-qua': z.enum(states).optional() });

/** Complaints of the year this account may see. */
export function ComplaintsTab({ year }: { year: number }) {
  const t = useText(words);
  const c = useText(complaintWords);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(searchSchema);
  const query = {
    year,
    ...(search.tim === '' ? {} : { q: search.tim }),
    ...(search['ket-qua'] === undefined ? {} : { state: search['ket-qua'] }),
  };
  const pages = usePages(complaintsApi.list, { query });
  const columns: Column<ComplaintRow>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'kind', title: c.kind, cell: (row) => <StatusChip status={complaintKinds[row.kind]} /> },
    { key: 'criterion', title: t.criterion, cell: (row) => `${row.code}. ${row.title}` },
    { key: 'published', title: c.published, align: 'right', cell: (row) => <Points value={row.published} /> },
    { key: 'asked', title: c.asked, align: 'right', cell: (row) => <Points value={row.asked} />, hideOnPhone: true },
    { key: 'due', title: c.answerBy, cell: (row) => showDate(row.dueOn, lang) },
    { key: 'state', title: t.state, cell: (row) => <StatusChip status={complaintStates[row.state]} /> },
  ];
  return (
    <Stack>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(complaintsApi.list, { query }, lang)}
        filters={[{ kind: 'select', key: 'ket-qua', label: t.state, options: optionsOf(complaintStates) }]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={c.title}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/cham-diem/khieu-nai/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={c.noneYet}>{c.noneYetDo}</EmptyState>}
          />
        )}
      </ReadState>
    </Stack>
  );
}
