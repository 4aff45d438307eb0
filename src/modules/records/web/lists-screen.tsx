import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  LinkButton,
  linkTo,
  optionsOf,
  Page,
  ReadState,
  Row,
  StatusChip,
  Tabs,
  useHasRole,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useTab,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconFileSpreadsheet, IconId, IconUsers } from '#ui/icons.ts';
import { recordsApi } from '../contract.ts';
import { grades, gradeShort, initiativeKinds, initiativeLevels } from '../labels.ts';
import type { InitiativeRow, PersonRow, UnitRow } from '../shapes.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  xl: z.enum(Object.keys(grades) as [keyof typeof grades]).optional(),
  dh: z.string().optional(),
  cap: z.enum(Object.keys(initiativeLevels) as [keyof typeof initiativeLevels]).optional(),
  chuadung: z.stringbool().default(false),
  sx: z.string().optional(),
});

/** People, collectives and initiatives whose records one may see. */
export default function ListsScreen() {
  const t = useText(words);
  const keeps = useHasRole('officer', 'leader', 'standing');
  const reads = useHasRole('officer', 'leader', 'standing', 'council', 'minister', 'admin', 'auditor');
  const all = [
    { key: 'ca-nhan', label: t.people },
    { key: 'tap-the', label: t.units },
    { key: 'sang-kien', label: t.initiatives },
  ];
  const tabs = reads ? all : all.slice(2);
  const tab = useTab(tabs);
  return (
    <Page
      title={t.title}
      subtitle={t.about}
      actions={
        <>
          <LinkButton to="/ly-lich/cua-toi" icon={IconId}>
            {t.mine}
          </LinkButton>
          {keeps && (
            <LinkButton to="/ly-lich/trung" icon={IconUsers}>
              {t.duplicates}
            </LinkButton>
          )}
          {keeps && (
            <LinkButton to="/ly-lich/nhap" kind="primary" icon={IconFileSpreadsheet}>
              {t.imports}
            </LinkButton>
          )}
        </>
      }
    >
      <Tabs tabs={tabs} />
      {tab === 'ca-nhan' && reads && <People />}
      {tab === 'tap-the' && reads && <Units />}
      {(tab === 'sang-kien' || !reads) && <Initiatives />}
    </Page>
  );
}

function RatingCell({ rating }: { rating: PersonRow['lastRating'] }) {
  const t = useText(words);
  const say = useSay();
  if (!rating) return <span className="u-unknown">{t.none}</span>;
  if (rating.grade === null) return <span>{`${rating.wording} · ${rating.year}`}</span>;
  return <Chip tone={grades[rating.grade].tone}>{`${say(gradeShort[rating.grade])} ${rating.year}`}</Chip>;
}

function AwardCell({ row }: { row: { lastAward: PersonRow['lastAward'] } }) {
  const t = useText(words);
  return row.lastAward ? <>{`${row.lastAward.name} ${row.lastAward.year}`}</> : <span className="u-unknown">{t.none}</span>;
}

function People() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const sort = z.enum(['name', 'awards', 'rating', 'initiatives']).catch('name').parse(search.sx);
  const query = { q: search.tim || undefined, grade: search.xl, award: search.dh, sort };
  const pages = usePages(recordsApi.people, { query });
  const columns: Column<PersonRow>[] = [
    { key: 'name', title: t.name, cell: (row) => row.name },
    { key: 'post', title: t.post, hideOnPhone: true, cell: (row) => [row.title, row.unitName].filter(Boolean).join(', ') || '—' },
    { key: 'rating', title: t.lastRating, width: 170, cell: (row) => <RatingCell rating={row.lastRating} /> },
    { key: 'last', title: t.lastAward, cell: (row) => <AwardCell row={row} /> },
    { key: 'awards', title: t.awardCount, align: 'right', width: 110, hideOnPhone: true, cell: (row) => row.awards },
    { key: 'works', title: t.works, align: 'right', width: 100, hideOnPhone: true, cell: (row) => row.initiatives },
  ];
  return (
    <>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(recordsApi.people, { query }, lang)}
        filters={[
          { kind: 'select', key: 'xl', label: t.grade, options: optionsOf(grades) },
          {
            kind: 'select',
            key: 'dh',
            label: t.award,
            options: (pages.first?.awardCodes ?? []).map((one) => ({ value: one.code, label: one.name })),
          },
          {
            kind: 'select',
            key: 'sx',
            label: t.sort,
            options: [
              { value: 'awards', label: t.byAwards },
              { value: 'rating', label: t.byRating },
              { value: 'initiatives', label: t.byWorks },
            ],
          },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.people}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/ly-lich/ca-nhan/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.emptyPeople}>{t.emptyPeopleHint}</EmptyState>}
          />
        )}
      </ReadState>
    </>
  );
}

