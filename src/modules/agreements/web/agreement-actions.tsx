import { useState } from 'react';
import { addDays } from '#platform/dates.ts';
import type { Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { ActionButton, AreaField, Button, DateField, Dialog, Form, LinkButton, RefusalNotice, linkTo, useAct, useForm, useText } from '#ui/index.ts';
import type { IconType } from '#ui/icon.tsx';
import { IconArchive, IconCheck, IconEdit, IconPrinter, IconSend } from '#ui/icons.ts';
import { useSession } from '#ui/session.ts';
import { agreementsApi, type AgreementDetail } from '../contract.ts';
import { daysToSign } from '../rules.ts';
import { SignButton } from './signatures-card.tsx';
import { words } from './words.ts';

const outOfPlace = ['agreements.wrong_state', 'agreements.frozen', 'agreements.no_amendment', 'agreements.nothing_to_sign'];

/** A verb of another post, or of another stage, is not shown; one of mine that is blocked now is, with its reason. */
export const isMine = (decision: Decision): boolean =>
  decision.ok || (decision.refusal.kind !== 'forbidden' && !outOfPlace.includes(decision.refusal.code));

/** The verbs of the present stage; the stage decides which one is the main button. */
export function AgreementActions({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const params = { id: it.id };
  const body = { version: it.version };
  const { can } = it;
  return (
    <>
      <Button icon={IconPrinter} onClick={() => print()}>
        {t.print}
      </Button>
      {isMine(can.void) && (
        <ActionButton
          act={agreementsApi.void}
          params={params}
          body={body}
          decision={can.void}
          kind="quiet"
          askReason
          confirm={{ title: t.void, text: t.voidText }}
        >
          {t.void}
        </ActionButton>
      )}
      {isMine(can.withdrawAmendment) && (
        <ActionButton act={agreementsApi.withdrawAmendment} params={params} body={body} decision={can.withdrawAmendment} askReason>
          {t.withdrawAmendment}
        </ActionButton>
      )}
      {isMine(can.note) && <NoteButton it={it} />}
      {isMine(can.amend) && (
        <LinkButton to={linkTo('/giao-uoc/$id/soan', params)} icon={IconEdit} decision={can.amend}>
          {t.amend}
        </LinkButton>
      )}
      {isMine(can.edit) && (
        <LinkButton to={linkTo('/giao-uoc/$id/soan', params)} icon={IconEdit} decision={can.edit}>
          {t.edit}
        </LinkButton>
      )}
      {isMine(can.revise) && (
        <ActionButton act={agreementsApi.revise} params={params} body={body} decision={can.revise} confirm={{ title: t.revise, text: t.reviseText }}>
          {t.revise}
        </ActionButton>
      )}
      {isMine(can.sendForComment) && (
        <UntilButton
          it={it}
          act={agreementsApi.sendForComment}
          field="commentUntil"
          days={daysToComment}
          decision={can.sendForComment}
          icon={IconSend}
          title={t.send}
          text={t.sendText}
          label={t.deadline}
          done={{ vi: 'Đã gửi lấy ý kiến.', en: 'Sent for comment.' }}
        />
      )}
      {isMine(can.agree) && (
        <UntilButton
          it={it}
          act={agreementsApi.agree}
          field="signBy"
          days={daysToSign}
          decision={can.agree}
          icon={IconCheck}
          title={t.agree}
          text={t.agreeText}
          label={t.signBy}
          done={{ vi: 'Đã thống nhất, mở ký.', en: 'Agreed and open for signing.' }}
        />
      )}
      {isMine(can.sign) && <SignButton it={it} />}
      {isMine(can.assess) && it.judged.of > 0 && (
        <ActionButton
          act={agreementsApi.assess}
          params={params}
          body={body}
          decision={can.assess}
          kind={can.sign.ok ? 'normal' : 'primary'}
          icon={IconCheck}
          confirm={{ title: t.assess }}
        >
          {t.assess}
        </ActionButton>
      )}
      {isMine(can.archive) && (
        <ActionButton
          act={agreementsApi.archive}
          params={params}
          body={body}
          decision={can.archive}
          kind="primary"
          icon={IconArchive}
          confirm={{ title: t.archive }}
        >
          {t.archive}
        </ActionButton>
      )}
    </>
  );
}

const daysToComment = 7;

interface UntilProps {
  readonly it: AgreementDetail;
  readonly act: typeof agreementsApi.sendForComment | typeof agreementsApi.agree;
  /** The field of the deadline, and how many days from today are offered. */
  readonly field: 'commentUntil' | 'signBy';
  readonly days: number;
  readonly decision: Decision;
  readonly icon: IconType;
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly done: Text;
}

/** A step that sets the members a deadline. */
function UntilButton({ it, act: endpoint, field, days, decision, icon, title, text, label, done }: UntilProps) {
  const t = useText(words);
  const { today } = useSession();
  const [open, setOpen] = useState(false);
  const act = useAct(endpoint, { quiet: true, done, onDone: () => setOpen(false) });
  const form = useForm(
    { [field]: addDays(today, days) as string | null },
    {
      refusal: act.refusal,
      onSubmit: (values) =>
        values[field] ? act.run({ params: { id: it.id }, body: { version: it.version, ...(values as { commentUntil: string }) } }) : undefined,
    },
  );
  return (
    <>
      <Button kind="primary" icon={icon} decision={decision} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
              {title}
            </Button>
          </>
        }
      >
        <Form form={form}>
          <div>{text}</div>
          <DateField label={label} required least={today} {...form.field(field)} />
          <RefusalNotice refusal={act.refusal} />
        </Form>
      </Dialog>
    </>
  );
}

function NoteButton({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const act = useAct(agreementsApi.note, { quiet: true, done: { vi: 'Đã lưu.', en: 'Saved.' }, onDone: () => setOpen(false) });
  const form = useForm(
    { text: it.midyearNote },
    { refusal: act.refusal, onSubmit: ({ text }) => act.run({ params: { id: it.id }, body: { version: it.version, text } }) },
  );
  return (
    <>
      <Button decision={it.can.note} onClick={() => setOpen(true)}>
        {t.writeNote}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t.writeNote}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
              {t.writeNote}
            </Button>
          </>
        }
      >
        <Form form={form}>
          <AreaField label={t.midyear} required rows={6} {...form.field('text')} />
          <RefusalNotice refusal={act.refusal} />
        </Form>
      </Dialog>
    </>
  );
}
