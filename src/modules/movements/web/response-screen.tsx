import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  ComboField,
  DraftNotice,
  EmptyState,
  Facts,
  Form,
  Link,
  Notice,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  SavedMark,
  Split,
  Stack,
  TextField,
  WhyNot,
  linkTo,
  useAct,
  useDraft,
  useForm,
  useGo,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { movementsApi, responseStates, type MovementDetail, type MyUnit } from '../contract.ts';
import { findDocuments } from './find-documents.ts';
import { responseWords } from './response-words.ts';
import { useReceipt } from './use-receipt.ts';
import { words } from './words.ts';

/** A unit's own launch or plan in answer to a movement: the officer drafts, the head submits. */
export default function ResponseScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(movementsApi.detail, { params: { id } });
  return <ReadState read={read}>{(movement) => <ResponsePage movement={movement} />}</ReadState>;
}

function ResponsePage({ movement }: { movement: MovementDetail }) {
  const t = useText(responseWords);
  const all = useText(words);
  const [unit] = movement.myUnits;
  useReceipt(movement);
  return (
    <Page
      title={t.title}
      crumbs={[
        { label: all.crumb, to: '/phong-trao' },
        { label: movement.title, to: linkTo('/phong-trao/$id', { id: movement.id }) },
      ]}
      {...(unit?.response ? { status: responseStates[unit.response.state] } : {})}
      subtitle={unit?.name}
      actions={
        unit?.response && (
          <ActionButton
            act={movementsApi.submitResponse}
            params={{ id: movement.id }}
            body={{ unitId: unit.unitId, version: unit.response.version }}
            decision={unit.can.submit}
            kind="primary"
            confirm={{ title: t.submit, text: t.submitText }}
            done={{ vi: 'Đã gửi kế hoạch hưởng ứng.', en: 'Response submitted.' }}
          >
            {t.submit}
          </ActionButton>
        )
      }
    >
      {unit ? (
        <Split aside={<Asked movement={movement} />}>
          {unit.response?.state === 'SUBMITTED' ? (
            <Sent unit={unit} />
          ) : (
            <ResponseForm key={unit.response?.version ?? 'new'} movement={movement} unit={unit} />
          )}
        </Split>
      ) : (
        <EmptyState title={t.noUnit}>{t.noUnitHint}</EmptyState>
      )}
    </Page>
  );
}

/** What the movement asks for, beside the form. */
function Asked({ movement }: { movement: MovementDetail }) {
  const t = useText(responseWords);
  const all = useText(words);
  const { lang } = useLang();
  return (
    <Card title={movement.title} small>
      <Stack gap={10}>
        <Facts
          facts={[
            ...(movement.theme ? [{ label: all.theme, value: movement.theme }] : []),
            ...(movement.respondBy ? [{ label: all.respondBy, value: showDate(movement.respondBy, lang) }] : []),
          ]}
        />
        {movement.contents.length > 0 && <b>{t.asked}</b>}
        <ol>
          {movement.contents.map((content) => (
            <li key={content.id}>{content.title}</li>
          ))}
        </ol>
      </Stack>
    </Card>
  );
}

function Sent({ unit }: { unit: MyUnit }) {
  const t = useText(responseWords);
  const all = useText(words);
  const { lang } = useLang();
  const { response } = unit;
  if (!response) return null;
  return (
    <Card title={response.title}>
      <Facts
        facts={[
          { label: t.plan, value: response.plan || '—' },
          { label: all.linkedWork, value: response.linkedWork },
          {
            label: t.document,
            value: response.document ? <Link to={linkTo('/van-ban/$id', { id: response.document.id })}>{response.document.label}</Link> : '—',
          },
          { label: t.sentOn, value: showDate(response.submittedOn, lang) },
        ]}
      />
    </Card>
  );
}

function ResponseForm({ movement, unit }: { movement: MovementDetail; unit: MyUnit }) {
  const t = useText(responseWords);
  const all = useText(words);
  const go = useGo();
  const act = useAct(movementsApi.respond, { quiet: true, done: { vi: 'Đã lưu bản soạn.', en: 'Draft saved.' } });
  const { response } = unit;
  const form = useForm(
    {
      title: response?.title ?? t.suggested(unit.name, movement.title),
      plan: response?.plan ?? '',
      linkedWork: response?.linkedWork ?? '',
      documentId: response?.document?.id ?? null,
    },
    {
      schema: movementsApi.respond.body.omit({ unitId: true, version: true }),
      refusal: act.refusal,
      onSubmit: async (values) => {
        const saved = await act.run({ params: { id: movement.id }, body: { ...values, unitId: unit.unitId, version: response?.version ?? null } });
        if (saved) draft.clear();
      },
    },
  );
  const draft = useDraft(`movements.response.${movement.id}.${unit.unitId}.${response?.version ?? 'new'}`, form);
  return (
    <Card>
      <Form form={form}>
        <DraftNotice draft={draft} />
        <RefusalNotice refusal={act.refusal} />
        {!unit.can.respond.ok && <WhyNot decisions={[unit.can.respond]} />}
        <TextField label={t.name} required {...form.field('title')} />
        <AreaField label={t.plan} hint={t.planHint} {...form.field('plan')} />
        <AreaField label={all.linkedWork} hint={t.linkedHint} required {...form.field('linkedWork')} />
        <ComboField label={t.document} load={findDocuments} valueLabel={response?.document?.label} {...form.field('documentId')} />
        {response && <Notice tone="info">{t.leaderSubmits}</Notice>}
        <Row justify="end">
          {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
          <Button kind="quiet" onClick={() => go(linkTo('/phong-trao/$id', { id: movement.id }))}>
            {t.back}
          </Button>
          <Button type="submit" kind={response ? 'normal' : 'primary'} busy={act.busy} decision={unit.can.respond}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