function Units() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const sort = z.enum(['name', 'awards', 'rating']).catch('name').parse(search.sx);
  const query = { q: search.tim || undefined, grade: search.xl, sort };
  const pages = usePages(recordsApi.units, { query });
  const columns: Column<UnitRow>[] = [
    { key: 'name', title: t.collective, cell: (row) => row.name },
    { key: 'rating', title: t.lastRating, width: 170, cell: (row) => <RatingCell rating={row.lastRating} /> },
    { key: 'last', title: t.lastAward, cell: (row) => <AwardCell row={row} /> },
    { key: 'awards', title: t.awardCount, align: 'right', width: 110, hideOnPhone: true, cell: (row) => row.awards },
    {
      key: 'staff',
      title: t.staff,
      align: 'right',
      width: 120,
      hideOnPhone: true,
      cell: (row) => (row.staff ? `${row.staff.staff} (${row.staff.year})` : '—'),
    },
  ];
  return (
    <>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(recordsApi.units, { query }, lang)}
        filters={[
          { kind: 'select', key: 'xl', label: t.grade, options: optionsOf(grades) },
          {
            kind: 'select',
            key: 'sx',
            label: t.sort,
            options: [
              { value: 'awards', label: t.byAwards },
              { value: 'rating', label: t.byRating },
            ],
          },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.units}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/ly-lich/don-vi/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.emptyPeople}>{t.emptyPeopleHint}</EmptyState>}
          />
        )}
      </ReadState>
    </>
  );
}

function Initiatives() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const sort = search.sx === 'title' ? ('title' as const) : ('recognised' as const);
  const query = { q: search.tim || undefined, level: search.cap, unused: search.chuadung ? 'true' : undefined, sort };
  const pages = usePages(recordsApi.initiatives, { query });
  const columns: Column<InitiativeRow>[] = [
    { key: 'title', title: t.initiatives, cell: (row) => row.title },
    { key: 'authors', title: t.authors, hideOnPhone: true, cell: (row) => row.authors.map((author) => author.name).join(', ') || '—' },
    { key: 'unit', title: t.unit, hideOnPhone: true, cell: (row) => row.unitName },
    { key: 'level', title: t.recognised, width: 240, cell: (row) => <LevelCell row={row} /> },
    { key: 'uses', title: t.uses, width: 130, cell: (row) => t.usedTimes(row.uses) },
  ];
  return (
    <>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(recordsApi.initiatives, { query }, lang)}
        filters={[
          { kind: 'select', key: 'cap', label: t.level, options: optionsOf(initiativeLevels) },
          { kind: 'toggle', key: 'chuadung', label: t.onlyUnused },
          { kind: 'select', key: 'sx', label: t.sort, options: [{ value: 'title', label: t.byName }] },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.initiatives}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/ly-lich/sang-kien/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.emptyInitiatives} />}
          />
        )}
      </ReadState>
    </>
  );
}

function LevelCell({ row }: { row: InitiativeRow }) {
  const { lang } = useLang();
  const say = useSay();
  return (
    <Row gap={6}>
      {row.level ? <StatusChip status={initiativeLevels[row.level]} /> : <Chip>{say(initiativeKinds[row.kind])}</Chip>}
      <span className="u-small">{row.recognisedOn ? showDate(row.recognisedOn, lang) : ''}</span>
    </Row>
  );
}
