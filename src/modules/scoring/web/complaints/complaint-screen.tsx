import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  Facts,
  LinkButton,
  Notice,
  Page,
  Quote,
  Split,
  Stack,
  StatusChip,
  Why,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { IconGavel, IconSend } from '#ui/icons.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { complaintKinds, complaintStates, complaintsApi, type ComplaintDetail } from '../../complaints/contract.ts';
import { Points } from '../pieces.tsx';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { complaintWords } from './complaint-words.ts';

export default function ComplaintScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(complaintsApi.one, { params: { id } });
  return (
    <ScreenState read={read} what="complaint">
      {(complaint) => <Complaint complaint={complaint} />}
    </ScreenState>
  );
}

function Complaint({ complaint }: { complaint: ComplaintDetail }) {
  const t = useText(words);
  const c = useText(complaintWords);
  const { lang } = useLang();
  const [answering, setAnswering] = useState(false);
  const { can } = complaint;
  return (
    <Page
      title={c.one(complaint.code, complaint.unitName) as string}
      crumbs={[
        { label: t.scoring, to: `/cham-diem?nam=${complaint.year}` },
        { label: c.title, to: `/cham-diem?nam=${complaint.year}&muc=khieu-nai` },
        { label: complaint.groupName },
      ]}
      status={complaintStates[complaint.state]}
      marks={<StatusChip status={complaintKinds[complaint.kind]} />}
      actions={
        <>
          {can.withdraw.ok && (
            <ActionButton
              act={complaintsApi.withdraw}
              params={{ id: complaint.id }}
              body={{ version: complaint.version }}
              kind="danger"
              confirm={{ title: c.withdrawAsk }}
              askReason
              done={complaintWords.withdrawn}
            >
              {c.withdraw}
            </ActionButton>
          )}
          {can.answer.ok && (
            <Button kind="primary" icon={IconSend} onClick={() => setAnswering(true)}>
              {c.answer}
            </Button>
          )}
          {can.correct.ok && (
            <LinkButton
              kind="primary"
              icon={IconGavel}
              to={linkTo('/cham-diem/phieu/$id', { id: complaint.sheetId }, { 'tieu-chi': complaint.code, 'dinh-chinh': '1' })}
            >
              {c.toCorrect}
            </LinkButton>
          )}
        </>
      }
    >
      <Split aside={<Basis complaint={complaint} />}>
        <Stack>
          <Where complaint={complaint} />
          <Card title={complaint.title}>
            <Stack gap={14}>
              <Quote who={complaint.raisedBy} when={showDate(complaint.raisedOn, lang)}>
                {complaint.reason}
              </Quote>
              {complaint.answeredOn !== null && (
                <Quote who={complaint.answeredBy} when={showDate(complaint.answeredOn, lang)}>
                  {complaint.answer}
                </Quote>
              )}
            </Stack>
          </Card>
          <Card title={c.proofs}>
            <EvidencePicker objectType="score-complaint" objectId={complaint.id} unitId={complaint.unitId} canChange={can.withdraw.ok} />
          </Card>
        </Stack>
      </Split>
      {answering && <AnswerDialog complaint={complaint} onClose={() => setAnswering(false)} />}
    </Page>
  );
}

/** What everybody waits for now. */
function Where({ complaint }: { complaint: ComplaintDetail }) {
  const c = useText(complaintWords);
  if (complaint.state === 'OPEN') return <Why>{c.waiting}</Why>;
  if (complaint.correctedSheetId !== null) {
    return (
      <Notice
        tone="ok"
        action={
          <LinkButton small to={linkTo('/cham-diem/phieu/$id', { id: complaint.correctedSheetId })}>
            {c.openNew}
          </LinkButton>
        }
      >
        {c.correctedDone}
      </Notice>
    );
  }
  return complaint.answered === null ? null : <Notice tone="warn">{c.waitsDecision}</Notice>;
}

function Basis({ complaint }: { complaint: ComplaintDetail }) {
  const c = useText(complaintWords);
  const { lang } = useLang();
  return (
    <Card title={`${c.ranking}, ${c.rankingNo(complaint.rankingNo) as string}`} small>
      <Stack gap={12}>
        <Facts
          look="lines"
          facts={[
            { label: c.published, value: <Points value={complaint.published} strong /> },
            { label: c.asked, value: <Points value={complaint.asked} /> },
            ...(complaint.answered === null ? [] : [{ label: c.newPoints, value: <Points value={complaint.answered} strong /> }]),
            { label: c.answerBy, value: showDate(complaint.dueOn, lang) },
          ]}
        />
        <LinkButton small to={linkTo('/cham-diem/phieu/$id', { id: complaint.sheetId }, { 'tieu-chi': complaint.code })}>
          {c.openSheet}
        </LinkButton>
        <LinkButton small to={linkTo('/cham-diem/xep-hang/$termId', { termId: complaint.termId })}>
          {c.ranking}
        </LinkButton>
      </Stack>
    </Card>
  );
}
