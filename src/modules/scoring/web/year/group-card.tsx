import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  LinkButton,
  Row,
  StatusChip,
  linkTo,
  useLang,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconGavel, IconLock, IconPlus } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import { notStarted, sheetStates } from '../../labels.ts';
import type { GroupSheets, MemberSheet, OpenableBook } from '../../shapes.ts';
import { Points, SyntheticMark } from '../pieces.tsx';
import { MeetingDialog } from '../sheet/meeting-dialog.tsx';
import { words } from '../words.ts';
import { AskedDialog } from './asked-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { yearWords } from './year-words.ts';

interface Props {
  readonly group: GroupSheets;
  readonly year: number;
  readonly rulebooks: readonly OpenableBook[];
}

/** One group: where each member's sheet stands, and the verbs of the group with their reasons. */
export function GroupCard({ group, year, rulebooks }: Props) {
  const t = useText(words);
  const y = useText(yearWords);
  const { lang } = useLang();
  const { rulebook } = group;
  const finals = group.sheets.filter((sheet) => sheet.state === 'FINAL').length;
  return (
    <Card
      title={group.groupName}
      count={rulebook ? (y.finals(finals, group.sheets.length) as string) : undefined}
      flush
      aside={<GroupVerbs group={group} year={year} rulebooks={rulebooks} />}
      footer={
        <Row>
          {group.lead && <span className="u-small">{y.lead(group.lead.name)}</span>}
          {!group.membersComplete && <Chip tone="warn">{t.incomplete}</Chip>}
          {rulebook && (
            <LinkButton small kind="quiet" to={linkTo('/cham-diem/bang-diem/$id', { id: rulebook.id })}>
              {rulebook.title} · {t.version(rulebook.versionNo)}
            </LinkButton>
          )}
          {rulebook && <SyntheticMark synthetic={rulebook.synthetic} />}
          {group.ranking && <Chip tone="ok">{y.rankedOn(showDate(group.ranking.publishedOn, lang))}</Chip>}
        </Row>
      }
    >
      {group.sheets.length === 0 ? (
        // many groups of a ministry are known by name only: one line each, so that those that score are not pushed away
        <p className="u-small" style={{ margin: 0, padding: '10px 16px' }}>
          {y.noMembers(group.kind)}
        </p>
      ) : !rulebook ? (
        <EmptyState title={group.past ? (y.notOpenPast(group.kind) as string) : y.notOpen}>
          {group.past ? y.notOpenPastDo : y.notOpenDo(group.kind)}
        </EmptyState>
      ) : (
        <Members group={group} year={year} />
      )}
    </Card>
  );
}

function Members({ group, year }: { group: GroupSheets; year: number }) {
  const t = useText(words);
  const y = useText(yearWords);
  const { lang } = useLang();
  const columns: Column<MemberSheet>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.unitName, sort: (row) => row.unitName },
    { key: 'state', title: t.state, cell: (row) => <StatusChip status={row.state ? sheetStates[row.state] : notStarted} /> },
    { key: 'due', title: t.due, cell: (row) => dueOf(row, lang) },
    { key: 'self', title: t.self, align: 'right', cell: (row) => <Points value={row.selfTotal} />, sort: (row) => row.selfTotal },
    {
      key: 'checked',
      title: t.checked,
      align: 'right',
      cell: (row) => <Points value={row.checkedTotal} />,
      sort: (row) => row.checkedTotal,
      hideOnPhone: true,
    },
    { key: 'final', title: t.final, align: 'right', cell: (row) => <Points value={row.finalTotal} strong />, sort: (row) => row.finalTotal },
    { key: 'conditions', title: y.conditions, cell: (row) => <ConditionCount row={row} /> },
  ];
  return (
    <DataTable
      caption={`${group.groupName} ${year}`}
      columns={columns}
      rows={group.sheets}
      rowKey={(row) => row.unitId}
      windowAbove={80}
      rowKind={(row) => (row.mine ? 'chosen' : undefined)}
      rowLink={(row) => (row.sheetId ? linkTo('/cham-diem/phieu/$id', { id: row.sheetId }) : undefined)}
    />
  );
}

