import { showDate } from '#platform/dates.ts';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  linkTo,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  useLang,
  useRead,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { councilLevels, councilsApi, meetingStates } from '../contract.ts';
import { CreateCouncil } from './council-dialogs.tsx';
import { words } from './words.ts';

type List = ResponseOf<typeof councilsApi.list>;

export default function CouncilsScreen() {
  const t = useText(words);
  const read = useRead(councilsApi.list, {});
  return (
    <ReadState read={read}>
      {(it) => (
        <Page title={t.councils} subtitle={t.about} actions={it.can.create.ok && <CreateCouncil decision={it.can.create} />}>
          <Stack>
            <Meetings rows={it.meetings} />
            <Councils rows={it.councils} />
          </Stack>
        </Page>
      )}
    </ReadState>
  );
}

function Meetings({ rows }: { rows: List['meetings'] }) {
  const t = useText(words);
  const { lang } = useLang();
  const columns: Column<List['meetings'][number]>[] = [
    { key: 'title', title: t.meeting, cell: (row) => row.title },
    { key: 'council', title: t.council, cell: (row) => row.councilName, hideOnPhone: true },
    { key: 'heldOn', title: t.heldOn, width: 130, cell: (row) => showDate(row.heldOn, lang), sort: (row) => row.heldOn },
    { key: 'items', title: t.cases, align: 'right', width: 90, cell: (row) => row.items },
    { key: 'state', title: t.state, width: 170, cell: (row) => <StatusChip status={meetingStates[row.state]} /> },
  ];
  return (
    <Card title={t.meetings} count={rows.length} flush>
      <DataTable
        caption={t.meetings}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowLink={(row) => linkTo('/hoi-dong/phien/$id', { id: row.id })}
        empty={<EmptyState title={t.noMeetings}>{t.noMeetingsDo}</EmptyState>}
      />
    </Card>
  );
}

function Councils({ rows }: { rows: List['councils'] }) {
  const t = useText(words);
  const say = useSay();
  const columns: Column<List['councils'][number]>[] = [
    {
      key: 'name',
      title: t.council,
      cell: (row) => (
        <Row gap={6}>
          {row.name}
          {row.synthetic && <Chip>{t.synthetic}</Chip>}
        </Row>
      ),
    },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName, hideOnPhone: true },
    { key: 'level', title: t.level, cell: (row) => say(councilLevels[row.level]) },
    { key: 'chair', title: t.chair, cell: (row) => row.chair ?? '—' },
    { key: 'members', title: t.members, align: 'right', width: 110, cell: (row) => row.members },
  ];
  return (
    <Card title={t.councils} count={rows.length} flush>
      <DataTable
        caption={t.councils}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowLink={(row) => linkTo('/hoi-dong/$id', { id: row.id })}
        empty={<EmptyState title={t.noCouncils} />}
      />
    </Card>
  );
}
