import { z } from 'zod';
import {
  Chip,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  exportHref,
  useLang,
  OriginMark,
  Page,
  ReadState,
  Row,
  StatusChip,
  linkTo,
  optionsOf,
  useRead,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { groupKinds, groupsApi, termStates, type TermRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default(''), loai: z.enum(['block', 'cluster', 'inner']).optional() });

export default function GroupsScreen() {
  const t = useText(words);
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const { lang } = useLang();
  const query = { year, q: search.tim || undefined, kind: search.loai };
  const read = useRead(groupsApi.list, { query });
  const columns: Column<TermRow>[] = [
    { key: 'name', title: t.group, cell: (row) => <GroupName row={row} />, sort: (row) => row.name },
    { key: 'head', title: t.head, cell: (row) => row.head?.name ?? t.unknown },
    { key: 'deputy', title: t.deputy, cell: (row) => row.deputy?.name ?? t.unknown, hideOnPhone: true },
    { key: 'members', title: t.members, align: 'right', width: 130, cell: (row) => memberText(row, t) },
    { key: 'state', title: t.state, width: 160, cell: (row) => <TermMarks row={row} /> },
  ];
  return (
    <Page
      title={t.groups}
      subtitle={t.about(year)}
      actions={
        <LinkButton to="/khoi-cum/moi" icon={IconPlus} decision={read.data?.can.create}>
          {t.create}
        </LinkButton>
      }
    >
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(groupsApi.list, { query }, lang)}
        filters={[{ kind: 'chips', key: 'loai', label: t.kind, options: optionsOf(groupKinds) }]}
      />
      <ReadState read={read}>
        {(data) => (
          <DataTable
            caption={t.groups}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.groupId}
            rowLink={(row) => (row.termId ? linkTo('/khoi-cum/nhiem-ky/$id', { id: row.termId }) : linkTo('/khoi-cum/$id', { id: row.groupId }))}
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </Page>
  );
}

function TermMarks({ row }: { row: TermRow }) {
  const t = useText(words);
  return (
    <Row gap={6}>
      {row.state ? <StatusChip status={termStates[row.state]} /> : t.noTerm}
      <OriginMark origin={row.origin} quiet />
    </Row>
  );
}

function memberText(row: TermRow, t: { unknown: string; statedCount: (n: number) => string }): string {
  if (row.memberCount === null) return row.termId ? t.unknown : '—';
  return row.membersComplete ? String(row.memberCount) : t.statedCount(row.memberCount);
}

function GroupName({ row }: { row: TermRow }) {
  const t = useText(words);
  return (
    <Row gap={8}>
      <b>{row.name}</b>
      {row.mine && <Chip tone="brand">{t.mine}</Chip>}
    </Row>
  );
}
