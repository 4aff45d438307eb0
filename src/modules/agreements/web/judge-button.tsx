import { useState } from 'react';
import {
  AreaField,
  Button,
  Dialog,
  Form,
  NumberField,
  RadioField,
  RefusalNotice,
  TextField,
  Why,
  optionsOf,
  useAct,
  useForm,
  useLang,
  useText,
} from '#ui/index.ts';
import { agreementsApi, outcomes, type AgreementDetail, type Outcome } from '../contract.ts';
import { measureText, targetText } from './measure.ts';
import type { Place } from './places.ts';
import { resultWords } from './words.ts';

interface Props {
  readonly it: AgreementDetail;
  /** One place, or several that get the same verdict. */
  readonly places: readonly Place[];
  readonly onDone?: () => void;
}

/** Judges one place, or all chosen ones alike; a "no" for one of them stops there and says why. */
export function JudgeButton({ it, places, onDone }: Props) {
  const t = useText(resultWords);
  const { lang } = useLang();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const act = useAct(agreementsApi.judge, { quiet: true });
  const [first] = places;
  const start = () => ({
    outcome: (first?.verdict?.outcome ?? null) as Outcome | null,
    valueHundredths: first?.verdict?.valueHundredths ?? null,
    proof: first?.verdict?.proof ?? '',
    note: first?.verdict?.note ?? '',
  });
  const form = useForm(start(), {
    refusal: act.refusal,
    schema: agreementsApi.judge.body.pick({ outcome: true }).loose(),
    onSubmit: async ({ outcome, ...given }) => {
      if (outcome === null) return;
      setBusy(true);
      for (const { commitment, unitId } of places) {
        const answer = await act.run({ params: { id: it.id }, body: { commitmentId: commitment.id, unitId, outcome, ...given } });
        if (answer === undefined) return setBusy(false);
      }
      setBusy(false);
      setOpen(false);
      onDone?.();
    },
  });
  if (!first) return null;
  const { commitment } = first;
  const many = places.length > 1;
  const asksNumber = places.some((place) => place.commitment.targetHundredths !== null && place.commitment.measureKind !== 'activities');
  return (
    <>
      <Button
        small
        onClick={() => {
          act.clear();
          form.reset(start());
          setOpen(true);
        }}
      >
        {onDone ? t.judgeMany(places.length) : first.verdict ? t.judgeAgain : t.judge}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={many ? t.manyFor(places.length) : `${commitment.title} · ${first.unitName ?? t.wholeGroup}`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind="primary" busy={busy} onClick={() => void form.submit()}>
              {t.save}
            </Button>
          </>
        }
      >
        <Form form={form}>
          {!many && <Why>{measureText(commitment, lang)}</Why>}
          {!many && commitment.measureKind === 'activities' && <div>{t.counted(commitment.activityCount)}</div>}
          {asksNumber && (
            <NumberField
              label={t.value}
              hundredths
              unit={commitment.targetUnit}
              hint={targetText(commitment, lang)}
              {...form.field('valueHundredths')}
            />
          )}
          <RadioField label={t.outcome} required options={optionsOf(outcomes)} {...form.field('outcome')} />
          <TextField label={t.proof} hint={commitment.proof} {...form.field('proof')} />
          <AreaField label={t.note} {...form.field('note')} />
          <RefusalNotice refusal={act.refusal} />
        </Form>
      </Dialog>
    </>
  );
}
