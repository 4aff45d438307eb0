import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  Filters,
  OriginMark,
  ReadState,
  Row,
  linkTo,
  optionsOf,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { directoryApi, unitKinds, type UnitRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  loai: z.string().optional(),
  tinh: z.string().optional(),
  dang: z.stringbool().default(false),
});

export function UnitList() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const query = { q: search.tim || undefined, kind: search.loai, province: search.tinh, on: search.dang ? today : undefined };
  const pages = usePages(directoryApi.units, { query });
  const { first } = pages;
  const columns: Column<UnitRow>[] = [
    { key: 'name', title: t.name, cell: (row) => <UnitName row={row} /> },
    { key: 'short', title: t.shortName, width: 190, cell: (row) => row.shortName },
    { key: 'kind', title: t.kind, hideOnPhone: true, cell: (row) => say(unitKinds[row.kind]) },
    { key: 'parent', title: t.parent, cell: (row) => row.parent?.name ?? row.province ?? '—' },
    {
      key: 'marks',
      title: '',
      width: 170,
      hideOnPhone: true,
      cell: (row) => (
        <Row gap={6}>
          {row.validTo && <Chip>{t.ended(showDate(row.validTo, lang))}</Chip>}
          <OriginMark origin={row.origin} quiet />
        </Row>
      ),
    },
  ];
  const kinds = optionsOf(unitKinds).filter((option) => first?.kinds.includes(option.value as keyof typeof unitKinds));
  return (
    <>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        filters={[
          { kind: 'select', key: 'loai', label: t.kind, options: kinds },
          { kind: 'select', key: 'tinh', label: t.province, options: (first?.provinces ?? []).map((value) => ({ value, label: value })) },
          { kind: 'toggle', key: 'dang', label: t.onlyOpen },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.units}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/don-vi/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </>
  );
}

function UnitName({ row }: { row: UnitRow }) {
  const t = useText(words);
  return (
    <>
      <b>{row.name}</b>
      {row.metName && <div className="u-small">{t.alsoCalled(row.metName)}</div>}
    </>
  );
}