/** The date that matters at this step. */
function dueOf(row: MemberSheet, lang: 'vi' | 'en'): string {
  const day = row.state === 'SELF_DRAFT' ? row.selfDueOn : row.state === 'HEAD_REVIEWED' ? row.explainUntil : null;
  return day ? showDate(day, lang) : '';
}

function ConditionCount({ row }: { row: MemberSheet }) {
  const y = useText(yearWords);
  if (row.sheetId === null || row.state === 'SELF_DRAFT') return null;
  return (
    <Row gap={6}>
      {row.conditionsUnmet > 0 && <Chip tone="danger">{y.unmet(row.conditionsUnmet)}</Chip>}
      {row.conditionsUnknown > 0 && <Chip tone="warn">{y.unknown(row.conditionsUnknown)}</Chip>}
      {row.conditionsUnmet + row.conditionsUnknown === 0 && <Chip tone="ok">{y.allMet}</Chip>}
    </Row>
  );
}

/** Verbs of the whole group. Those that can never be this reader's are left out; blocked ones say why. */
function GroupVerbs({ group, year, rulebooks }: Props) {
  const { today } = useSession();
  const y = useText(yearWords);
  const [dialog, setDialog] = useState<'open' | 'ask' | 'confirm' | 'assign' | null>(null);
  const { can } = group;
  const close = () => setDialog(null);
  const those = (fits: (row: MemberSheet) => boolean) =>
    group.sheets.flatMap((row) => (fits(row) && row.sheetId !== null && row.version !== null ? [{ id: row.sheetId, version: row.version }] : []));
  const confirmed = those((row) => row.closes);
  const waiting = those((row) => row.state === 'VERIFIED');
  const leads = can.open.ok || can.open.refusal.code !== 'scoring.only_head_or_standing';
  const mayReadPast = leads && !group.rulebook && year < Number(today.slice(0, 4));
  const notMine = (code: string) => ['scoring.only_head_or_standing', 'scoring.already_open', 'scoring.no_members'].includes(code);
  return (
    <Row>
      {(can.open.ok || !notMine(can.open.refusal.code)) && (
        <Button small icon={IconPlus} decision={can.open} onClick={() => setDialog('open')}>
          {y.open}
        </Button>
      )}
      {can.ask.ok && (
        <Button small onClick={() => setDialog('ask')}>
          {y.asked}
        </Button>
      )}
      {can.assign.ok && (
        <Button small onClick={() => setDialog('assign')}>
          {y.assign}
        </Button>
      )}
      {can.confirmAll.ok && (
        <Button small icon={IconGavel} onClick={() => setDialog('confirm')}>
          {y.confirmAll}
        </Button>
      )}
      {can.finalizeAll.ok && (
        <ActionButton
          act={scoringApi.finalizeAll}
          params={{ id: group.termId }}
          body={{ sheets: confirmed, note: '' }}
          small
          icon={IconLock}
          confirm={{ title: y.finalizeAllAsk(confirmed.length) as string, text: y.finalizeAllText }}
          done={yearWords.finalized}
        >
          {y.finalizeAll}
        </ActionButton>
      )}
      {group.cross && (
        <LinkButton small to={linkTo('/cham-diem/cham-cheo/$termId', { termId: group.termId })}>
          {y.cross}
        </LinkButton>
      )}
      {(group.past || mayReadPast) && (
        <LinkButton small to={linkTo('/cham-diem/so-tong-hop/$termId', { termId: group.termId })}>
          {y.workbook}
        </LinkButton>
      )}
      {group.rulebook && (
        <LinkButton small to={linkTo('/cham-diem/xep-hang/$termId', { termId: group.termId })}>
          {y.seeRanking}
        </LinkButton>
      )}
      {dialog === 'open' && <OpenDialog group={group} rulebooks={rulebooks} onClose={close} />}
      {dialog === 'ask' && <AskedDialog group={group} onClose={close} />}
      {dialog === 'assign' && <AssignDialog group={group} rulebooks={rulebooks} onClose={close} />}
      {dialog === 'confirm' && (
        <MeetingDialog
          termId={group.termId}
          sheets={waiting}
          title={`${y.confirmAll} · ${group.groupName}`}
          text={y.confirmAllText(waiting.length) as string}
          onClose={close}
        />
      )}
    </Row>
  );
}
