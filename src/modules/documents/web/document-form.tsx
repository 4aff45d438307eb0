import {
  call,
  AreaField,
  Button,
  ComboField,
  DateField,
  DraftNotice,
  Form,
  FormGrid,
  LinkButton,
  PartialDateField,
  RefusalNotice,
  Row,
  SavedMark,
  SelectField,
  TextField,
  optionsOf,
  useDraft,
  useForm,
  useText,
} from '#ui/index.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import type { BodyOf } from '#platform/contract.ts';
import { documentFields, documentStatuses, documentsApi } from '../contract.ts';
import { words } from './words.ts';

export interface DocumentValues {
  type: string | null;
  number: string | null;
  issuedOn: string | null;
  effectiveFrom: string | null;
  issuerUnitId: string | null;
  title: string;
  status: keyof typeof documentStatuses | null;
  replacedById: string | null;
  note: string;
  /** Only asked for when something on record is corrected. */
  reason: string;
}

export const emptyDocument: DocumentValues = {
  type: 'Công văn',
  number: null,
  issuedOn: null,
  effectiveFrom: null,
  issuerUnitId: null,
  title: '',
  status: 'issued',
  replacedById: null,
  note: '',
  reason: '',
};

const kinds = [
  'Công văn',
  'Kế hoạch',
  'Quyết định',
  'Quy chế',
  'Biên bản',
  'Chỉ thị',
  'Nghị quyết',
  'Thông tư',
  'Nghị định',
  'Luật',
  'Hướng dẫn',
  'Đề án',
  'Dự thảo kế hoạch',
  'Báo cáo',
  'Tờ trình',
];

interface Props {
  draftKey: string;
  initial: DocumentValues;
  labels?: { issuer?: string | null; replacedBy?: string | null };
  correcting: boolean;
  busy: boolean;
  refusal: RefusalBody | null;
  back: string;
  units: (q: string) => Promise<{ value: string; label: string; hint?: string }[]>;
  onSubmit: (values: DocumentBody, done: () => void) => void;
}

/** The form's values once the schema has accepted them. */
type DocumentBody = BodyOf<typeof documentsApi.add> & { reason: string };

export function DocumentForm({ draftKey, initial, labels, correcting, busy, refusal, back, units, onSubmit }: Props) {
  const t = useText(words);
  const form = useForm(initial, {
    schema: documentFields.loose(),
    refusal,
    onSubmit: (values) => onSubmit(values as DocumentBody, () => draft.clear()),
  });
  const draft = useDraft(draftKey, form);
  const documents = (q: string) =>
    call(documentsApi.list, { query: { q, limit: 20 } }).then((page) =>
      page.rows.map((row) => ({ value: row.id, label: [row.type, row.number].filter(Boolean).join(' '), hint: row.title })),
    );
  return (
    <Form form={form}>
      <DraftNotice draft={draft} />
      <RefusalNotice refusal={refusal} />
      <FormGrid>
        <SelectField label={t.kind} required options={kinds.map((value) => ({ value, label: value }))} {...form.field('type')} />
        <TextField label={t.number} hint={t.numberHint} {...form.field('number')} />
        <PartialDateField label={t.issuedOn} hint={t.dateHint} {...form.field('issuedOn')} />
        <DateField label={t.effectiveFrom} {...form.field('effectiveFrom')} />
        <ComboField label={t.issuer} load={units} valueLabel={labels?.issuer ?? undefined} {...form.field('issuerUnitId')} />
        <SelectField label={t.status} required options={optionsOf(documentStatuses)} {...form.field('status')} />
      </FormGrid>
      <AreaField label={t.title} required {...form.field('title')} />
      <ComboField label={t.replacedBy} load={documents} valueLabel={labels?.replacedBy ?? undefined} {...form.field('replacedById')} />
      <AreaField label={t.note} {...form.field('note')} />
      {correcting && <TextField label={t.reason} hint={t.reasonHint} required {...form.field('reason')} />}
      <Row justify="end">
        {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
        <LinkButton to={back} kind="quiet">
          {t.cancel}
        </LinkButton>
        <Button type="submit" kind="primary" busy={busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}
