import type { Decision } from '#platform/refusal.ts';
import { ActionButton, LinkButton, linkTo, useText } from '#ui/index.ts';
import { IconArchive, IconCheck, IconInbox, IconSend } from '#ui/icons.ts';
import { commentApi, nominationsApi, type NominationDetail } from '../contract.ts';
import { PutOnList } from './list-screen.tsx';
import { AskMore, EnterStateDecision, Forward, Ineligible, RecordAward, RefuseDossier, Resubmit, Revoke, UnitMinute } from './verb-dialogs.tsx';
import { Publish } from './publicity-tab.tsx';
import { verbWords } from './verb-words.ts';

/** A verb of another desk or another step is not shown; one of mine that is blocked now is, with its reason. */
const isMine = (decision: Decision): boolean =>
  decision.ok ||
  // Publishing comes first and has its own button.
  (decision.refusal.code !== 'nominations.comment_needed' &&
    decision.refusal.code !== 'nominations.not_now' &&
    !/\.only_/.test(decision.refusal.code));

/** The verbs of the present step; the step decides which one is the main button. */
export function DossierVerbs({ it }: { it: NominationDetail }) {
  return (
    <>
      <UnitVerbs it={it} />
      <AppraisalVerbs it={it} />
      <LaterVerbs it={it} />
    </>
  );
}

function UnitVerbs({ it }: { it: NominationDetail }) {
  const t = useText(verbWords);
  const { can } = it;
  const common = { params: { id: it.id }, body: { version: it.version } };
  return (
    <>
      {isMine(can.withdraw) && (
        <ActionButton
          act={nominationsApi.withdraw}
          {...common}
          decision={can.withdraw}
          kind="quiet"
          askReason
          confirm={{ title: t.withdraw, text: t.withdrawText }}
        >
          {t.withdraw}
        </ActionButton>
      )}
      {isMine(can.reopen) && (
        <ActionButton act={nominationsApi.reopen} {...common} decision={can.reopen} askReason confirm={{ title: t.reopen, text: t.reopenText }}>
          {t.reopen}
        </ActionButton>
      )}
      {isMine(can.minute) && <UnitMinute it={it} main={!isMine(can.submit)} />}
      {isMine(can.submit) && (
        <ActionButton
          act={nominationsApi.submit}
          {...common}
          decision={can.submit}
          kind="primary"
          icon={IconSend}
          confirm={{ title: t.submit, text: t.submitText }}
          done={{ vi: 'Đã trình hồ sơ.', en: 'Submitted.' }}
        >
          {t.submit}
        </ActionButton>
      )}
      {isMine(can.resubmit) && <Resubmit it={it} />}
    </>
  );
}

function AppraisalVerbs({ it }: { it: NominationDetail }) {
  const t = useText(verbWords);
  const { can } = it;
  const common = { params: { id: it.id }, body: { version: it.version } };
  const first = it.state === 'RECEIVED';
  return (
    <>
      {isMine(can.refuse) && <RefuseDossier it={it} />}
      {isMine(can.receive) && (
        <ActionButton
          act={nominationsApi.receive}
          {...common}
          decision={can.receive}
          kind="primary"
          icon={IconInbox}
          confirm={{ title: t.receive, text: t.receiveText }}
          done={{ vi: 'Đã tiếp nhận.', en: 'Received.' }}
        >
          {t.receive}
        </ActionButton>
      )}
      {isMine(can.check) && (
        <ActionButton act={nominationsApi.check} {...common} decision={can.check} kind={first ? 'primary' : 'normal'}>
          {first ? t.check : t.recheck}
        </ActionButton>
      )}
      {isMine(can.askMore) && <AskMore it={it} />}
      {isMine(can.ineligible) && <Ineligible it={it} />}
      {isMine(can.eligible) && (
        <ActionButton
          act={nominationsApi.eligible}
          {...common}
          decision={can.eligible}
          kind="primary"
          icon={IconCheck}
          confirm={{ title: t.eligible, text: t.eligibleText }}
        >
          {t.eligible}
        </ActionButton>
      )}
      {it.state === 'ELIGIBLE' && can.backToCheck.ok && (
        <ActionButton
          act={commentApi.backToCheck}
          {...common}
          decision={can.backToCheck}
          kind="quiet"
          askReason
          confirm={{ title: t.recheck, text: t.backToCheckText }}
        >
          {t.recheck}
        </ActionButton>
      )}
      {isMine(can.passByStanding) && (
        <ActionButton
          act={nominationsApi.passByStanding}
          {...common}
          decision={can.passByStanding}
          askReason
          confirm={{ title: t.passByStanding, text: t.passByStandingText }}
        >
          {t.passByStanding}
        </ActionButton>
      )}
      {it.publicity.asked !== null && isMine(can.publish) && <Publish it={it} />}
      {isMine(can.putOnList) && <PutOnList rows={[{ ...it, putOnList: can.putOnList }]} meetings={it.meetings} />}
      {isMine(can.takeOffList) && (
        <ActionButton act={nominationsApi.takeOffList} {...common} decision={can.takeOffList} askReason>
          {t.takeOffList}
        </ActionButton>
      )}
      {isMine(can.present) && (
        <LinkButton to={linkTo('/ho-so/trinh', {}, { chon: it.id })} kind="primary" decision={can.present}>
          {t.present}
        </LinkButton>
      )}
    </>
  );
}

function LaterVerbs({ it }: { it: NominationDetail }) {
  const t = useText(verbWords);
  const { can } = it;
  const common = { params: { id: it.id }, body: { version: it.version } };
  return (
    <>
      {isMine(can.decide) && it.submission && (
        <LinkButton to={linkTo('/quyet-dinh/trinh/$id', { id: it.submission.id })} kind="primary" decision={can.decide}>
          {t.openSubmission}
        </LinkButton>
      )}
      {isMine(can.forward) && <Forward it={it} />}
      {isMine(can.stateRefuse) && (
        <ActionButton act={nominationsApi.stateRefuse} {...common} decision={can.stateRefuse} kind="danger" askReason>
          {t.stateRefuse}
        </ActionButton>
      )}
      {isMine(can.stateDecide) && <EnterStateDecision it={it} />}
      {isMine(can.revoke) && <Revoke it={it} />}
      {isMine(can.award) && !(it.stateLevel && it.state === 'DECIDED') && <RecordAward it={it} />}
      {isMine(can.archive) && (
        <ActionButton
          act={nominationsApi.archive}
          {...common}
          decision={can.archive}
          kind="primary"
          icon={IconArchive}
          confirm={{ title: t.archive, text: t.archiveText }}
        >
          {t.archive}
        </ActionButton>
      )}
    </>
  );
}
