import { useState } from 'react';
import { z } from 'zod';
import { showHundredths } from '#platform/decimal.ts';
import {
  Button,
  Chip,
  DataTable,
  Dialog,
  EmptyState,
  Filters,
  OriginMark,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  StatusChip,
  TextField,
  exportHref,
  linkTo,
  optionsOf,
  useAct,
  useGo,
  useLang,
  usePages,
  useRead,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import { rulebookStates } from '../../labels.ts';
import type { RulebookRow } from '../../table-shapes.ts';
import { SyntheticMark } from '../pieces.tsx';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

const states = Object.keys(rulebookStates) as [keyof typeof rulebookStates, ...(keyof typeof rulebookStates)[]];
const searchSchema = z.object({ tim: z.string().default(''), 'trang-thai': z.enum(states).optional() });

export default function RulebooksScreen() {
  const t = useText(words);
  const b = useText(tableWords);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(searchSchema);
  const [deriving, setDeriving] = useState(false);
  const query = { ...(search.tim === '' ? {} : { q: search.tim }), ...(search['trang-thai'] === undefined ? {} : { state: search['trang-thai'] }) };
  const pages = usePages(scoringApi.rulebooks, { query });
  const around = useRead(scoringApi.rulebooks, { query: { limit: 1 } });
  const columns: Column<RulebookRow>[] = [
    { key: 'title', title: t.rulebook, cell: (row) => `${row.title} · ${t.version(row.versionNo) as string}` },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <Row gap={6}>
          <StatusChip status={rulebookStates[row.state]} />
          {!row.complete && <Chip tone="warn">{b.incompleteBook}</Chip>}
          {!row.origin && <SyntheticMark synthetic={row.synthetic} />}
          <OriginMark origin={row.origin} quiet />
        </Row>
      ),
    },
    { key: 'year', title: b.yearHead, align: 'right', cell: (row) => row.year ?? b.anyYear },
    { key: 'items', title: b.items, align: 'right', cell: (row) => row.items, hideOnPhone: true },
    { key: 'sum', title: b.sum, align: 'right', cell: (row) => (row.passFail ? t.passFail : showHundredths(row.sumHundredths, lang, 0)) },
    { key: 'scale', title: b.scale, align: 'right', cell: (row) => (row.passFail ? '' : showHundredths(row.scaleHundredths, lang, 0)) },
    { key: 'used', title: b.usedBy, cell: (row) => b.usedByN(row.usedBy) },
  ];
  return (
    <Page
      title={t.rulebooks}
      crumbs={[{ label: t.scoring, to: '/cham-diem' }]}
      actions={
        around.data && (
          <Button decision={around.data.can.derive} onClick={() => setDeriving(true)}>
            {b.derive}
          </Button>
        )
      }
    >
      <Stack>
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          exportTo={exportHref(scoringApi.rulebooks, { query }, lang)}
          filters={[{ kind: 'select', key: 'trang-thai', label: t.state, options: optionsOf(rulebookStates) }]}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.rulebooks}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              rowLink={(row) => linkTo('/cham-diem/bang-diem/$id', { id: row.id })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={b.none} />}
            />
          )}
        </ReadState>
      </Stack>
      {deriving && around.data && <DeriveDialog sets={around.data.criteriaSets} onClose={() => setDeriving(false)} />}
    </Page>
  );
}

function DeriveDialog({ sets, onClose }: { sets: readonly { id: string; title: string; year: number }[]; onClose: () => void }) {
  const t = useText(words);
  const b = useText(tableWords);
  const go = useGo();
  const [criteriaSetId, setSet] = useState<string | null>(sets.length === 1 ? (sets[0]?.id ?? null) : null);
  const [title, setTitle] = useState('');
  const act = useAct(scoringApi.derivePassFail, {
    quiet: true,
    done: tableWords.derived,
    onDone: ({ id }) => go(linkTo('/cham-diem/bang-diem/$id', { id })),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={b.derive}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={() => criteriaSetId !== null && void act.run({ body: { criteriaSetId, title } })}>
            {b.derive}
          </Button>
        </>
      }
    >
      <p>{b.deriveText}</p>
      <RefusalNotice refusal={act.refusal} />
      <SelectField
        label={b.criteriaSet}
        required
        options={sets.map((set) => ({ value: set.id, label: `${set.title} (${set.year})` }))}
        value={criteriaSetId}
        onChange={setSet}
      />
      <TextField label={b.title} required value={title} onChange={setTitle} maxLength={300} />
    </Dialog>
  );
}
