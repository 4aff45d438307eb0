import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Button,
  Chip,
  Count,
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
  useAccount,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { IconFileSpreadsheet, IconPlus } from '#ui/icons.ts';
import { factKindCodes, factKindLabels, factStateLabels, indicatorsApi, type FactRow } from '../contract.ts';
import { importTo } from './addresses.ts';
import { FactDialog } from './fact-dialog.tsx';
import { AddFactDialog } from './fact-form.tsx';
import { SyntheticMark } from './show.tsx';
import { words } from './words.ts';

const address = z.object({
  'don-vi': z.uuid().optional(),
  nam: z.coerce.number().int().optional(),
  tim: z.string().default(''),
  loai: z.enum(factKindCodes).optional(),
  muc: z.string().max(40).optional(),
  tt: z.enum(['DECLARED', 'CONFIRMED', 'WITHDRAWN']).optional(),
  xep: z.enum(['newest', 'title', 'due']).optional(),
  viec: z.uuid().optional(),
});

/** What is listed one by one: products, cases, facts, services, steps. The counts of the indicators stand on it. */
export default function FactsScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const account = useAccount();
  const [ownYear] = useYear();
  const [search, setSearch] = useSearchState(address);
  const [adding, setAdding] = useState(false);
  const year = search.nam ?? ownYear;
  const unitId = search['don-vi'] ?? account.unitId ?? undefined;
  const own = unitId !== undefined && unitId === account.unitId && year === ownYear;
  const query = {
    year,
    unitId,
    kind: search.loai,
    state: search.tt,
    category: search.loai ? search.muc : undefined,
    q: search.tim || undefined,
    sort: search.xep ?? ('newest' as const),
  };
  const pages = usePages(indicatorsApi.facts, { query });
  const { first } = pages;
  const columns: Column<FactRow>[] = [
    {
      key: 'title',
      title: t.fact,
      cell: (row) => (
        <>
          {row.title}
          <div className="u-small u-muted">
            {[say(factKindLabels[row.kind]), row.categoryName ? say(row.categoryName) : '', row.body].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
      sort: (row) => row.title,
    },
    ...(unitId === undefined
      ? [{ key: 'unit', title: t.unit, hideOnPhone: true, cell: (row: FactRow) => row.unitName, sort: (row: FactRow) => row.unitName }]
      : []),
    { key: 'when', title: t.when, width: 190, cell: (row) => <When row={row} />, sort: (row) => row.dueOn ?? row.beginsOn },
    {
      key: 'state',
      title: t.state,
      width: 240,
      cell: (row) => (
        <Row gap={6}>
          <StatusChip status={factStateLabels[row.state]} />
          {row.beyond && <Chip tone="danger">{t.beyond}</Chip>}
          <SyntheticMark synthetic={row.synthetic} />
        </Row>
      ),
      sort: (row) => row.state,
    },
    {
      key: 'proofs',
      title: t.proofs,
      align: 'right',
      width: 100,
      hideOnPhone: true,
      cell: (row) => (row.proofs > 0 ? <Count value={row.proofs} /> : '—'),
      sort: (row) => row.proofs,
    },
  ];
  return (
    <Page
      title={t.lists}
      subtitle={t.year(year)}
      crumbs={[{ label: t.title, to: linkTo('/chi-so', {}, unitId ? { 'don-vi': unitId, nam: String(year) } : {}) }]}
      actions={
        <>
          {own && first?.can.declare.ok && (
            <LinkButton icon={IconFileSpreadsheet} to={importTo('facts')}>
              {t.importFacts}
            </LinkButton>
          )}
          <Button kind="primary" icon={IconPlus} decision={first?.can.declare} onClick={() => setAdding(true)}>
            {t.addFact}
          </Button>
        </>
      }
    >
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        placeholder={t.searchFacts}
        exportTo={exportHref(indicatorsApi.facts, { query }, lang)}
        filters={[
          { kind: 'select', key: 'loai', label: t.kind, empty: t.allKinds, options: optionsOf(factKindLabels) },
          { kind: 'chips', key: 'tt', label: t.state, options: optionsOf(factStateLabels) },
          {
            kind: 'select',
            key: 'xep',
            label: t.order,
            empty: t.newest,
            options: [
              { value: 'title', label: { vi: words.byTitle.vi, en: words.byTitle.en } },
              { value: 'due', label: { vi: words.byDue.vi, en: words.byDue.en } },
            ],
          },
        ]}
      />
      {(first?.categories.length ?? 0) > 0 && (
        <Row gap={6}>
          {first?.categories.map((one) => (
            <Button
              key={one.code}
              small
              kind={search.muc === one.code ? 'normal' : 'quiet'}
              aria-pressed={search.muc === one.code}
              onClick={() => setSearch({ muc: search.muc === one.code ? undefined : one.code })}
            >
              {`${say(one.name)}: ${one.count}`}
            </Button>
          ))}
        </Row>
      )}
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.lists}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            onRow={(row) => setSearch({ viec: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.noFacts}>{t.noFactsHint}</EmptyState>}
          />
        )}
      </ReadState>
      {search.viec && <FactDialog id={search.viec} onClose={() => setSearch({ viec: undefined })} />}
      {adding && <AddFactDialog unitId={unitId ?? null} year={year} kind={search.loai} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function When({ row }: { row: FactRow }) {
  const t = useText(words);
  const { lang } = useLang();
  const reached = row.milestones.filter((one) => one.doneOn !== null).length;
  return (
    <>
      {row.beginsOn ? showDate(row.beginsOn, lang) : ''}
      <div className="u-small u-muted">
        {[
          row.doneOn ? t.doneWord(showDate(row.doneOn, lang)) : row.dueOn ? t.dueWord(showDate(row.dueOn, lang)) : '',
          row.milestones.length > 0 ? t.milestonesOf(reached, row.milestones.length) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  );
}
