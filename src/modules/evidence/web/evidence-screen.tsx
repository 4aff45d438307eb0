import { useState } from 'react';
import { z } from 'zod';
import { showInstant } from '#platform/dates.ts';
import {
  Button,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  linkTo,
  optionsOf,
  Page,
  ReadState,
  Row,
  useGo,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  Why,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { evidenceApi, evidenceKinds, type EvidenceRow } from '../contract.ts';
import { usesRemark } from '../rules.ts';
import { AddDialog } from './add-dialog.tsx';
import { showSize } from './size.ts';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default(''), loai: z.enum(['file', 'fact']).optional(), chuadung: z.stringbool().default(false) });

/** Everything the unit can prove, and where each proof serves. */
export default function EvidenceScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const go = useGo();
  const [adding, setAdding] = useState(false);
  const [search, setSearch] = useSearchState(address);
  const query = { q: search.tim || undefined, kind: search.loai, unused: search.chuadung ? 'true' : undefined };
  const pages = usePages(evidenceApi.list, { query });
  const { first } = pages;
  const unitId = first?.unitId ?? null;
  const secrets = first?.secrets.reduce((sum, one) => sum + one.count, 0) ?? 0;
  const columns: Column<EvidenceRow>[] = [
    {
      key: 'title',
      title: t.item,
      cell: (row) => (
        <>
          <b>{row.title}</b>
          <div>{row.fileName ?? row.note}</div>
        </>
      ),
      sort: (row) => row.title,
    },
    { key: 'unit', title: t.unit, hideOnPhone: true, cell: (row) => row.unitName, sort: (row) => row.unitName },
    { key: 'uses', title: t.usedIn, width: 190, cell: (row) => <Uses row={row} />, sort: (row) => row.uses },
    {
      key: 'size',
      title: t.size,
      align: 'right',
      width: 110,
      hideOnPhone: true,
      cell: (row) => showSize(row.sizeBytes),
      sort: (row) => row.sizeBytes,
    },
    {
      key: 'added',
      title: t.added,
      align: 'right',
      width: 160,
      hideOnPhone: true,
      cell: (row) => showInstant(row.addedAt),
      sort: (row) => row.addedAt,
    },
  ];
  return (
    <Page
      title={t.title}
      subtitle={t.about}
      actions={
        <Button kind="primary" icon={IconPlus} decision={first?.can.add} onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(evidenceApi.list, { query }, lang)}
        filters={[
          { kind: 'chips', key: 'loai', label: t.kind, options: optionsOf(evidenceKinds) },
          { kind: 'toggle', key: 'chuadung', label: t.onlyUnused },
        ]}
      />
      {secrets > 0 && <Why>{t.secretsKept(secrets)}</Why>}
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.title}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/minh-chung/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.none}>{t.noneHint}</EmptyState>}
          />
        )}
      </ReadState>
      {unitId && (
        <AddDialog
          open={adding}
          onClose={() => setAdding(false)}
          title={t.add}
          unitId={unitId}
          onAdded={(id) => go(linkTo('/minh-chung/$id', { id }))}
        />
      )}
    </Page>
  );
}

function Uses({ row }: { row: EvidenceRow }) {
  const t = useText(words);
  const say = useSay();
  return (
    <Row gap={6}>
      {row.uses === 0 ? (
        <Chip>{t.unused}</Chip>
      ) : (
        <Chip tone="ok">{say(usesRemark(row.uses)) || say({ vi: 'Dùng ở 1 nơi', en: 'Used in 1 place' })}</Chip>
      )}
      {row.opened > 0 && <Chip tone="info">{t.opened(row.opened)}</Chip>}
    </Row>
  );
}
