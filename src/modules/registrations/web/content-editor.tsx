import {
  AreaField,
  Button,
  Card,
  CheckField,
  ComboField,
  FormGrid,
  MultiField,
  optionsOf,
  PartialDateField,
  Row,
  SelectField,
  Stack,
  TextField,
  useSay,
  useText,
  Why,
  type FormState,
} from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import { IconPlus, IconTrash } from '#ui/icons.ts';
import { initiativeFields, type RegistrationDetail } from '../contract.ts';
import { mayChangeField } from '../rules.ts';
import { newInitiative, newTarget, unfinished, type Values } from './values.ts';
import { words } from './words.ts';

interface EditorProps {
  readonly form: FormState<Values>;
  readonly it: Pick<RegistrationDetail, 'awards' | 'criteria'>;
  /** After a return only these may change; `null` = everything. */
  readonly returned: readonly string[] | null;
}

/** Targets, initiatives and titles as a form; what was not returned stands and cannot be typed into. */
export function ContentEditor({ form, it, returned }: EditorProps) {
  const t = useText(words);
  return (
    <Stack>
      <Targets form={form} it={it} returned={returned} />
      <Initiatives form={form} it={it} returned={returned} />
      <Titles form={form} it={it} returned={returned} />
      {unfinished(form.values) > 0 && <Why>{t.blankRows}</Why>}
    </Stack>
  );
}

const open = (returned: readonly string[] | null, field: string) => returned === null || mayChangeField(field, returned);

function Targets({ form, it, returned }: EditorProps) {
  const t = useText(words);
  const { targets } = form.values;
  const criteria = it.criteria.map((criterion) => ({ value: criterion.id, label: criterion.text, hint: criterion.group }));
  return (
    <Card title={t.targets} count={targets.length || undefined}>
      <Stack>
        {targets.map((target, index) => {
          const readOnly = !open(returned, `target:${target.id}`);
          const at = (name: string) => form.fieldAt(`targets.${index}.${name}`);
          return (
            <Stack key={target.id} gap={8}>
              <Row justify="spread">
                <b>{t.target(index + 1)}</b>
                {!readOnly && <Remove onClick={() => form.set({ targets: targets.filter((_, other) => other !== index) })} />}
              </Row>
              <AreaField label={t.targetText} hideLabel placeholder={t.targetText} rows={2} maxLength={500} readOnly={readOnly} {...at('text')} />
              <FormGrid>
                <ComboField label={t.criterion} placeholder={t.free} options={criteria} readOnly={readOnly} {...at('criterionId')} />
                <PartialDateField label={t.due} readOnly={readOnly} {...at('dueOn')} />
                <SettledNumberField label={t.amount} hundredths readOnly={readOnly} {...at('targetHundredths')} />
                <TextField label={t.amountUnit} maxLength={60} readOnly={readOnly} {...at('targetUnit')} />
              </FormGrid>
            </Stack>
          );
        })}
        {open(returned, 'targets') && (
          <Row>
            <Button small icon={IconPlus} onClick={() => form.set({ targets: [...targets, newTarget()] })}>
              {t.addTarget}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function Initiatives({ form, returned }: EditorProps) {
  const t = useText(words);
  const { initiatives } = form.values;
  return (
    <Card title={t.initiatives} count={initiatives.length || undefined}>
      <Stack>
        {initiatives.map((initiative, index) => {
          const readOnly = !open(returned, `initiative:${initiative.id}`);
          const at = (name: string) => form.fieldAt(`initiatives.${index}.${name}`);
          return (
            <Stack key={initiative.id} gap={8}>
              <Row justify="spread">
                <b>{t.initiative(index + 1)}</b>
                {!readOnly && <Remove onClick={() => form.set({ initiatives: initiatives.filter((_, other) => other !== index) })} />}
              </Row>
              <TextField label={t.initiativeTitle} maxLength={500} readOnly={readOnly} {...at('title')} />
              <FormGrid>
                <SelectField label={t.field} options={optionsOf(initiativeFields)} empty={false} readOnly={readOnly} {...at('field')} />
                <TextField label={t.authors} hint={t.authorsHint} readOnly={readOnly} {...at('authors')} />
              </FormGrid>
            </Stack>
          );
        })}
        {open(returned, 'initiatives') && (
          <Row>
            <Button small icon={IconPlus} onClick={() => form.set({ initiatives: [...initiatives, newInitiative()] })}>
              {t.addInitiative}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function Titles({ form, it, returned }: EditorProps) {
  const t = useText(words);
  const say = useSay();
  const readOnly = !open(returned, 'titles');
  const options = it.awards.map((award) => ({ value: award.code, label: award.name }));
  const labelOf = (code: string) => say(it.awards.find((award) => award.code === code)?.name);
  return (
    <Card title={t.titles}>
      <Stack gap={12}>
        {!form.values.none && (
          <MultiField
            label={t.titles}
            hideLabel
            options={options}
            labelOf={labelOf}
            readOnly={readOnly}
            value={form.values.titles}
            onChange={(titles) => form.set({ titles })}
            name="titles"
          />
        )}
        <CheckField label={t.none} readOnly={readOnly} value={form.values.none} onChange={(none) => form.set({ none })} />
        {form.values.none && <AreaField label={t.noneReason} required rows={2} readOnly={readOnly} {...form.field('noTitleReason')} />}
      </Stack>
    </Card>
  );
}

function Remove({ onClick }: { onClick: () => void }) {
  const t = useText(words);
  return (
    <Button small kind="quiet" icon={IconTrash} onClick={onClick}>
      {t.remove}
    </Button>
  );
}
