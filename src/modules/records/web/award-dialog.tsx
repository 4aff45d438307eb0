import { ChangeDialog } from '#modules/directory/web/change-dialog.tsx';
import { lawApi } from '#modules/law/contract.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import {
  ComboField,
  FormGrid,
  NumberField,
  optionsOf,
  PartialDateField,
  SelectField,
  TextField,
  useRead,
  useSay,
  useSession,
  useText,
} from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import { branches, certainties } from '../labels.ts';
import type { RecordDetail } from '../shapes.ts';
import { words } from './words.ts';

/** Titles and commendations for a choice field; what is not for this subject is left out. */
export function useAwardOptions(kind: 'person' | 'unit') {
  const say = useSay();
  const read = useRead(lawApi.awards, { query: {} });
  return (read.data?.awards ?? [])
    .filter((award) => award.subject === kind || award.subject === 'both')
    .map((award) => ({ value: award.code, label: say(award.name) }));
}

/** The person's recognised works, and that none was used. */
const workOptions = (record: RecordDetail, none: string) => [
  { value: 'NONE', label: none },
  ...record.initiatives.filter((work) => work.level !== null).map((work) => ({ value: work.id, label: work.title })),
];

/** On what an award on record stood, said afterwards. */
export function UsedWorkDialog({ record, award, onClose }: { record: RecordDetail; award: RecordDetail['awards'][number]; onClose: () => void }) {
  const t = useText(words);
  return (
    <ChangeDialog
      title={`${t.noteUsedWork}: ${award.awardName} ${award.year}`}
      text={t.usedWorkText}
      act={recordsApi.stateUsedWork}
      params={{ id: award.id }}
      initial={{ usedWork: null as string | null, reason: '' }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ComboField label={t.usedWork} required options={workOptions(record, t.usedNone)} {...form.field('usedWork')} />
          <TextField label={t.reason} {...form.field('reason')} />
        </>
      )}
    </ChangeDialog>
  );
}

/** An award of earlier years, from its paper. */
export function AwardDialog({ record, onClose }: { record: RecordDetail; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  const options = useAwardOptions(record.subject.kind);
  const { kind, id } = record.subject;
  return (
    <ChangeDialog
      title={t.backEnter}
      act={recordsApi.backEnterAward}
      initial={{
        subject: { kind, id },
        awardCode: null as string | null,
        year: null as number | null,
        paperNumber: '',
        decidedOn: null as string | null,
        issuerName: '',
        branch: 'cong_trang' as keyof typeof branches | null,
        source: '',
        certainty: 'CERTAIN' as 'CERTAIN' | 'UNCERTAIN' | null,
        usedWork: null as string | null,
      }}
      help={<RuleNote on={today} />}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ComboField label={t.award} required options={options} {...form.field('awardCode')} />
          <FormGrid>
            <NumberField label={t.achievementYear} required least={1945} most={Number(today.slice(0, 4))} {...form.field('year')} />
            <SelectField label={t.branch} options={optionsOf(branches)} {...form.field('branch')} />
            <TextField label={t.paperNumber} {...form.field('paperNumber')} />
            <PartialDateField label={t.decidedOn} {...form.field('decidedOn')} />
          </FormGrid>
          <TextField label={t.issuer} {...form.field('issuerName')} />
          {kind === 'person' && (
            <ComboField label={t.usedWork} hint={t.usedWorkHint} options={workOptions(record, t.usedNone)} {...form.field('usedWork')} />
          )}
          <TextField label={t.source} required {...form.field('source')} />
          <SelectField label={t.certainty} required empty={false} options={optionsOf(certainties)} {...form.field('certainty')} />
        </>
      )}
    </ChangeDialog>
  );
}
