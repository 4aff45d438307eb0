import { ActionButton, AreaField, DateField, LinkButton, linkTo, useHasRole, useSession, useText, type ButtonKind } from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import { movementsApi, type MovementDetail } from '../contract.ts';
import { movementTransitions, type MovementState } from '../rules.ts';
import { LaunchButton, SetDocumentButton } from './launch-button.tsx';
import { ReviewButton } from './review-button.tsx';
import { VerbButton } from './verb-button.tsx';
import { words } from './words.ts';

/** The step that moves the movement on; it is the main button of the screen. */
const onward: Readonly<Partial<Record<MovementState, string>>> = {
  DRAFT: 'approve',
  LAUNCHED: 'begin',
  RUNNING: 'reviewInterim',
  INTERIM_REVIEWED: 'continue',
  SUMMING_UP: 'reviewFinal',
  SUMMED_UP: 'reward',
  REWARDED: 'close',
  SUSPENDED: 'resume',
};

interface Part {
  readonly movement: MovementDetail;
  readonly kind: ButtonKind;
}

/** What may happen next. Units that only answer see their own verb; keepers and signers see theirs with the reason for each "no". */
export function MovementVerbs({ movement }: { movement: MovementDetail }) {
  const overseer = useHasRole('standing', 'minister');
  const keeper =
    (overseer && (movement.state === 'DRAFT' || movement.state === 'APPROVED')) || Object.values(movement.can).some((decision) => decision.ok);
  if (!keeper) return <RespondLink movement={movement} />;
  return <KeeperVerbs movement={movement} />;
}

function RespondLink({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  const mine = movement.myUnits[0];
  if (!mine || (!mine.can.respond.ok && !mine.response)) return null;
  return (
    <LinkButton to={linkTo('/phong-trao/$id/huong-ung', { id: movement.id })} kind="primary">
      {mine.response ? t.openResponse : t.draftResponse}
    </LinkButton>
  );
}

function KeeperVerbs({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  const { state, can } = movement;
  const waiting = state === 'APPROVED' && movement.waitsFor !== '' && movement.eventHeldOn === null;
  const has = (verb: string) => movementTransitions.some((one) => one.from === state && one.verb === verb);
  const kind = (verb: string): ButtonKind => (onward[state] === verb ? 'primary' : 'normal');
  return (
    <>
      {has('cancel') && <Cancel movement={movement} />}
      {movement.numberPending && <SetDocumentButton movement={movement} />}
      {state === 'DRAFT' && (
        <LinkButton to={linkTo('/phong-trao/$id/sua', { id: movement.id })} icon={IconPencil} decision={can.edit}>
          {t.edit}
        </LinkButton>
      )}
      {has('returnToDraft') && (
        <ActionButton
          act={movementsApi.returnToDraft}
          params={{ id: movement.id }}
          body={{ version: movement.version }}
          decision={can.returnToDraft}
          askReason
        >
          {t.returnToDraft}
        </ActionButton>
      )}
      {has('suspend') && (
        <ActionButton act={movementsApi.suspend} params={{ id: movement.id }} body={{ version: movement.version }} decision={can.suspend} askReason>
          {t.suspend}
        </ActionButton>
      )}
      {has('extend') && <Extend movement={movement} />}
      {has('sumUp') && <Plain verb="sumUp" movement={movement} kind="normal" />}
      {has('resume') && (
        <ActionButton
          act={movementsApi.resume}
          params={{ id: movement.id }}
          body={{ version: movement.version }}
          decision={can.resume}
          kind="primary"
          askReason
        >
          {t.resume}
        </ActionButton>
      )}
      {has('approve') && <Plain verb="approve" movement={movement} kind={kind('approve')} />}
      {has('begin') && <Plain verb="begin" movement={movement} kind={kind('begin')} />}
      {has('continue') && <Plain verb="continue" movement={movement} kind={kind('continue')} />}
      {has('reviewInterim') && <ReviewButton verb="reviewInterim" movement={movement} kind={kind('reviewInterim')} />}
      {has('reviewFinal') && <ReviewButton verb="reviewFinal" movement={movement} kind={kind('reviewFinal')} />}
      {has('reward') && <Reward movement={movement} kind={kind('reward')} />}
      {has('close') && <Plain verb="close" movement={movement} kind={kind('close')} />}
      {waiting && <ConfirmEvent movement={movement} kind="primary" />}
      {has('launch') && <LaunchButton movement={movement} kind={waiting ? 'normal' : 'primary'} />}
    </>
  );
}

function Plain({ verb, movement, kind }: Part & { verb: 'approve' | 'begin' | 'continue' | 'sumUp' | 'close' }) {
  const t = useText(words);
  return (
    <ActionButton
      act={movementsApi[verb]}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      decision={movement.can[verb]}
      kind={kind}
    >
      {t[verb]}
    </ActionButton>
  );
}

function Cancel({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  return (
    <ActionButton
      act={movementsApi.cancel}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      decision={movement.can.cancel}
      kind="quiet"
      confirm={{ title: t.cancel, text: t.cancelText }}
      askReason
    >
      {t.cancel}
    </ActionButton>
  );
}

function Extend({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  return (
    <VerbButton
      act={movementsApi.extend}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      initial={{ endsOn: null as string | null, reason: '' }}
      schema={movementsApi.extend.body.pick({ endsOn: true, reason: true })}
      decision={movement.can.extend}
      label={t.extend}
      fields={(form) => (
        <>
          <DateField label={t.newEnd} required {...form.field('endsOn')} />
          <AreaField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    />
  );
}

function Reward({ movement, kind }: Part) {
  const t = useText(words);
  return (
    <VerbButton
      act={movementsApi.reward}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      initial={{ note: '' }}
      schema={movementsApi.reward.body.pick({ note: true })}
      decision={movement.can.reward}
      kind={kind}
      label={t.reward}
      fields={(form) => <AreaField label={t.note} required {...form.field('note')} />}
    />
  );
}

function ConfirmEvent({ movement, kind }: Part) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <VerbButton
      act={movementsApi.confirmEvent}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      initial={{ heldOn: today as string | null }}
      schema={movementsApi.confirmEvent.body.pick({ heldOn: true })}
      decision={movement.can.confirmEvent}
      kind={kind}
      label={t.confirmEvent}
      text={movement.waitsFor}
      fields={(form) => <DateField label={t.heldOn} required {...form.field('heldOn')} />}
    />
  );
}
