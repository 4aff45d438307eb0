import type { ResponseOf } from '#platform/contract.ts';
import {
  AreaField,
  Button,
  Card,
  CheckField,
  DraftNotice,
  EmptyState,
  Form,
  FormGrid,
  NumberField,
  RefusalNotice,
  Row,
  SavedMark,
  SelectField,
  Stack,
  TextField,
  optionsOf,
  useAct,
  useDraft,
  useForm,
  useText,
} from '#ui/index.ts';
import { IconArrowUp, IconPlus, IconTrash } from '#ui/icons.ts';
import { criteriaApi, measureTypes, operators, periods, type Criterion } from '../contract.ts';
import { criteriaWords } from './criteria-words.ts';

type Detail = ResponseOf<typeof criteriaApi.detail>;

/** One criterion while it is being written; kinds of proof stand one a line. */
interface Written extends Omit<Criterion, 'id' | 'code' | 'origin' | 'evidence' | 'operator' | 'period'> {
  id: string | null;
  operator: Criterion['operator'] | null;
  period: Criterion['period'] | null;
  evidence: string;
}

const empty: Written = {
  id: null,
  groupTitle: '',
  text: '',
  measureType: null,
  operator: '>=',
  thresholdHundredths: null,
  unit: null,
  period: 'year',
  evidence: '',
  hardCondition: false,
};

const toBody = (one: Written) => ({
  ...one,
  operator: one.operator ?? '>=',
  period: one.period ?? 'year',
  // Yes/no and judged criteria are met or not: their threshold is "yes".
  ...(one.measureType === 'boolean' || one.measureType === 'qualitative' ? { operator: '==' as const, thresholdHundredths: 100 } : {}),
  evidence: one.evidence
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
});

export function CriteriaForm({ set, onDone }: { set: Detail; onDone: () => void }) {
  const t = useText(criteriaWords);
  const act = useAct(criteriaApi.edit, { quiet: true, done: { vi: 'Đã lưu bộ tiêu chí.', en: 'Criteria saved.' } });
  const form = useForm(
    {
      title: set.title,
      scaleNote: set.scaleNote,
      criteria: set.criteria.map(({ code: _, origin: __, ...one }): Written => ({ ...one, evidence: one.evidence.join('\n') })),
    },
    {
      refusal: act.refusal,
      onSubmit: async ({ title, scaleNote, criteria }) => {
        const saved = await act.run({ params: { id: set.id }, body: { version: set.version, title, scaleNote, criteria: criteria.map(toBody) } });
        if (!saved) return;
        draft.clear();
        onDone();
      },
    },
  );
  const draft = useDraft(`movements.criteria.${set.id}.${set.version}`, form);
  const { criteria } = form.values;
  const change = (next: Written[]) => form.set({ criteria: next });
  return (
    <Form form={form}>
      <DraftNotice draft={draft} />
      <RefusalNotice refusal={act.refusal} />
      <Card>
        <Stack>
          <TextField label={t.title} required {...form.field('title')} />
          <AreaField label={t.scaleNote} {...form.field('scaleNote')} />
        </Stack>
      </Card>
      {criteria.length === 0 && <EmptyState title={t.empty} />}
      {criteria.map((one, index) => (
        <Card
          key={one.id ?? `new ${index}`}
          title={`${index + 1}. ${one.text || t.criterion}`}
          small
          aside={
            <Row gap={6}>
              {index > 0 && <Button small kind="quiet" icon={IconArrowUp} aria-label={t.up} onClick={() => change(swapped(criteria, index))} />}
              <Button small kind="quiet" icon={IconTrash} aria-label={t.remove} onClick={() => change(criteria.filter((_, at) => at !== index))} />
            </Row>
          }
        >
          <CriterionFields at={`criteria.${index}`} measure={one.measureType} field={form.fieldAt} />
        </Card>
      ))}
      <Row justify="spread">
        <Button icon={IconPlus} onClick={() => change([...criteria, { ...empty, groupTitle: criteria.at(-1)?.groupTitle ?? '' }])}>
          {t.add}
        </Button>
        <Row>
          {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
          <Button kind="quiet" onClick={onDone}>
            {t.cancel}
          </Button>
          <Button type="submit" kind="primary" busy={act.busy}>
            {t.save}
          </Button>
        </Row>
      </Row>
    </Form>
  );
}

function swapped<T>(list: readonly T[], index: number): T[] {
  const next = [...list];
  const [moved] = next.splice(index, 1);
  if (moved !== undefined) next.splice(index - 1, 0, moved);
  return next;
}

interface FieldsProps {
  at: string;
  measure: Written['measureType'];
  field: ReturnType<typeof useForm>['fieldAt'];
}

function CriterionFields({ at, measure, field }: FieldsProps) {
  const t = useText(criteriaWords);
  const counted = measure !== null && measure !== 'boolean' && measure !== 'qualitative';
  return (
    <Stack gap={12}>
      <FormGrid>
        <TextField label={t.group} required {...field(`${at}.groupTitle`)} />
        <SelectField label={t.measure} options={optionsOf(measureTypes)} {...field(`${at}.measureType`)} />
        {counted && <SelectField label={t.operator} empty={false} options={optionsOf(operators)} {...field(`${at}.operator`)} />}
        {counted && <NumberField label={t.threshold} hundredths {...field(`${at}.thresholdHundredths`)} />}
        {counted && <TextField label={t.unit} {...field(`${at}.unit`)} />}
        <SelectField label={t.period} empty={false} options={optionsOf(periods)} {...field(`${at}.period`)} />
      </FormGrid>
      <AreaField label={t.text} required {...field(`${at}.text`)} />
      <AreaField label={t.evidence} {...field(`${at}.evidence`)} />
      <CheckField label={t.hardLabel} {...field(`${at}.hardCondition`)} />
    </Stack>
  );
}
