import type { RefusalBody } from '#platform/refusal.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import {
  AreaField,
  Button,
  Card,
  CheckField,
  ComboField,
  DateField,
  DraftNotice,
  Form,
  FormGrid,
  LinkButton,
  MultiField,
  NumberField,
  PartialDateField,
  RefusalNotice,
  Row,
  SavedMark,
  SelectField,
  Stack,
  TextField,
  Why,
  optionsOf,
  useDraft,
  useForm,
  useSay,
  useSession,
  useText,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { addresseeKinds, movementFields, movementKinds, movementLevels, type MovementFields, type movementsApi } from '../contract.ts';
import { findDocuments } from './find-documents.ts';
import { formWords } from './form-words.ts';
import { WorkFields } from './work-fields.tsx';

/** The fields while they are being filled in: choices may still be open. */
export type MovementValues = Omit<MovementFields, 'kind' | 'level'> & { kind: MovementFields['kind'] | null; level: MovementFields['level'] | null };

export function emptyMovement(year: number): MovementValues {
  return {
    title: '',
    kind: 'annual',
    level: null,
    special: false,
    launcherUnitId: null,
    fromYear: year,
    toYear: year,
    startsOn: null,
    endsOn: null,
    interimOn: null,
    respondBy: null,
    themeId: null,
    documentId: null,
    purpose: '',
    callToAction: '',
    waitsFor: '',
    waitsUntil: null,
    noCriteriaReason: '',
    addresseeKinds: ['units', 'departments', 'heads'],
    addresseeUnitIds: [],
    parentIds: [],
    contents: [],
    taskGroups: [],
  };
}

interface Props {
  draftKey: string;
  initial: MovementValues;
  options: ResponseOf<typeof movementsApi.options>;
  labels?: { document?: string | undefined; units?: Record<string, string> };
  busy: boolean;
  refusal: RefusalBody | null;
  back: string;
  onSubmit: (fields: MovementFields, done: () => void) => void;
}

export function MovementForm({ draftKey, initial, options, labels, busy, refusal, back, onSubmit }: Props) {
  const t = useText(formWords);
  const say = useSay();
  const { today } = useSession();
  const form = useForm(initial, {
    schema: movementFields,
    refusal,
    onSubmit: (values) => onSubmit(movementFields.parse(values), () => draft.clear()),
  });
  const draft = useDraft(draftKey, form);
  const { level, kind, waitsFor } = form.values;
  const ofUnit = level === 'unit' || level === 'group';
  return (
    <Form form={form}>
      <DraftNotice draft={draft} />
      <RefusalNotice refusal={refusal} />
      <Card title={t.basics}>
        <Stack>
          <TextField label={t.title} required {...form.field('title')} />
          <FormGrid>
            <SelectField
              label={t.level}
              required
              options={options.levels.map((value) => ({ value, label: movementLevels[value] }))}
              {...form.field('level')}
            />
            <SelectField label={t.kind} required options={optionsOf(movementKinds)} {...form.field('kind')} />
            {ofUnit && (
              <SelectField
                label={t.launcher}
                required
                options={options.launchers.map((unit) => ({ value: unit.id, label: unit.name }))}
                {...form.field('launcherUnitId')}
              />
            )}
            {level === 'central' && <ComboField label={t.launcher} load={findUnits} {...form.field('launcherUnitId')} />}
            <SelectField
              label={t.theme}
              options={options.themes.map((theme) => ({ value: theme.id, label: `${theme.year}: ${theme.text}` }))}
              {...form.field('themeId')}
            />
            <NumberField label={t.fromYear} {...form.field('fromYear')} />
            <NumberField label={t.toYear} {...form.field('toYear')} />
            <DateField label={t.startsOn} hint={kind === 'short' ? t.shortHint : undefined} {...form.field('startsOn')} />
            <DateField label={t.endsOn} {...form.field('endsOn')} />
            <DateField label={t.interimOn} {...form.field('interimOn')} />
            <DateField label={t.respondBy} hint={t.respondHint} {...form.field('respondBy')} />
          </FormGrid>
          <CheckField label={t.special} {...form.field('special')} />
          <AreaField label={t.purpose} {...form.field('purpose')} />
          <AreaField label={t.call} {...form.field('callToAction')} />
          <FormGrid>
            <ComboField label={t.document} load={findDocuments} valueLabel={labels?.document} {...form.field('documentId')} />
            <MultiField
              label={t.parents}
              options={options.parents.map((one) => ({ value: one.id, label: one.title }))}
              {...form.field('parentIds')}
            />
            <TextField label={t.event} hint={t.eventHint} {...form.field('waitsFor')} />
            {waitsFor !== '' && <PartialDateField label={t.eventUntil} {...form.field('waitsUntil')} />}
          </FormGrid>
        </Stack>
      </Card>
      <WorkFields form={form} unitNames={labels?.units ?? {}} />
      <Card title={t.addressees}>
        <Stack>
          <MultiField
            label={t.addresseeKinds}
            options={optionsOf(addresseeKinds).map((one) => ({ ...one, label: say(one.label) }))}
            {...form.field('addresseeKinds')}
          />
          <MultiField label={t.addresseeUnits} load={findUnits} labelOf={(unit) => labels?.units?.[unit]} {...form.field('addresseeUnitIds')} />
        </Stack>
      </Card>
      <Card title={t.criteria}>
        <Stack gap={12}>
          <Why>{t.criteriaHint}</Why>
          <AreaField label={t.noCriteriaReason} {...form.field('noCriteriaReason')} />
        </Stack>
      </Card>
      <Row justify="spread">
        <RuleNote on={today} topic="standard" />
        <Row>
          {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
          <LinkButton to={back} kind="quiet">
            {t.cancel}
          </LinkButton>
          <Button type="submit" kind="primary" busy={busy}>
            {t.save}
          </Button>
        </Row>
      </Row>
    </Form>
  );
}
