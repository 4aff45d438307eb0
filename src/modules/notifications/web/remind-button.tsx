import { useState } from 'react';
import { AreaField, Button, Dialog, Form, RefusalNotice, useAct, useForm, useSay, useText } from '#ui/index.ts';
import { IconSend } from '#ui/icons.ts';
import { notificationsApi, type DutyRow } from '../contract.ts';
import { words } from './words.ts';

/** Asks for the words, then urges the owner of one duty. */
export function RemindButton({ duty, small }: { duty: DutyRow; small?: boolean }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small={small ?? false} icon={IconSend} decision={duty.can.remind} onClick={() => setOpen(true)}>
        {t.remind}
      </Button>
      {open && <RemindDialog duty={duty} onClose={() => setOpen(false)} />}
    </>
  );
}

function RemindDialog({ duty, onClose }: { duty: DutyRow; onClose: () => void }) {
  const t = useText(words);
  const say = useSay();
  const act = useAct(notificationsApi.remind, { quiet: true, done: { vi: 'Đã đôn đốc.', en: 'Urged.' }, onDone: onClose });
  const form = useForm(
    { note: '' },
    { schema: notificationsApi.remind.body, refusal: act.refusal, onSubmit: (body) => act.run({ params: { id: duty.id }, body }) },
  );
  return (
    <Dialog open onClose={onClose} title={t.remindTitle}>
      <Form form={form}>
        <p>
          <b>{say(duty.title)}</b> · {t.remindText}
        </p>
        <RefusalNotice refusal={act.refusal} />
        <AreaField label={t.note} required {...form.field('note')} />
        <Button type="submit" kind="primary" busy={form.busy || act.busy}>
          {t.remind}
        </Button>
      </Form>
    </Dialog>
  );
}
