import {
  ActionButton,
  Button,
  ConfirmDialog,
  DraftNotice,
  Form,
  RefusalNotice,
  SavedMark,
  Stack,
  useAct,
  useDraft,
  useForm,
  useText,
  Why,
  WhyNot,
} from '#ui/index.ts';
import { useState } from 'react';
import { registrationRefusals, registrationsApi, type RegistrationDetail } from '../contract.ts';
import { ContentEditor } from './content-editor.tsx';
import { RegistrationPage } from './registration-page.tsx';
import { useAutosave } from './use-autosave.ts';
import { storable, unfinished, valuesOf, type Values } from './values.ts';
import { words } from './words.ts';

/** Writing: saved by itself on the server, and on this device until then; submitted by the leader. */
export function Editor({ it }: { it: RegistrationDetail }) {
  const t = useText(words);
  const [asking, setAsking] = useState(false);
  const form = useForm<Values>(valuesOf(it));
  const draft = useDraft(`registration.${it.id}`, form);
  const autosave = useAutosave(it.id, it.version, storable(form.values), true);
  const submit = useAct(registrationsApi.submit, { done: words.sent, onDone: draft.clear });
  const present = useAct(registrationsApi.present, { done: words.presented, onDone: draft.clear });
  const returned = it.state === 'RETURNED' ? it.returns.filter((one) => one.resolvedOn === null).map((one) => one.field) : null;
  /** Verbs act on what is on the screen, so what is still unsaved goes first. */
  const after = (act: typeof submit | typeof present) => async () => {
    setAsking(false);
    const version = await autosave.flush();
    if (version !== null) await act.run({ params: { id: it.id }, body: { version } });
  };
  const direct = it.subjectKind === 'person' || it.can.submit.ok || it.can.submit.refusal.code !== registrationRefusals.onlyLeader.code;
  return (
    <RegistrationPage
      it={it}
      actions={
        <>
          <SavedMark state={autosave.state} at={autosave.at} />
          {it.can.withdraw.ok && (
            <ActionButton
              kind="quiet"
              act={registrationsApi.withdraw}
              params={{ id: it.id }}
              body={{ version: autosave.version }}
              askReason
              done={words.withdrawn}
            >
              {t.withdraw}
            </ActionButton>
          )}
          {direct ? (
            <Button kind="primary" decision={it.can.submit} busy={submit.busy} onClick={() => setAsking(true)}>
              {it.state === 'RETURNED' ? t.resubmit : t.submit}
            </Button>
          ) : (
            <Button kind="primary" decision={it.can.present} busy={present.busy} onClick={() => void after(present)()}>
              {t.present}
            </Button>
          )}
        </>
      }
    >
      {returned && <Why>{t.onlyReturned}</Why>}
      {autosave.state === 'saved' && unfinished(form.values) === 0 && <WhyNot decisions={[direct ? it.can.submit : it.can.present]} />}
      <RefusalNotice refusal={autosave.refusal} />
      <Form form={form}>
        <Stack>
          <DraftNotice draft={draft} />
          <ContentEditor form={form} it={it} returned={returned} />
        </Stack>
      </Form>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.submit}
        verb={t.submit}
        kind="primary"
        onConfirm={() => void after(submit)()}
      >
        {it.window?.status === 'LATE' && it.state === 'DRAFT' ? t.submitLate : t.submitAsk}
      </ConfirmDialog>
    </RegistrationPage>
  );
}
