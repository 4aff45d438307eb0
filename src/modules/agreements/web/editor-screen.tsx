import { useState } from 'react';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  DraftNotice,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  SavedMark,
  Stack,
  TextField,
  Why,
  linkTo,
  useDraft,
  useForm,
  useGo,
  usePathParams,
  useRead,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { agreementsApi, type AgreementDetail, type Content, type LimitDraft } from '../contract.ts';
import { gapsOf } from '../rules.ts';
import { ClauseEditor } from './editor-clause.tsx';
import { contentOf, newClause, newRowId, type EditorForm } from './editor-values.ts';
import { useAutosave } from './autosave.ts';
import { editWords, words } from './words.ts';

export default function EditorScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(editWords);
  const read = useRead(agreementsApi.detail, { params: { id } });
  return (
    <ReadState read={read}>
      {(it) => {
        if (it.state === 'DRAFT' && it.can.edit.ok) return <DraftEditor it={it} />;
        if (it.can.amend.ok) return <AmendmentEditor it={it} />;
        return (
          <EmptyState title={t.locked} action={<LinkButton to={linkTo('/giao-uoc/$id', { id })}>{t.finish}</LinkButton>}>
            <Locked it={it} />
          </EmptyState>
        );
      }}
    </ReadState>
  );
}

function Locked({ it }: { it: AgreementDetail }) {
  const say = useSay();
  const decision = it.state === 'IN_FORCE' ? it.can.amend : it.can.edit;
  return decision.ok ? null : say(decision.refusal.message);
}

const crumbsOf = (label: string, it: AgreementDetail) => [
  { label, to: '/giao-uoc' },
  { label: it.title, to: linkTo('/giao-uoc/$id', { id: it.id }) },
];

/** The head's desk writes; the server keeps what is written while typing pauses. */
function DraftEditor({ it }: { it: AgreementDetail }) {
  const t = useText(editWords);
  const crumb = useText(words).agreements;
  const go = useGo();
  const form = useForm<EditorForm>({
    ...contentOf(it),
    limits: it.limits.map(({ id, text, answer, dismissedReason }) => ({ id, text, answer, dismissedReason })),
  });
  const [version, setVersion] = useState(it.version);
  // The key names the version the kept words are newer than: after somebody else's save they would be stale.
  const draft = useDraft(`agreement.${it.id}.${version}`, form);
  const save = useAutosave(it.id, it.version, form.values, ({ values, stillSame, version: next }) => {
    draft.clear();
    setVersion(next);
    if (stillSame) form.reset(values as EditorForm);
  });
  const back = linkTo('/giao-uoc/$id', { id: it.id });
  const finish = async () => {
    if (!(await save.flush())) return;
    draft.clear();
    go(back);
  };
  return (
    <Page
      title={t.editTitle(it.title)}
      crumbs={crumbsOf(crumb, it)}
      actions={
        <>
          <SavedMark state={save.state} at={save.at ?? draft.savedAt} />
          <Button kind="primary" onClick={() => void finish()}>
            {t.finish}
          </Button>
        </>
      }
    >
      <Form form={form}>
        <DraftNotice draft={draft} />
        <RefusalNotice refusal={save.refusal} />
        {save.state === 'local' && <Why>{t.unfinished}</Why>}
        <ContentFields form={form} it={it} />
        <Limits form={form} />
      </Form>
    </Page>
  );
}

/** The text of an amendment stays on this machine until it is sent to all for signing. */
function AmendmentEditor({ it }: { it: AgreementDetail }) {
  const t = useText(editWords);
  const crumb = useText(words).agreements;
  const go = useGo();
  const form = useForm<EditorForm>({ ...contentOf(it), limits: [] });
  const draft = useDraft(`agreement.amend.${it.id}.${it.revision}`, form);
  const { aim, place, clauses } = form.values;
  return (
    <Page
      title={t.amendTitle(it.title)}
      crumbs={crumbsOf(crumb, it)}
      subtitle={t.amendAbout}
      actions={
        <>
          {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
          <ActionButton
            act={agreementsApi.amend}
            params={{ id: it.id }}
            body={{ version: it.version, aim, place, clauses }}
            decision={it.can.amend}
            kind="primary"
            askReason={t.amendReason}
            done={{ vi: 'Phụ lục đã gửi để các đơn vị ký.', en: 'The amendment is out for signing.' }}
            onDone={() => {
              draft.clear();
              go(linkTo('/giao-uoc/$id', { id: it.id }));
            }}
          >
            {t.amendSend}
          </ActionButton>
        </>
      }
    >
      <Form form={form}>
        <DraftNotice draft={draft} />
        <ContentFields form={form} it={it} />
      </Form>
    </Page>
  );
}

interface FieldsProps {
  readonly form: ReturnType<typeof useForm<EditorForm>>;
  readonly it: AgreementDetail;
}

function ContentFields({ form, it }: FieldsProps) {
  const t = useText(editWords);
  const { clauses } = form.values;
  const change = (next: Content['clauses']) => form.set({ clauses: next });
  const gaps = gapsOf(
    form.values,
    it.members.map((member) => member.unitId),
  );
  return (
    <Stack>
      <Card title={t.frame}>
        <Stack>
          <AreaField label={t.aim} rows={2} {...form.field('aim')} />
          <TextField label={t.place} {...form.field('place')} />
        </Stack>
      </Card>
      {clauses.length === 0 && <EmptyState title={t.noClauses}>{t.noClausesHint}</EmptyState>}
      {clauses.map((clause, index) => (
        <ClauseEditor
          key={clause.id}
          form={form}
          index={index}
          it={it}
          gaps={gaps.filter((gap) => gap.path.startsWith(`clauses.${index}.`))}
          onChange={change}
        />
      ))}
      <Row>
        <Button icon={IconPlus} onClick={() => change([...clauses, newClause()])}>
          {t.addClause}
        </Button>
      </Row>
    </Stack>
  );
}

/** What last year left open: an answer, or a reason to dismiss it. */
function Limits({ form }: Pick<FieldsProps, 'form'>) {
  const t = useText(editWords);
  const { limits } = form.values;
  const blank = (): LimitDraft => ({ id: newRowId(), text: '', answer: '', dismissedReason: '' });
  return (
    <Card title={t.limits} count={limits.length || undefined}>
      <Stack>
        <Notice tone="info">{t.limitsAbout}</Notice>
        {limits.map((limit, index) => (
          <Stack key={limit.id} gap={8}>
            <AreaField label={t.limitText} rows={2} required {...form.fieldAt(`limits.${index}.text`)} />
            <AreaField label={t.limitAnswer} rows={2} {...form.fieldAt(`limits.${index}.answer`)} />
            {limit.answer === '' && <AreaField label={t.limitDismiss} rows={2} {...form.fieldAt(`limits.${index}.dismissedReason`)} />}
          </Stack>
        ))}
        <Row>
          <Button icon={IconPlus} onClick={() => form.set({ limits: [...limits, blank()] })}>
            {t.addLimit}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
