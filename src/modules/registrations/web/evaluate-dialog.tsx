import { Button, Dialog, Form, FormGrid, optionsOf, RefusalNotice, Row, SelectField, Stack, TextField, useAct, useForm, useText } from '#ui/index.ts';
import { outcomes, registrationsApi, type RegistrationDetail } from '../contract.ts';
import { words } from './words.ts';

type Outcome = keyof typeof outcomes;

/** One outcome for every target; "not met" and "cancelled" say why. */
export function EvaluateDialog({ it, onClose }: { it: RegistrationDetail; onClose: () => void }) {
  const t = useText(words);
  const act = useAct(registrationsApi.evaluate, { quiet: true, done: words.evaluated, onDone: onClose });
  const form = useForm(
    { rows: it.targets.map((target) => ({ targetId: target.id, outcome: target.outcome as Outcome | null, note: target.outcomeNote })) },
    {
      refusal: act.refusal,
      onSubmit: ({ rows }) =>
        act.run({
          params: { id: it.id },
          body: { version: it.version, outcomes: rows.flatMap(({ outcome, ...row }) => (outcome ? [{ ...row, outcome }] : [])) },
        }),
    },
  );
  return (
    <Dialog open onClose={onClose} title={t.evaluate} width={680}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        {it.targets.map((target, index) => (
          <Stack key={target.id} gap={6}>
            <b>{target.text}</b>
            <FormGrid>
              <SelectField label={t.outcome} required options={optionsOf(outcomes)} {...form.fieldAt(`rows.${index}.outcome`)} />
              <TextField label={t.outcomeNote} {...form.fieldAt(`rows.${index}.note`)} />
            </FormGrid>
          </Stack>
        ))}
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.evaluate}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
