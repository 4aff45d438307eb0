import { useState } from 'react';
import { ChangeDialog } from '#modules/directory/web/change-dialog.tsx';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import {
  ActionButton,
  AreaField,
  DateField,
  FormGrid,
  MultiField,
  NumberField,
  optionsOf,
  PartialDateField,
  SelectField,
  Stack,
  TextField,
  useSay,
  useText,
  type FormState,
} from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import { factKinds, factSpecs, type FactField, type FactKind } from '../kinds.ts';
import { certainties } from '../labels.ts';
import type { FactRow, RecordDetail } from '../shapes.ts';
import { Impact } from './impact.tsx';
import { words } from './words.ts';

type Values = Record<string, unknown>;

/** A field's empty value: text is empty, everything else is not known. */
const emptyOf = (field: FactField): unknown => (field.look === 'line' ? '' : field.look === 'many' ? [] : null);

const startOf = (kind: FactKind): Values => ({
  kind,
  ...Object.fromEntries(factSpecs[kind].fields.map((field) => [field.key, field.key === 'scale' ? 'FOUR_GRADES' : emptyOf(field)])),
});

interface Ground {
  fact: Values;
  source: string;
  certainty: 'CERTAIN' | 'UNCERTAIN' | null;
  note: string;
}

/** Discipline, holds and the like are ruled beside every award; the rest stands in the standards. */
const topicOf = (kind: FactKind) => (factSpecs[kind].sensitive ? 'general' : 'standard');

interface AddProps {
  readonly record: RecordDetail;
  readonly kind: FactKind;
  readonly kinds: readonly FactKind[];
  readonly onClose: () => void;
}

export function AddFactDialog({ record, kind: first, kinds, onClose }: AddProps) {
  const t = useText(words);
  const [kind, setKind] = useState(first);
  return (
    <ChangeDialog
      key={kind}
      title={t.addFact}
      act={recordsApi.addFact}
      initial={{
        subject: { kind: record.subject.kind, id: record.subject.id },
        fact: startOf(kind),
        source: '',
        certainty: 'CERTAIN' as Ground['certainty'],
        note: '',
      }}
      help={<RuleNote on={record.today} topic={topicOf(kind)} />}
      onClose={onClose}
    >
      {(form) => (
        <>
          <SelectField
            label={t.kind}
            empty={false}
            value={kind}
            onChange={(next) => next && setKind(next)}
            options={kinds.map((one) => ({ value: one, label: factKinds[one] }))}
          />
          <FactFields kind={kind} form={form as unknown as FormState<Ground>} />
        </>
      )}
    </ChangeDialog>
  );
}

export function CorrectFactDialog({ record, fact, onClose }: { record: RecordDetail; fact: FactRow; onClose: () => void }) {
  const t = useText(words);
  return (
    <ChangeDialog
      title={t.correct}
      act={recordsApi.correctFact}
      params={{ id: fact.id }}
      initial={{
        fact: { kind: fact.kind, ...fact.values } as Values,
        version: fact.version,
        reason: '',
        source: fact.source,
        certainty: fact.certainty as Ground['certainty'],
        note: fact.note,
      }}
      help={<RuleNote on={record.today} topic={topicOf(fact.kind)} />}
      onClose={onClose}
    >
      {(form) => (
        <>
          <FactFields kind={fact.kind} form={form as unknown as FormState<Ground>} />
          <Impact of={{ kind: 'fact', factKind: fact.kind, id: fact.id, to: { fact: form.values.fact, certainty: form.values.certainty } }} />
          <TextField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    </ChangeDialog>
  );
}

function FactFields({ kind, form }: { kind: FactKind; form: FormState<Ground> }) {
  const t = useText(words);
  const { fields } = factSpecs[kind];
  const wide = fields.filter((field) => field.look === 'many');
  return (
    <Stack gap={12}>
      {wide.map((field) => (
        <OneField key={field.key} field={field} form={form} />
      ))}
      <FormGrid>
        {fields
          .filter((field) => field.look !== 'many')
          .map((field) => (
            <OneField key={field.key} field={field} form={form} />
          ))}
      </FormGrid>
      <TextField label={t.source} required {...form.field('source')} />
      <SelectField label={t.certainty} required empty={false} options={optionsOf(certainties)} {...form.field('certainty')} />
      <AreaField label={t.note} {...form.field('note')} />
    </Stack>
  );
}

function OneField({ field, form }: { field: FactField; form: FormState<Ground> }) {
  const t = useText(words);
  const say = useSay();
  const bound = form.fieldAt(`fact.${field.key}`);
  const frame = { label: say(field.label), required: field.required ?? false, ...(field.hint ? { hint: say(field.hint) } : {}) };
  switch (field.look) {
    case 'year':
      return <NumberField {...frame} least={1945} most={2100} {...bound} />;
    case 'count':
      return <NumberField {...frame} least={0} {...bound} />;
    case 'day':
      return <DateField {...frame} {...bound} />;
    case 'partial':
      return <PartialDateField {...frame} {...bound} />;
    case 'choice':
      return <SelectField {...frame} options={optionsOf(field.options ?? {})} {...bound} />;
    case 'many':
      return <MultiField {...frame} options={optionsOf(field.options ?? {})} {...bound} />;
    case 'yesno':
      return (
        <SelectField
          {...frame}
          empty={t.unknown}
          value={bound.value === null || bound.value === undefined ? null : bound.value ? 'yes' : 'no'}
          onChange={(value) => bound.onChange(value === null ? null : value === 'yes')}
          error={bound.error}
          name={bound.name}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
      );
    default:
      return <TextField {...frame} {...bound} />;
  }
}

export function WithdrawFact({ fact }: { fact: FactRow }) {
  const t = useText(words);
  return (
    <ActionButton
      act={recordsApi.withdrawFact}
      params={{ id: fact.id }}
      body={{ kind: fact.kind, version: fact.version }}
      small
      kind="quiet"
      confirm={{
        title: `${t.withdraw}?`,
        text: (
          <Stack gap={10}>
            <p>{t.withdrawText}</p>
            <Impact of={{ kind: 'fact', factKind: fact.kind, id: fact.id }} />
          </Stack>
        ),
      }}
      askReason
      done={{ vi: 'Đã rút.', en: 'Withdrawn.' }}
    >
      {t.withdraw}
    </ActionButton>
  );
}
