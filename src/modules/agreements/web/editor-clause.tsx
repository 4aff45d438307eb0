import {
  AreaField,
  Button,
  Card,
  FormGrid,
  PartialDateField,
  RadioField,
  Row,
  SelectField,
  Stack,
  TextField,
  Why,
  optionsOf,
  useSay,
  useText,
  type FormState,
} from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '#ui/icons.ts';
import { measureKinds, operators, scopes, type AgreementDetail, type Content } from '../contract.ts';
import { needsNumber, type Gap } from '../rules.ts';
import { newCommitment, type EditorForm } from './editor-values.ts';
import { editWords } from './words.ts';

interface ClauseProps {
  readonly form: FormState<EditorForm>;
  readonly index: number;
  readonly it: AgreementDetail;
  /** What this clause still lacks. */
  readonly gaps: readonly Gap[];
  readonly onChange: (clauses: Content['clauses']) => void;
}

const swapped = <T,>(list: readonly T[], a: number, b: number): T[] => list.map((one, at) => (at === a ? list[b]! : at === b ? list[a]! : one));

/** One article: its words, who does it, and the commitments that make it measurable. */
export function ClauseEditor({ form, index, it, gaps, onChange }: ClauseProps) {
  const t = useText(editWords);
  const say = useSay();
  const { clauses } = form.values;
  const clause = clauses[index];
  if (!clause) return null;
  const at = `clauses.${index}`;
  const setCommitments = (commitments: Content['clauses'][number]['commitments']) => form.setAt(`${at}.commitments`, commitments);
  return (
    <Card
      title={t.articleOf(index + 1)}
      aside={
        <>
          {index > 0 && (
            <Button small kind="quiet" icon={IconArrowUp} aria-label={t.up} onClick={() => onChange(swapped(clauses, index, index - 1))} />
          )}
          {index < clauses.length - 1 && (
            <Button small kind="quiet" icon={IconArrowDown} aria-label={t.down} onClick={() => onChange(swapped(clauses, index, index + 1))} />
          )}
          <Button small kind="quiet" icon={IconTrash} onClick={() => onChange(clauses.filter((one) => one.id !== clause.id))}>
            {t.removeClause}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField label={t.clauseTitle} required maxLength={500} {...form.fieldAt(`${at}.title`)} />
        <AreaField label={t.summary} {...form.fieldAt(`${at}.summary`)} />
        <RadioField label={t.scope} options={optionsOf(scopes)} {...form.fieldAt(`${at}.scope`)} />
        {clause.commitments.map((commitment, place) => (
          <CommitmentEditor
            key={commitment.id}
            form={form}
            at={`${at}.commitments.${place}`}
            place={place}
            scope={clause.scope}
            commitment={commitment}
            it={it}
            onRemove={() => setCommitments(clause.commitments.filter((one) => one.id !== commitment.id))}
          />
        ))}
        <Row>
          <Button small icon={IconPlus} onClick={() => setCommitments([...clause.commitments, newCommitment()])}>
            {t.addCommitment}
          </Button>
        </Row>
        {gaps.length > 0 && (
          <Why>
            {gaps.map((gap) => (
              <div key={gap.path}>{say(gap.message)}</div>
            ))}
          </Why>
        )}
      </Stack>
    </Card>
  );
}

interface CommitmentProps {
  readonly form: FormState<EditorForm>;
  readonly at: string;
  readonly place: number;
  readonly scope: keyof typeof scopes;
  readonly commitment: Content['clauses'][number]['commitments'][number];
  readonly it: AgreementDetail;
  readonly onRemove: () => void;
}

function CommitmentEditor({ form, at, place, scope, commitment, it, onRemove }: CommitmentProps) {
  const t = useText(editWords);
  const kinds = optionsOf(measureKinds).filter((kind) => scope === 'group' || kind.value !== 'activities');
  const number = needsNumber(commitment);
  return (
    <Card
      small
      title={t.commitmentOf(place + 1)}
      aside={
        <Button small kind="quiet" icon={IconTrash} onClick={onRemove}>
          {t.removeCommitment}
        </Button>
      }
    >
      <Stack>
        <TextField label={t.promise} required maxLength={500} {...form.fieldAt(`${at}.title`)} />
        <FormGrid>
          <SelectField
            label={t.owner}
            empty={scope === 'group' ? t.ownerGroup : t.ownerAll}
            options={it.members.map((member) => ({ value: member.unitId, label: member.name }))}
            {...form.fieldAt(`${at}.ownerUnitId`)}
          />
          <PartialDateField label={t.due} {...form.fieldAt(`${at}.dueOn`)} />
          <SelectField label={t.measureKind} empty={false} options={kinds} {...form.fieldAt(`${at}.measureKind`)} />
        </FormGrid>
        <FormGrid>
          <TextField label={t.measure} {...form.fieldAt(`${at}.measure`)} />
          {number && <SelectField label={t.compare} empty={false} options={optionsOf(operators)} {...form.fieldAt(`${at}.operator`)} />}
          {number && <SettledNumberField label={t.target} hundredths least={0} {...form.fieldAt(`${at}.targetHundredths`)} />}
          {number && <TextField label={t.unit} maxLength={60} {...form.fieldAt(`${at}.targetUnit`)} />}
          <TextField label={t.proof} {...form.fieldAt(`${at}.proof`)} />
        </FormGrid>
      </Stack>
    </Card>
  );
}
