import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  Filters,
  exportHref,
  LinkButton,
  OriginMark,
  Page,
  ReadState,
  Row,
  StatusChip,
  linkTo,
  optionsOf,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconListCheck, IconPlus } from '#ui/icons.ts';
import { movementKinds, movementLevels, movementStates, movementsApi, responseStates, type MovementRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  nam: z.coerce.number().int().min(1945).max(2100).optional(),
  noi: z.string().optional(),
  loai: z.enum(['annual', 'special', 'thematic', 'campaign', 'short']).optional(),
  cap: z.enum(['central', 'ministry', 'group', 'unit']).optional(),
  tt: z.string().optional(),
  dacbiet: z.stringbool().default(false),
});

/** Years to filter by: from the first this system knows to the next. */
const yearOptions = Array.from({ length: 8 }, (_, index) => ({ value: String(2019 + index), label: String(2019 + index) }));

export default function MovementsScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const state = search.tt && search.tt in movementStates ? (search.tt as MovementRow['state']) : undefined;
  const query = {
    q: search.tim || undefined,
    year: search.nam,
    launcherId: search.noi,
    kind: search.loai,
    level: search.cap,
    state,
    special: search.dacbiet ? 'true' : undefined,
  };
  const pages = usePages(movementsApi.list, { query });
  const { first } = pages;
  const columns: Column<MovementRow>[] = [
    { key: 'title', title: t.movement, width: '30%', cell: (row) => row.title },
    { key: 'kind', title: t.kind, sub: t.document, hideOnPhone: true, cell: (row) => <KindCell row={row} /> },
    { key: 'launcher', title: t.launcher, hideOnPhone: true, cell: (row) => row.launcher?.name ?? say(movementLevels[row.level]) },
    {
      key: 'period',
      title: t.period,
      width: 110,
      cell: (row) =>
        row.kind === 'short' && row.startsOn && row.endsOn
          ? `${showDate(row.startsOn, lang)} – ${showDate(row.endsOn, lang)}`
          : t.years(row.fromYear, row.toYear),
    },
    {
      key: 'opened',
      title: t.opened,
      align: 'right',
      width: 90,
      hideOnPhone: true,
      cell: (row) => (row.addressees > 0 ? `${row.opened}/${row.addressees}` : '—'),
    },
    { key: 'responded', title: t.responded, align: 'right', width: 100, hideOnPhone: true, cell: (row) => row.responded },
    ...(first?.rows.some((row) => row.mine) ? [{ key: 'mine', title: t.mine, width: 130, cell: (row: MovementRow) => <Mine row={row} /> }] : []),
    { key: 'state', title: t.state, width: 150, cell: (row) => <StatusChip status={movementStates[row.state]} /> },
  ];
  return (
    <Page
      title={t.crumb}
      subtitle={t.about}
      actions={
        <>
          <LinkButton to={linkTo('/phong-trao/huong-ung', {}, search.nam ? { nam: search.nam } : {})} icon={IconListCheck}>
            {t.matrix}
          </LinkButton>
          <LinkButton to="/phong-trao/moi" kind="primary" icon={IconPlus} decision={first?.can.draft}>
            {t.add}
          </LinkButton>
        </>
      }
    >
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(movementsApi.list, { query }, lang)}
        filters={[
          { kind: 'select', key: 'nam', label: t.year, options: yearOptions },
          { kind: 'select', key: 'noi', label: t.launcher, options: (first?.launchers ?? []).map((one) => ({ value: one.id, label: one.name })) },
          { kind: 'select', key: 'loai', label: t.kind, options: optionsOf(movementKinds) },
          { kind: 'select', key: 'cap', label: t.level, options: optionsOf(movementLevels) },
          { kind: 'select', key: 'tt', label: t.state, options: optionsOf(movementStates) },
          { kind: 'toggle', key: 'dacbiet', label: t.onlySpecial },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.crumb}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/phong-trao/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </Page>
  );
}

/** Kind, paper and marks; the theme stands on the movement's own page. */
function KindCell({ row }: { row: MovementRow }) {
  const t = useText(words);
  const say = useSay();
  return (
    <>
      <div>{[say(movementKinds[row.kind]), row.document?.label ?? (row.numberPending ? t.unnumbered : null)].filter(Boolean).join(' · ')}</div>
      <Row gap={6}>
        {row.special && <Chip tone="gold">{t.special}</Chip>}
        {row.waitsFor !== '' && row.eventHeldOn === null && <Chip tone="warn">{t.waits(row.waitsFor)}</Chip>}
        <OriginMark origin={row.origin} quiet />
      </Row>
    </>
  );
}

function Mine({ row }: { row: MovementRow }) {
  const t = useText(words);
  const { mine } = row;
  if (mine?.response) return <StatusChip status={responseStates[mine.response]} />;
  // A movement without a list of addressees has no receipt to ask for.
  if (!mine?.addressed || row.addressees === 0) return <>—</>;
  return mine.opened ? <Chip>{t.mineOpened}</Chip> : <Chip tone="warn">{t.mineUnopened}</Chip>;
}
