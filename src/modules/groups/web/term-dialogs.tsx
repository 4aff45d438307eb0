import { useState, type ReactNode } from 'react';
import type { Decision, RefusalBody } from '#platform/refusal.ts';
import {
  AreaField,
  Button,
  ComboField,
  Dialog,
  Form,
  RefusalNotice,
  SelectField,
  TextField,
  call,
  optionsOf,
  useAct,
  useForm,
  useText,
} from '#ui/index.ts';
import { findPeople } from '#modules/directory/web/find-people.ts';
import { documentsApi } from '#modules/documents/contract.ts';
import { groupsApi, headRatings, type TermDetail } from '../contract.ts';
import { words } from './words.ts';

const saved = { vi: 'Đã lưu.', en: 'Saved.' };
type TermProps = { term: TermDetail };

const findDocuments = (q: string) =>
  call(documentsApi.list, { query: { q, limit: 20 } }).then((page) =>
    page.rows.map((row) => ({ value: row.id, label: [row.type, row.number].filter(Boolean).join(' '), hint: row.title })),
  );

interface FormButtonProps {
  label: string;
  decision: Decision;
  kind?: 'primary' | 'normal';
  refusal: RefusalBody | null;
  busy: boolean;
  submit: () => Promise<boolean>;
  children: ReactNode;
}

/** A button that opens a small form; the dialog stays open when the answer is no. */
function FormButton({ label, decision, kind = 'normal', refusal, busy, submit, children }: FormButtonProps) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  // A verb of another post is not shown; a verb of mine that cannot happen now is, with its reason.
  if (!decision.ok && decision.refusal.kind === 'forbidden') return null;
  const send = async () => {
    if (await submit()) setOpen(false);
  };
  return (
    <>
      <Button kind={kind} small={kind === 'normal'} decision={decision} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={label}
        footer={
          <>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {t.cancel}
            </Button>
            <Button kind="primary" busy={busy} onClick={() => void send()}>
              {t.save}
            </Button>
          </>
        }
      >
        <RefusalNotice refusal={refusal} />
        {children}
      </Dialog>
    </>
  );
}

export function DecideButton({ term }: TermProps) {
  const t = useText(words);
  const act = useAct(groupsApi.decide, { quiet: true, done: saved });
  const form = useForm({ documentId: null as string | null }, { refusal: act.refusal, onSubmit: () => undefined });
  const submit = async () =>
    (await act.run({ params: { id: term.id }, body: { version: term.version, documentId: form.values.documentId ?? '' } })) !== undefined;
  return (
    <FormButton label={t.decide} kind="primary" decision={term.can.decide} refusal={act.refusal} busy={act.busy} submit={submit}>
      <Form form={form}>
        <ComboField label={t.decision} required load={findDocuments} {...form.field('documentId')} />
      </Form>
    </FormButton>
  );
}

export function ReplaceButton({ term }: TermProps) {
  const t = useText(words);
  const act = useAct(groupsApi.replaceHead, { quiet: true, done: saved });
  const form = useForm(
    { post: 'head' as 'head' | 'deputy' | null, unitId: null as string | null, reason: '' },
    { refusal: act.refusal, onSubmit: () => undefined },
  );
  const submit = async () => {
    const { post, unitId, reason } = form.values;
    return (
      (await act.run({ params: { id: term.id }, body: { version: term.version, post: post ?? 'head', unitId: unitId ?? '', reason } })) !== undefined
    );
  };
  return (
    <FormButton label={t.replace} decision={term.can.replaceHead} refusal={act.refusal} busy={act.busy} submit={submit}>
      <Form form={form}>
        <SelectField label={t.post} required options={postOptions(t)} {...form.field('post')} />
        <SelectField label={t.unit} required options={term.members.map((unit) => ({ value: unit.id, label: unit.name }))} {...form.field('unitId')} />
        <TextField label={t.reason} required {...form.field('reason')} />
      </Form>
    </FormButton>
  );
}

const postOptions = (t: { head: string; deputy: string }) => [
  { value: 'head' as const, label: t.head },
  { value: 'deputy' as const, label: t.deputy },
];

export function RepresentativeButton({ term }: TermProps) {
  const t = useText(words);
  const act = useAct(groupsApi.setRepresentative, { quiet: true, done: saved });
  const form = useForm(
    { post: 'head' as 'head' | 'deputy' | null, personId: null as string | null },
    { refusal: act.refusal, onSubmit: () => undefined },
  );
  const submit = async () => {
    const { post, personId } = form.values;
    return (
      (await act.run({ params: { id: term.id }, body: { version: term.version, post: post ?? 'head', personId: personId ?? '' } })) !== undefined
    );
  };
  return (
    <FormButton label={t.setRepresentative} decision={term.can.setRepresentative} refusal={act.refusal} busy={act.busy} submit={submit}>
      <Form form={form}>
        <SelectField label={t.post} required options={postOptions(t)} {...form.field('post')} />
        <ComboField label={t.person} required load={findPeople} {...form.field('personId')} />
      </Form>
    </FormButton>
  );
}

export function DescribeButton({ term }: TermProps) {
  const t = useText(words);
  const act = useAct(groupsApi.describe, { quiet: true, done: saved });
  const form = useForm({ focus: term.focus, regulationDocumentId: term.regulation?.id ?? null }, { refusal: act.refusal, onSubmit: () => undefined });
  const submit = async () => (await act.run({ params: { id: term.id }, body: { version: term.version, ...form.values } })) !== undefined;
  return (
    <FormButton label={t.describe} decision={term.can.describe} refusal={act.refusal} busy={act.busy} submit={submit}>
      <Form form={form}>
        <AreaField label={t.focus} {...form.field('focus')} />
        <ComboField label={t.regulation} load={findDocuments} valueLabel={term.regulation?.label} {...form.field('regulationDocumentId')} />
      </Form>
    </FormButton>
  );
}

export function RateButton({ term }: TermProps) {
  const t = useText(words);
  const act = useAct(groupsApi.rateHead, { quiet: true, done: saved });
  const form = useForm(
    { rating: (term.rating?.code ?? 'GOOD') as keyof typeof headRatings | null, note: term.rating?.note ?? '' },
    { refusal: act.refusal, onSubmit: () => undefined },
  );
  const submit = async () => {
    const { rating, note } = form.values;
    return (await act.run({ params: { id: term.id }, body: { version: term.version, rating: rating ?? 'GOOD', note } })) !== undefined;
  };
  return (
    <FormButton label={t.rate} decision={term.can.rateHead} refusal={act.refusal} busy={act.busy} submit={submit}>
      <Form form={form}>
        <SelectField label={t.rating} required options={optionsOf(headRatings)} {...form.field('rating')} />
        <AreaField label={t.note} required {...form.field('note')} />
      </Form>
    </FormButton>
  );
}
