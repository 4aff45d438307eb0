import { useState } from 'react';
import { AreaField, Button, Card, Form, RefusalNotice, Stack, useAct, useForm, useText, Why } from '#ui/index.ts';
import { registrationsApi, type RegistrationDetail } from '../contract.ts';
import { ContentEditor } from './content-editor.tsx';
import { RegistrationPage } from './registration-page.tsx';
import { storable, valuesOf, type Values } from './values.ts';
import { words } from './words.ts';

/** The locked registration as a form; sending makes a request, not a change. */
export function ChangeEditor({ it, onClose }: { it: RegistrationDetail; onClose: () => void }) {
  const t = useText(words);
  const [reason, setReason] = useState('');
  const act = useAct(registrationsApi.askChange, { quiet: true, done: words.changeSent, onDone: onClose });
  const form = useForm<Values>(valuesOf(it), {
    refusal: act.refusal,
    onSubmit: (values) => act.run({ params: { id: it.id }, body: { version: it.version, reason, proposed: storable(values) } }),
  });
  return (
    <RegistrationPage
      it={it}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
            {t.changeSend}
          </Button>
        </>
      }
    >
      <Why>{t.changeHint}</Why>
      <RefusalNotice refusal={act.refusal} />
      <Form form={form}>
        <Stack>
          <Card>
            <AreaField label={t.why} required rows={2} value={reason} onChange={setReason} name="reason" />
          </Card>
          <ContentEditor form={form} it={it} returned={null} />
        </Stack>
      </Form>
    </RegistrationPage>
  );
}
