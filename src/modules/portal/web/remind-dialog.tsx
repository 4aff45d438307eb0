import { useState } from 'react';
import { AreaField, Button, CheckField, Dialog, Form, RefusalNotice, Stack, useAct, useForm, useSay, useText } from '#ui/index.ts';
import { IconBell } from '#ui/icons.ts';
import { DueChip } from '#modules/notifications/web/duty-parts.tsx';
import { portalApi, type TermOverview } from '../contract.ts';
import { termWords } from './words.ts';

/** Opens the list of what members still owe; the head chooses, writes a line and sends. */
export function RemindMembersButton({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={term.can.remind.ok ? 'primary' : 'normal'} icon={IconBell} decision={term.can.remind} onClick={() => setOpen(true)}>
        {t.remind}
      </Button>
      {open && <RemindDialog term={term} onClose={() => setOpen(false)} />}
    </>
  );
}

function RemindDialog({ term, onClose }: { term: TermOverview; onClose: () => void }) {
  const t = useText(termWords);
  const say = useSay();
  const owed = term.members.flatMap((member) => member.duties.filter((duty) => duty.can.remind.ok).map((duty) => ({ duty, unit: member.unit.name })));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(owed.map(({ duty }) => duty.id)));
  const act = useAct(portalApi.remind, {
    quiet: true,
    done: ({ reminded }) => ({ vi: `Đã gửi ${reminded} lời nhắc.`, en: `${reminded} reminders sent.` }),
    onDone: onClose,
  });
  const form = useForm(
    { note: '' },
    {
      schema: portalApi.remind.body.pick({ note: true }),
      refusal: act.refusal,
      onSubmit: ({ note }) => act.run({ params: { id: term.id }, body: { note, dutyIds: [...chosen] } }),
    },
  );
  const toggle = (id: string, on: boolean) => setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <Dialog open onClose={onClose} title={t.remindTitle}>
      <Form form={form}>
        <p>{t.remindText}</p>
        <RefusalNotice refusal={act.refusal} />
        <Stack gap={8}>
          {owed.map(({ duty, unit }) => (
            <CheckField
              key={duty.id}
              name={`duty-${duty.id}`}
              label={
                <>
                  <b>{unit}</b>: {say(duty.title)} <DueChip duty={duty} />
                </>
              }
              value={chosen.has(duty.id)}
              onChange={(on: boolean) => toggle(duty.id, on)}
            />
          ))}
        </Stack>
        <AreaField label={t.note} required {...form.field('note')} />
        <Button type="submit" kind="primary" busy={form.busy || act.busy}>
          {t.send(chosen.size)}
        </Button>
      </Form>
    </Dialog>
  );
}
