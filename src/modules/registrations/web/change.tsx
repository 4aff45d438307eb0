import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  Facts,
  Form,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  useAct,
  useForm,
  useLang,
  useSay,
  useText,
  Why,
} from '#ui/index.ts';
import { changeStates, registrationsApi, type RegistrationDetail } from '../contract.ts';
import { ContentEditor } from './content-editor.tsx';
import { RegistrationPage } from './registration-screen.tsx';
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

/** Requests with before and after, the waiting one with its verbs. */
export function ChangesCard({ it }: { it: RegistrationDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const body = { version: it.version };
  return (
    <Card title={t.changes} small>
      <Stack>
        {it.changes.map((change) => (
          <Stack key={change.id} gap={8}>
            <Row justify="spread">
              <b>{change.reason}</b>
              <StatusChip status={changeStates[change.state]} />
            </Row>
            <span className="u-small u-muted">{[change.madeBy, showDate(change.madeOn, lang), change.answer].filter(Boolean).join(' · ')}</span>
            {change.differences.map((difference, index) => (
              <Stack key={index} gap={4}>
                <span className="u-small u-muted">{say(difference.label)}</span>
                <Facts
                  facts={[
                    { label: t.before, value: difference.before ?? t.fresh },
                    { label: t.after, value: difference.after ?? t.gone },
                  ]}
                />
              </Stack>
            ))}
            {change.state === 'OPEN' && it.can.answerChange.ok && (
              <Row>
                <ActionButton
                  small
                  act={registrationsApi.answerChange}
                  params={{ id: it.id }}
                  body={{ ...body, approved: true, answer: '' }}
                  confirm={{ title: t.approve }}
                  done={words.answered}
                >
                  {t.approve}
                </ActionButton>
                <ActionButton
                  small
                  kind="quiet"
                  act={registrationsApi.answerChange}
                  params={{ id: it.id }}
                  body={{ ...body, approved: false, answer: '' }}
                  confirm={{ title: t.reject }}
                  done={words.answered}
                >
                  {t.reject}
                </ActionButton>
              </Row>
            )}
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}
