import type { Endpoint } from '#platform/contract.ts';
import type { Decision } from '#platform/refusal.ts';
import { ActionButton, AreaField, CheckField, DateField, FormAction, Stack, TextField, useText, type FormState } from '#ui/index.ts';
import { IconGavel, IconSend } from '#ui/icons.ts';
import { useSession } from '#ui/session.ts';
import { councilsApi, type MeetingMember, type MeetingView } from '../contract.ts';
import { OpenBallot } from './ballot-dialogs.tsx';
import { words } from './words.ts';

/** A verb of another post or another step is not shown; one of mine that is blocked now is, with its reason. */
export const isMine = (decision: Decision): boolean =>
  decision.ok || (decision.refusal.kind !== 'forbidden' && decision.refusal.code !== 'councils.not_now');

export interface MeetingVerbsProps {
  readonly it: MeetingView;
  readonly send: { readonly act: Endpoint; readonly params: Readonly<Record<string, string>> };
}

/** The verbs of the present step; the step decides which one is the main button. */
export function MeetingVerbs({ it, send }: MeetingVerbsProps) {
  const t = useText(words);
  const params = { id: it.id };
  const body = { version: it.version };
  const { can } = it;
  return (
    <>
      {isMine(can.cancel) && (
        <ActionButton
          act={councilsApi.cancel}
          params={params}
          body={body}
          decision={can.cancel}
          kind="quiet"
          askReason
          confirm={{ title: t.cancel, text: t.cancelText }}
        >
          {t.cancel}
        </ActionButton>
      )}
      {isMine(can.postpone) && <Postpone it={it} />}
      {isMine(can.invite) && (
        <ActionButton
          act={councilsApi.invite}
          params={params}
          body={body}
          decision={can.invite}
          kind="primary"
          icon={IconSend}
          confirm={{ title: t.invite, text: t.inviteText(it.quorum.members) }}
          done={{ vi: 'Đã gửi giấy mời.', en: 'Invited.' }}
        >
          {t.invite}
        </ActionButton>
      )}
      {isMine(can.open) && <OpenSession it={it} />}
      {isMine(can.openBallot) && <OpenBallot it={it} />}
      {isMine(can.close) && (
        <FormAction
          act={councilsApi.close}
          params={params}
          start={{ version: it.version, countingTeam: '' }}
          kind="primary"
          decision={can.close}
          text={t.closeText}
          fields={(form) => <TextField label={t.countingTeam} required {...form.field('countingTeam')} />}
        >
          {t.close}
        </FormAction>
      )}
      {isMine(can.count) && (
        <ActionButton
          act={councilsApi.count}
          params={params}
          body={body}
          decision={can.count}
          kind="primary"
          confirm={{ title: t.count, text: t.countText }}
        >
          {t.count}
        </ActionButton>
      )}
      {isMine(can.conclude) && (
        <MinutesFields
          it={it}
          act={councilsApi.conclude}
          decision={can.conclude}
          kind={it.items.every((item) => item.result !== null) ? 'primary' : 'normal'}
          label={t.conclude}
        />
      )}
      {isMine(can.editMinutes) && <MinutesFields it={it} act={councilsApi.editMinutes} decision={can.editMinutes} kind="normal" label={t.rewrite} />}
      {isMine(can.signSecretary) && (
        <ActionButton
          act={councilsApi.signSecretary}
          params={params}
          body={body}
          decision={can.signSecretary}
          kind="primary"
          askPassword
          confirm={{ title: t.signSecretary, text: t.signText }}
          done={{ vi: 'Đã ký biên bản.', en: 'Signed.' }}
        >
          {t.signSecretary}
        </ActionButton>
      )}
      {isMine(can.signChair) && (
        <ActionButton
          act={councilsApi.signChair}
          params={params}
          body={body}
          decision={can.signChair}
          kind="primary"
          askPassword
          confirm={{ title: t.signChair, text: t.signText }}
          done={{ vi: 'Đã ký biên bản.', en: 'Signed.' }}
        >
          {t.signChair}
        </ActionButton>
      )}
      {isMine(can.send) && (
        <ActionButton
          act={send.act}
          params={send.params as never}
          body={body as never}
          decision={can.send}
          kind="primary"
          icon={IconSend}
          confirm={{ title: t.send, text: t.sendText }}
          done={{ vi: 'Đã gửi kết luận.', en: 'Sent.' }}
        >
          {t.send}
        </ActionButton>
      )}
    </>
  );
}

function Postpone({ it }: { it: MeetingView }) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <FormAction
      act={councilsApi.postpone}
      params={{ id: it.id }}
      start={{ version: it.version, heldOn: null as string | null, reason: '' }}
      decision={it.can.postpone}
      fields={(form) => (
        <>
          <DateField label={t.newDay} required least={today} {...form.field('heldOn')} />
          <AreaField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.postpone}
    </FormAction>
  );
}

function OpenSession({ it }: { it: MeetingView }) {
  const t = useText(words);
  return (
    <FormAction
      act={councilsApi.open}
      params={{ id: it.id }}
      start={{ version: it.version, present: it.members.map((member) => member.memberId), note: '' }}
      kind="primary"
      icon={IconGavel}
      decision={it.can.open}
      text={t.openText(it.quorum.needed, it.quorum.members)}
      fields={(form) => (
        <>
          <Attendance form={form} members={it.members} />
          <AreaField label={t.note} {...form.field('note')} />
        </>
      )}
    >
      {t.open}
    </FormAction>
  );
}

function Attendance<T extends { present: string[] }>({ form, members }: { form: FormState<T>; members: readonly MeetingMember[] }) {
  const t = useText(words);
  const here = form.values.present;
  const toggle = (memberId: string, present: boolean) =>
    form.setAt('present', present ? [...here, memberId] : here.filter((one) => one !== memberId));
  return (
    <Stack gap={4}>
      <b>{t.presentCount(here.length, members.length)}</b>
      {members.map((member) => (
        <CheckField
          key={member.memberId}
          label={member.name}
          value={here.includes(member.memberId)}
          onChange={(value) => toggle(member.memberId, value)}
        />
      ))}
    </Stack>
  );
}

interface MinutesFieldsProps {
  readonly it: MeetingView;
  readonly act: typeof councilsApi.conclude | typeof councilsApi.editMinutes;
  readonly decision: Decision;
  readonly kind: 'primary' | 'normal';
  readonly label: string;
}

function MinutesFields({ it, act, decision, kind, label }: MinutesFieldsProps) {
  const t = useText(words);
  return (
    <FormAction
      act={act}
      params={{ id: it.id }}
      start={{ version: it.version, minutesNumber: it.minutesNumber, discussion: it.discussion }}
      kind={kind}
      decision={decision}
      fields={(form) => (
        <>
          <TextField label={t.minutesNumber} required placeholder="01/BB-HĐTĐKT" {...form.field('minutesNumber')} />
          <AreaField label={t.discussion} rows={6} {...form.field('discussion')} />
        </>
      )}
    >
      {label}
    </FormAction>
  );
}
