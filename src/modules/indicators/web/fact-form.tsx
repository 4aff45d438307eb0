import { useState } from 'react';
import { z } from 'zod';
import {
  Button,
  CheckField,
  ComboField,
  DateField,
  Dialog,
  Form,
  FormGrid,
  optionsOf,
  RefusalNotice,
  Row,
  Section,
  SelectField,
  Stack,
  TextField,
  useAct,
  useForm,
  useRead,
  useSay,
  useText,
  Why,
  type FormState,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { progressApi } from '#modules/progress/contract.ts';
import { evidenceApi, secretReasons, type SecretReason } from '#modules/evidence/contract.ts';
import { factKindLabels, factKinds, indicatorsApi, type FactKind, type FactRow, type Milestone } from '../contract.ts';
import { words } from './words.ts';

const blank = {
  title: '',
  category: '',
  beginsOn: null as string | null,
  dueOn: null as string | null,
  doneOn: null as string | null,
  body: '',
  paper: '',
  beyond: false,
  milestones: [] as readonly Milestone[],
  contentId: null as string | null,
  source: '',
};
type Values = typeof blank;

const bodyOf = (values: Values) => ({ ...values, milestones: [...values.milestones] });

/** The fields a kind asks for, in the words it has for them. */
function FactFields<T extends Values>({ form, kind, unitId, year }: { form: FormState<T>; kind: FactKind; unitId: string; year: number }) {
  const t = useText(words);
  const say = useSay();
  const { fields, required, categories, confirms } = factKinds[kind];
  const settings = useRead(indicatorsApi.definitions, { query: { year } }, { enabled: categories === null });
  const links = useRead(progressApi.links, { params: { unitId, year } }, { enabled: fields.contentId !== undefined });
  const levels = settings.data?.levels ?? [];
  const options = categories ? optionsOf(categories) : levels.map((level) => ({ value: level.code, label: level.name }));
  const must = (place: (typeof required)[number]) => required.includes(place);
  const day = (place: 'beginsOn' | 'dueOn' | 'doneOn') =>
    fields[place] && <DateField label={say(fields[place])} required={must(place)} {...form.fieldAt(place)} />;
  const text = (place: 'body' | 'paper') =>
    fields[place] && <TextField label={say(fields[place])} required={must(place)} maxLength={300} {...form.fieldAt(place)} />;
  return (
    <>
      <TextField label={t.fact} required maxLength={500} {...form.fieldAt('title')} />
      <FormGrid>
        {fields.category && <SelectField label={say(fields.category)} required={must('category')} options={options} {...form.fieldAt('category')} />}
        {day('beginsOn')}
        {day('dueOn')}
        {day('doneOn')}
        {text('body')}
        {text('paper')}
        {fields.contentId && (
          <SelectField
            label={say(fields.contentId)}
            options={(links.data?.contents ?? []).map((one) => ({ value: one.id, label: { vi: one.name, en: one.name } }))}
            {...form.fieldAt('contentId')}
          />
        )}
        <TextField label={t.factSource} maxLength={300} {...form.fieldAt('source')} />
      </FormGrid>
      {fields.beyond && <CheckField label={say(fields.beyond)} {...form.fieldAt('beyond')} />}
      {fields.milestones && <Milestones form={form} />}
      {confirms === 'source' && <Why>{t.countsOnlyConfirmed}</Why>}
    </>
  );
}

function Milestones<T extends Values>({ form }: { form: FormState<T> }) {
  const t = useText(words);
  const { milestones } = form.values;
  const change = (next: readonly Milestone[]) => form.setAt('milestones', next);
  return (
    <Section
      title={t.milestone}
      aside={
        <Button small icon={IconPlus} onClick={() => change([...milestones, { title: '', dueOn: null, doneOn: null }])}>
          {t.addMilestone}
        </Button>
      }
    >
      <Stack gap={10}>
        {milestones.map((_, index) => (
          <FormGrid key={index}>
            <TextField label={`${t.milestone} ${index + 1}`} {...form.fieldAt(`milestones.${index}.title`)} />
            <DateField label={t.milestoneDue} {...form.fieldAt(`milestones.${index}.dueOn`)} />
            <DateField label={t.milestoneDone} {...form.fieldAt(`milestones.${index}.doneOn`)} />
            <Row>
              <Button small kind="quiet" onClick={() => change(milestones.filter((__, at) => at !== index))}>
                {t.remove}
              </Button>
            </Row>
          </FormGrid>
        ))}
      </Stack>
    </Section>
  );
}

/** A new line of a list. Ticking "state secrets" takes every field away and only counts. */
export function AddFactDialog({
  unitId,
  year,
  kind,
  onClose,
}: {
  unitId: string | null;
  year: number;
  kind: FactKind | undefined;
  onClose: () => void;
}) {
  const t = useText(words);
  const [chosen, setChosen] = useState<FactKind>(kind ?? (unitId === null ? 'discipline' : 'complaint'));
  const [unit, setUnit] = useState<string | null>(unitId);
  const [secret, setSecret] = useState(false);
  return (
    <Dialog open onClose={onClose} title={t.addFact} width={720}>
      <Stack gap={12}>
        {unitId === null && <ComboField label={t.unit} required value={unit} onChange={setUnit} load={findUnits} />}
        <SelectField label={t.kind} value={chosen} onChange={(next) => next && setChosen(next)} options={optionsOf(factKindLabels)} empty={false} />
        <CheckField label={t.secret} hint={t.secretHint} name="secret" value={secret} onChange={setSecret} />
        {unit !== null &&
          (secret ? (
            <SecretForm unitId={unit} onDone={onClose} />
          ) : (
            <NewForm key={chosen} unitId={unit} year={year} kind={chosen} onDone={onClose} />
          ))}
      </Stack>
    </Dialog>
  );
}

export function SecretForm({ unitId, onDone }: { unitId: string; onDone: () => void }) {
  const t = useText(words);
  const [reason, setReason] = useState<SecretReason>('contains-secret');
  const act = useAct(evidenceApi.countSecret, { done: words.counted, onDone });
  return (
    <Stack gap={12}>
      <SelectField
        label={t.secretReason}
        value={reason}
        onChange={(next) => next && setReason(next)}
        options={optionsOf(secretReasons)}
        empty={false}
      />
      <Row justify="end">
        <Button kind="primary" busy={act.busy} onClick={() => void act.run({ body: { unitId, reasonCode: reason, count: 1 } })}>
          {t.countSecret}
        </Button>
      </Row>
    </Stack>
  );
}

const declared = indicatorsApi.declareFact.body.omit({ unitId: true, year: true, kind: true });

function NewForm({ unitId, year, kind, onDone }: { unitId: string; year: number; kind: FactKind; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.declareFact, { quiet: true, done: words.factAdded, onDone });
  const form = useForm(blank, {
    schema: declared,
    refusal: act.refusal,
    onSubmit: (values) => act.run({ body: { ...bodyOf(values), unitId, year, kind } }),
  });
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <FactFields form={form} kind={kind} unitId={unitId} year={year} />
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}

export function EditFactForm({ fact, onDone }: { fact: FactRow; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.editFact, { quiet: true, done: words.saved, onDone });
  const { title, category, beginsOn, dueOn, doneOn, body, paper, beyond, milestones, contentId, source } = fact;
  const form = useForm(
    { title, category, beginsOn, dueOn, doneOn, body, paper, beyond, milestones: milestones as readonly Milestone[], contentId, source, reason: '' },
    {
      schema: declared.extend({ reason: z.string().trim().min(3) }),
      refusal: act.refusal,
      onSubmit: ({ reason, ...values }) => act.run({ params: { id: fact.id }, body: { ...bodyOf(values), reason, version: fact.version } }),
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <FactFields form={form} kind={fact.kind} unitId={fact.unitId} year={fact.year} />
      <TextField label={t.editReason} required {...form.field('reason')} />
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}
