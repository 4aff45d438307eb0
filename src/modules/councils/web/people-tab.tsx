import { ActionButton, Card, Chip, DataTable, Row, StatusChip, useSay, useText, type Column } from '#ui/index.ts';
import { councilsApi, duties, presences, type MeetingMember, type MeetingView } from '../contract.ts';
import { words } from './words.ts';

/** The list valid on the day of the meeting, and who is there. */
export function PeopleTab({ it }: { it: MeetingView }) {
  const t = useText(words);
  const say = useSay();
  const attends = it.can.attend.ok;
  const columns: Column<MeetingMember>[] = [
    {
      key: 'name',
      title: t.members,
      cell: (row) => (
        <Row gap={6}>
          {row.name}
          {row.me && <Chip tone="brand">{t.you}</Chip>}
          {row.presides && <Chip tone="info">{t.presides}</Chip>}
        </Row>
      ),
    },
    { key: 'duty', title: t.duty, cell: (row) => say(duties[row.duty]) },
    { key: 'post', title: t.unit, hideOnPhone: true, cell: (row) => row.post ?? '—' },
    {
      key: 'presence',
      title: t.present,
      width: 220,
      cell: (row) => (
        <Row gap={6}>
          <StatusChip status={presences[row.presence]} />
          {row.hasAccount === false && <Chip tone="warn">{t.noAccount}</Chip>}
        </Row>
      ),
    },
    ...(attends
      ? [
          {
            key: 'verb',
            title: '',
            width: 140,
            cell: (row: MeetingMember) => (
              <ActionButton
                act={councilsApi.attend}
                params={{ id: it.id }}
                body={{ version: it.version, memberId: row.memberId, presence: row.presence === 'PRESENT' ? 'ABSENT' : 'PRESENT' }}
                decision={it.can.attend}
                small
              >
                {row.presence === 'PRESENT' ? t.markAbsent : t.markPresent}
              </ActionButton>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card title={t.people} count={it.quorum.present > 0 ? t.presentCount(it.quorum.present, it.quorum.members) : it.quorum.members} flush>
      <DataTable caption={t.people} columns={columns} rows={it.members} rowKey={(row) => row.memberId} />
    </Card>
  );
}
