import { showDate } from '#platform/dates.ts';
import { agreementStates } from '#modules/agreements/labels.ts';
import { meetingStates } from '#modules/councils/labels.ts';
import { awardStates } from '#modules/decisions/contract.ts';
import { registrationStates } from '#modules/registrations/labels.ts';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  Item,
  LinkButton,
  List,
  OriginMark,
  Row,
  StatusChip,
  linkTo,
  useLang,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import type { BoardRow, Home } from '../contract.ts';
import { words } from './words.ts';

/** Groups × stages for those who oversee all of them; every row opens the group. */
export function BoardCard({ board: { rows, reportMonth } }: { board: NonNullable<Home['board']> }) {
  const t = useText(words);
  const say = useSay();
  const of = (count: number, row: BoardRow) =>
    row.members === null ? <span className="u-unknown">{t.membersUnknown}</span> : `${count}/${row.members}`;
  const columns: Column<BoardRow>[] = [
    {
      key: 'group',
      title: t.group,
      cell: (row) => (
        <>
          <b>{row.name}</b>
          {row.head && <div className="u-small">{row.head}</div>}
        </>
      ),
      sort: (row) => row.name,
    },
    {
      key: 'agreement',
      title: t.colAgreement,
      cell: (row) =>
        row.agreement ? (
          row.agreement.state === 'SIGNING' ? (
            <Chip tone="brand">{t.signedOf(row.agreement.signed, row.members ?? 0)}</Chip>
          ) : (
            <StatusChip status={agreementStates[row.agreement.state]} />
          )
        ) : (
          t.notYet
        ),
      sort: (row) => (row.agreement ? say(agreementStates[row.agreement.state]) : ''),
    },
    {
      key: 'registered',
      title: t.colRegistered,
      align: 'right',
      cell: (row) => (
        <>
          {of(row.registered, row)}
          {row.late > 0 && <div>{t.lateCount(row.late)}</div>}
        </>
      ),
      sort: (row) => row.registered,
    },
    ...(reportMonth === null
      ? []
      : [
          {
            key: 'reported',
            title: t.colReported(reportMonth),
            align: 'right' as const,
            cell: (row: BoardRow) => (row.members === null ? '—' : of(row.reported, row)),
            sort: (row: BoardRow) => row.reported,
            hideOnPhone: true,
          },
        ]),
    {
      key: 'scored',
      title: t.colScored,
      align: 'right',
      cell: (row) => (row.members === null ? '—' : of(row.selfScored, row)),
      sort: (row) => row.selfScored,
      hideOnPhone: true,
    },
    { key: 'ranked', title: t.colRanked, cell: (row) => (row.ranked ? <Chip tone="ok">{t.published}</Chip> : t.notYet), hideOnPhone: true },
    {
      key: 'overdue',
      title: t.colOverdue,
      align: 'right',
      cell: (row) => (row.overdue > 0 ? <Chip tone="danger">{row.overdue}</Chip> : row.members === null ? '—' : '0'),
      sort: (row) => row.overdue,
    },
  ];
  return (
    <Card title={t.board} count={rows.length} flush>
      <DataTable
        caption={t.board}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.termId}
        rowLink={(row) => linkTo('/tinh-hinh/$id', { id: row.termId })}
        empty={<EmptyState title={t.noGroups} />}
      />
    </Card>
  );
}

export function MeetingsCard({ rows }: { rows: NonNullable<Home['meetings']> }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card title={t.meetings} small {...(rows.length > 0 ? { count: rows.length, flush: true } : {})}>
      {rows.length === 0 ? (
        <span className="u-unknown">{t.noMeetings}</span>
      ) : (
        <List>
          {rows.map((row) => (
            <Item
              key={row.id}
              title={row.title}
              sub={`${showDate(row.heldOn, lang)} · ${row.councilName} · ${t.cases(row.items)}`}
              to={linkTo('/hoi-dong/phien/$id', { id: row.id })}
              end={<StatusChip status={meetingStates[row.state]} />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

export function SubmissionsCard({ rows }: { rows: NonNullable<Home['submissions']> }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card title={t.submissions} small {...(rows.length > 0 ? { count: rows.length, flush: true } : {})}>
      {rows.length === 0 ? (
        <span className="u-unknown">{t.noSubmissions}</span>
      ) : (
        <List>
          {rows.map((row) => (
            <Item
              key={row.id}
              title={row.title}
              sub={[row.number, showDate(row.submittedOn, lang), t.waiting(row.waiting)].filter(Boolean).join(' · ')}
              to={linkTo('/quyet-dinh/trinh/$id', { id: row.id })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

/** A person's own record, and what they aim for this year. */
export function PersonCards({ person }: { person: NonNullable<Home['person']> }) {
  const t = useText(words);
  const { lang } = useLang();
  const { awards, registration } = person;
  return (
    <>
      <Card title={t.received} small {...(awards.length > 0 ? { count: awards.length, flush: true } : {})}>
        {awards.length === 0 ? (
          <span className="u-unknown">{t.noAwards}</span>
        ) : (
          <List>
            {awards.map((award) => (
              <Item
                key={award.id}
                title={award.awardName}
                sub={[award.year, award.decision?.number, award.decidedOn && showDate(award.decidedOn, lang)].filter(Boolean).join(' · ')}
                end={
                  <>
                    <StatusChip status={awardStates[award.state]} />
                    <OriginMark origin={award.origin} quiet />
                  </>
                }
              />
            ))}
          </List>
        )}
      </Card>
      <Card title={t.myRegistration} small>
        {registration ? (
          <Row justify="spread">
            <Row gap={6}>
              <StatusChip status={registrationStates[registration.state]} />
              {registration.late && <Chip tone="warn">{t.late}</Chip>}
            </Row>
            <LinkButton small to={linkTo('/dang-ky/$id', { id: registration.id })}>
              {t.register}
            </LinkButton>
          </Row>
        ) : (
          <>
            <p className="u-unknown">{t.noRegistration}</p>
            <LinkButton small to="/dang-ky">
              {t.register}
            </LinkButton>
          </>
        )}
      </Card>
    </>
  );
}
