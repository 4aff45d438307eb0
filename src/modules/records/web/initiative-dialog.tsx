import { showHundredths } from '#platform/decimal.ts';
import { ChangeDialog } from '#modules/directory/web/change-dialog.tsx';
import { findPeople } from '#modules/directory/web/find-people.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import {
  AreaField,
  Button,
  CheckField,
  ComboField,
  DateField,
  FormGrid,
  NumberField,
  optionsOf,
  PartialDateField,
  Row,
  SelectField,
  Stack,
  TextField,
  useLang,
  useSession,
  useText,
  type FormState,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { recordsApi } from '../contract.ts';
import { certainties, initiativeKinds, initiativeLevels } from '../labels.ts';
import type { InitiativeDetail } from '../shapes.ts';
import { initiativeWords } from './initiative-words.ts';
import { words } from './words.ts';

interface Fields {
  unitId: string | null;
  title: string;
  kind: keyof typeof initiativeKinds | null;
  level: keyof typeof initiativeLevels | null;
  decisionNumber: string;
  recognisedOn: string | null;
  recognisedBy: string;
  applied: boolean | null;
  appliedWhere: string;
  effectFrom: string | null;
  effectTo: string | null;
  authors: readonly { personId: string | null; share: number | null }[];
  source: string;
  certainty: 'CERTAIN' | 'UNCERTAIN' | null;
  note: string;
}

const blank = (personId: string | null, unitId: string | null): Fields => ({
  unitId,
  title: '',
  kind: 'INITIATIVE',
  level: 'CO_SO',
  decisionNumber: '',
  recognisedOn: null,
  recognisedBy: '',
  applied: null,
  appliedWhere: '',
  effectFrom: null,
  effectTo: null,
  authors: [{ personId, share: null }],
  source: '',
  certainty: 'CERTAIN',
  note: '',
});

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A new initiative of somebody; their unit of today stands there already. */
export function InitiativeDialog({ person, unit, onClose }: { person: Named; unit: Named | undefined; onClose: () => void }) {
  const t = useText(initiativeWords);
  return (
    <ChangeDialog title={t.add} act={recordsApi.addInitiative} initial={blank(person.id, unit?.id ?? null)} help={<Rules />} onClose={onClose}>
      {(form) => <InitiativeFields form={form} nameOf={(id) => (id === person.id ? person.name : undefined)} unitName={unit?.name} />}
    </ChangeDialog>
  );
}

function Rules() {
  const { today } = useSession();
  return <RuleNote on={today} topic="standard" />;
}

export function CorrectInitiativeDialog({ initiative, onClose }: { initiative: InitiativeDetail; onClose: () => void }) {
  const t = useText(initiativeWords);
  const w = useText(words);
  const {
    id: _id,
    usedFor: _usedFor,
    uses: _uses,
    can: _can,
    unitName: _unitName,
    synthetic: _synthetic,
    enteredOn: _on,
    enteredBy: _by,
    ...kept
  } = initiative;
  const initial: Fields & { version: number; reason: string } = {
    ...kept,
    authors: initiative.authors.map(({ personId, share }) => ({ personId, share })),
    reason: '',
  };
  return (
    <ChangeDialog
      title={t.correct}
      act={recordsApi.correctInitiative}
      params={{ id: initiative.id }}
      initial={initial}
      help={<Rules />}
      onClose={onClose}
    >
      {(form) => (
        <>
          <InitiativeFields
            form={form as unknown as FormState<Fields>}
            nameOf={(id) => initiative.authors.find((author) => author.personId === id)?.name}
            unitName={initiative.unitName}
          />
          <TextField label={w.reason} required {...form.field('reason')} />
        </>
      )}
    </ChangeDialog>
  );
}

interface FieldsProps {
  readonly form: FormState<Fields>;
  readonly nameOf: (id: string) => string | undefined;
  readonly unitName?: string | undefined;
}

function InitiativeFields({ form, nameOf, unitName }: FieldsProps) {
  const t = useText(initiativeWords);
  const w = useText(words);
  const { lang } = useLang();
  const { authors } = form.values;
  const sum = authors.reduce((total, author) => total + (author.share ?? 0), 0);
  return (
    <>
      <TextField label={t.title} required {...form.field('title')} />
      <ComboField label={t.unit} required load={findUnits} valueLabel={unitName} {...form.field('unitId')} />
      <FormGrid>
        <SelectField label={t.kind} required empty={false} options={optionsOf(initiativeKinds)} {...form.field('kind')} />
        <SelectField label={t.level} empty={t.levelNone} options={optionsOf(initiativeLevels)} {...form.field('level')} />
        <PartialDateField label={t.recognisedOn} {...form.field('recognisedOn')} />
        <TextField label={t.decisionNumber} {...form.field('decisionNumber')} />
      </FormGrid>
      <TextField label={t.recognisedBy} {...form.field('recognisedBy')} />
      <FormGrid>
        <CheckField label={t.applied} {...form.field('applied')} />
        <TextField label={t.appliedWhere} {...form.field('appliedWhere')} />
        <DateField label={t.effectFrom} {...form.field('effectFrom')} />
        <DateField label={t.effectTo} {...form.field('effectTo')} />
      </FormGrid>
      <Stack gap={8}>
        <b>{t.authors}</b>
        {authors.map((author, index) => (
          // Authors have no identity of their own until they are saved.
          // oxlint-disable-next-line react/no-array-index-key
          <Row key={index} align="top">
            <ComboField
              label={t.author}
              load={findPeople}
              valueLabel={author.personId === null ? undefined : nameOf(author.personId)}
              {...form.fieldAt(`authors.${index}.personId`)}
            />
            <NumberField label={t.share} hundredths unit="%" {...form.fieldAt(`authors.${index}.share`)} />
            {authors.length > 1 && (
              <Button small kind="quiet" onClick={() => form.set({ authors: authors.filter((_, at) => at !== index) })}>
                {t.removeAuthor}
              </Button>
            )}
          </Row>
        ))}
        <Row justify="spread">
          <Button small icon={IconPlus} onClick={() => form.set({ authors: [...authors, { personId: null, share: null }] })}>
            {t.addAuthor}
          </Button>
          <span className="u-small u-muted">{t.sum(showHundredths(sum, lang, 0))}</span>
        </Row>
      </Stack>
      <TextField label={w.source} required {...form.field('source')} />
      <SelectField label={w.certainty} required empty={false} options={optionsOf(certainties)} {...form.field('certainty')} />
      <AreaField label={w.note} {...form.field('note')} />
    </>
  );
}
