import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { day } from '#platform/schema.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Card,
  Chip,
  DataTable,
  DateField,
  EmptyState,
  Facts,
  linkTo,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  StatusChip,
  usePathParams,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { councilLevels, councilsApi, duties, meetingStates, recusals, type CouncilMember } from '../contract.ts';
import { AddMember, ChangeDuty, EditCouncil, EndMember, PlanMeeting } from './council-dialogs.tsx';
import { words } from './words.ts';

type Council = ResponseOf<typeof councilsApi.one>;
const address = z.object({ ngay: day.optional() });

export default function CouncilScreen() {
  const { id } = usePathParams<{ id: string }>();
  const [search, setSearch] = useSearchState(address);
  const t = useText(words);
  const read = useRead(councilsApi.one, { params: { id }, query: { day: search.ngay } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={it.name}
          crumbs={[{ label: t.councils, to: '/hoi-dong' }]}
          status={councilLevels[it.level]}
          marks={it.synthetic ? <Chip>{t.synthetic}</Chip> : undefined}
          subtitle={it.unitName}
          actions={it.can.plan.ok && <PlanMeeting it={it} />}
        >
          <Split aside={<RulesCard it={it} />}>
            <Stack>
              <MembersCard it={it} onDay={(ngay) => setSearch({ ngay: ngay ?? undefined })} />
              <ChangesCard it={it} />
              <MeetingsCard it={it} />
            </Stack>
          </Split>
        </Page>
      )}
    </ReadState>
  );
}

function RulesCard({ it }: { it: Council }) {
  const t = useText(words);
  const say = useSay();
  const { today } = useSession();
  return (
    <Card small title={t.rules} aside={it.can.edit.ok && <EditCouncil it={it} />}>
      <Facts
        look="lines"
        facts={[
          { label: t.quorum, value: t.ofAll(it.quorumNumerator, it.quorumDenominator) },
          { label: t.threshold, value: `${it.ownThresholdPercent}%` },
          { label: t.recusal, value: say(recusals[it.recusal]) },
        ]}
      />
      <RuleNote on={today} topic="ballot" />
    </Card>
  );
}

/** The list valid on one day. */
function MembersCard({ it, onDay }: { it: Council; onDay: (day: string | null) => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  const rows = it.list.filter((member) => member.current);
  const columns: Column<CouncilMember>[] = [
    { key: 'name', title: t.members, cell: (row) => row.name },
    { key: 'duty', title: t.duty, cell: (row) => say(duties[row.duty]) },
    { key: 'post', title: t.unit, hideOnPhone: true, cell: (row) => row.post ?? '—' },
    { key: 'from', title: t.from, width: 120, cell: (row) => showDate(row.validFrom, lang) },
    ...(it.can.changeMembers.ok
      ? [
          {
            key: 'verbs',
            title: '',
            width: 270,
            cell: (row: CouncilMember) =>
              row.validTo === null && (
                <Row gap={6}>
                  <ChangeDuty member={row} decision={it.can.changeMembers} />
                  <EndMember member={row} decision={it.can.changeMembers} />
                </Row>
              ),
          },
        ]
      : []),
  ];
  return (
    <Card
      title={t.members}
      count={rows.length}
      flush
      aside={
        <Row gap={8}>
          <DateField label={t.on} hideLabel value={it.on} onChange={onDay} />
          {it.can.changeMembers.ok && <AddMember it={it} />}
        </Row>
      }
    >
      <DataTable caption={t.members} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<EmptyState title={t.noMembers} />} />
    </Card>
  );
}

/** Every membership that has begun or ended, with its reason; nothing is wiped. */
function ChangesCard({ it }: { it: Council }) {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  const columns: Column<CouncilMember>[] = [
    { key: 'name', title: t.person, cell: (row) => row.name, sort: (row) => row.name },
    { key: 'duty', title: t.duty, cell: (row) => say(duties[row.duty]) },
    {
      key: 'time',
      title: t.from,
      cell: (row) => `${showDate(row.validFrom, lang)} – ${row.validTo ? showDate(row.validTo, lang) : t.now}`,
      sort: (row) => row.validFrom,
    },
    { key: 'reason', title: t.reason, cell: (row) => [row.reason, row.endReason].filter(Boolean).join(' · ') || '—' },
  ];
  return (
    <Card title={t.changes} count={it.list.length} flush>
      <DataTable caption={t.changes} columns={columns} rows={it.list} rowKey={(row) => row.id} dense />
    </Card>
  );
}

function MeetingsCard({ it }: { it: Council }) {
  const t = useText(words);
  const { lang } = useLang();
  const columns: Column<Council['meetings'][number]>[] = [
    { key: 'title', title: t.meeting, cell: (row) => row.title },
    { key: 'heldOn', title: t.heldOn, width: 130, cell: (row) => showDate(row.heldOn, lang), sort: (row) => row.heldOn },
    { key: 'items', title: t.cases, align: 'right', width: 90, cell: (row) => row.items },
    { key: 'state', title: t.state, width: 170, cell: (row) => <StatusChip status={meetingStates[row.state]} /> },
  ];
  return (
    <Card title={t.meetings} count={it.meetings.length} flush>
      <DataTable
        caption={t.meetings}
        columns={columns}
        rows={it.meetings}
        rowKey={(row) => row.id}
        rowLink={(row) => linkTo('/hoi-dong/phien/$id', { id: row.id })}
        empty={<EmptyState title={t.noMeetings} />}
      />
    </Card>
  );
}
