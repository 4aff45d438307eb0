import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  Chip,
  DateField,
  Dialog,
  Facts,
  Form,
  Item,
  List,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  StatusChip,
  TextField,
  useAct,
  useForm,
  useLang,
  useRead,
  useText,
  Why,
  WhyNot,
  FormGrid,
} from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { extensionStates, progressApi, taskFateLabels, taskFields, type Overview, type TaskRow } from '../contract.ts';
import { words } from './words.ts';

type Mode = 'show' | 'edit' | 'extend' | 'otherDay';

/** Everything about one task: proofs, cause, extensions with both dates, correction, cancellation. */
export function TaskDialog({ task, it, onClose }: { task: TaskRow; it: Overview; onClose: () => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const [mode, setMode] = useState<Mode>('show');
  const back = () => setMode('show');
  return (
    <Dialog open onClose={onClose} title={task.title} width={680}>
      {mode === 'edit' && <EditTask task={task} it={it} onDone={back} />}
      {mode === 'extend' && <AskExtension task={task} onDone={back} />}
      {mode === 'otherDay' && <OtherDay task={task} onDone={back} />}
      {mode === 'show' && (
        <Stack>
          <Row>
            <StatusChip status={taskFateLabels[task.fate]} />
            {task.daysLate > 0 && <Chip tone="danger">{t.daysLate(task.daysLate)}</Chip>}
          </Row>
          <Facts
            facts={[
              { label: t.due, value: showDate(task.countingDueOn, lang) },
              { label: t.owner, value: task.ownerName || '—' },
              ...(task.completedOn ? [{ label: t.completedOn, value: showDate(task.completedOn, lang) }] : []),
              ...(task.commitment ? [{ label: t.commitment, value: task.commitment.name }] : []),
              ...(task.content ? [{ label: t.content, value: task.content.name }] : []),
            ]}
          />
          {task.cancelledReason && <Why>{t.cancelledWhy(task.cancelledReason)}</Why>}
          <TaskVerbs task={task} onMode={setMode} />
          {(task.daysLate > 0 || task.cause !== '') && <Cause task={task} />}
          <Card title={t.proofs} small>
            <EvidencePicker objectType="task" objectId={task.id} unitId={it.unit.id} canChange={it.can.addTask.ok} />
          </Card>
          {task.extensions.length > 0 && <Extensions task={task} />}
        </Stack>
      )}
    </Dialog>
  );
}

function TaskVerbs({ task, onMode }: { task: TaskRow; onMode: (mode: Mode) => void }) {
  const t = useText(words);
  const params = { id: task.id };
  const { can, version } = task;
  return (
    <Stack gap={10}>
      <Row>
        {task.completedOn === null ? (
          <>
            <ActionButton
              kind="primary"
              act={progressApi.complete}
              params={params}
              body={{ version, completedOn: null }}
              decision={can.complete}
              done={words.doneSaid}
            >
              {t.done}
            </ActionButton>
            <Button decision={can.complete} onClick={() => onMode('otherDay')}>
              {t.otherDay}
            </Button>
            <Button decision={can.askExtension} onClick={() => onMode('extend')}>
              {t.askExtension}
            </Button>
          </>
        ) : (
          <ActionButton act={progressApi.undo} params={params} body={{ version }} decision={can.undo} askReason done={words.undone}>
            {t.undo}
          </ActionButton>
        )}
        <Button kind="quiet" decision={can.edit} onClick={() => onMode('edit')}>
          {t.edit}
        </Button>
        <ActionButton
          kind="quiet"
          act={progressApi.cancel}
          params={params}
          body={{ version }}
          decision={can.cancel}
          confirm={{ title: t.cancel, text: t.cancelAsk }}
          askReason
          done={words.cancelled}
        >
          {t.cancel}
        </ActionButton>
      </Row>
      {task.completedOn === null && <WhyNot decisions={[can.complete, can.askExtension]} />}
    </Stack>
  );
}

function Cause({ task }: { task: TaskRow }) {
  const t = useText(words);
  const [cause, setCause] = useState(task.cause);
  const act = useAct(progressApi.explain, { done: words.saved });
  return (
    <Stack gap={8}>
      <AreaField label={t.cause} rows={2} value={cause} onChange={setCause} readOnly={!task.can.explain.ok} />
      {task.can.explain.ok && (
        <Row>
          <Button small busy={act.busy} onClick={() => void act.run({ params: { id: task.id }, body: { version: task.version, cause } })}>
            {t.saveCause}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

/** Old and new date side by side, whatever the answer. */
function Extensions({ task }: { task: TaskRow }) {
  const t = useText(words);
  const { lang } = useLang();
  const body = { version: task.version };
  return (
    <Card title={t.extensions} small flush>
      <List>
        {task.extensions.map((one) => (
          <Item
            key={one.id}
            title={`${showDate(one.oldDueOn, lang)} → ${showDate(one.newDueOn, lang)}`}
            sub={one.reason}
            note={[one.askedBy, showDate(one.askedOn, lang), one.answeredBy, one.answer].filter(Boolean).join(' · ')}
            end={
              one.state === 'ASKED' && task.can.answerExtension.ok ? (
                <Row gap={6}>
                  <ActionButton
                    small
                    act={progressApi.answerExtension}
                    params={{ id: task.id }}
                    body={{ ...body, approved: true, answer: '' }}
                    done={words.answered}
                  >
                    {t.approveExtension}
                  </ActionButton>
                  <ActionButton
                    small
                    kind="quiet"
                    act={progressApi.answerExtension}
                    params={{ id: task.id }}
                    body={{ ...body, approved: false, answer: '' }}
                    confirm={{ title: t.refuseExtension }}
                    done={words.answered}
                  >
                    {t.refuseExtension}
                  </ActionButton>
                </Row>
              ) : (
                <StatusChip status={extensionStates[one.state]} />
              )
            }
          />
        ))}
      </List>
    </Card>
  );
}

function AskExtension({ task, onDone }: { task: TaskRow; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(progressApi.askExtension, { quiet: true, done: words.asked, onDone });
  const form = useForm(
    { newDueOn: null as string | null, reason: '' },
    {
      schema: progressApi.askExtension.body.omit({ version: true }),
      refusal: act.refusal,
      onSubmit: ({ newDueOn, reason }) => act.run({ params: { id: task.id }, body: { version: task.version, newDueOn: newDueOn ?? '', reason } }),
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <DateField label={t.newDue} required {...form.field('newDueOn')} />
      <AreaField label={t.reason} required rows={2} {...form.field('reason')} />
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.send}
        </Button>
      </Row>
    </Form>
  );
}

function OtherDay({ task, onDone }: { task: TaskRow; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(progressApi.complete, { quiet: true, done: words.doneSaid, onDone });
  const form = useForm(
    { completedOn: null as string | null },
    { refusal: act.refusal, onSubmit: ({ completedOn }) => act.run({ params: { id: task.id }, body: { version: task.version, completedOn } }) },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <DateField label={t.completedOn} required {...form.field('completedOn')} />
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.done}
        </Button>
      </Row>
    </Form>
  );
}

function EditTask({ task, it, onDone }: { task: TaskRow; it: Overview; onDone: () => void }) {
  const t = useText(words);
  const links = useRead(progressApi.links, { params: { unitId: it.unit.id, year: it.year } });
  const act = useAct(progressApi.editTask, { quiet: true, done: words.saved, onDone });
  const start = {
    title: task.title,
    ownerName: task.ownerName,
    dueOn: task.dueOn as string | null,
    commitmentId: task.commitment?.id ?? null,
    contentId: task.content?.id ?? null,
  };
  const form = useForm(start, {
    schema: taskFields,
    refusal: act.refusal,
    onSubmit: ({ dueOn, ...values }) => act.run({ params: { id: task.id }, body: { ...values, dueOn: dueOn ?? '', version: task.version } }),
  });
  const options = (rows: { id: string; name: string }[] | undefined) => (rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <TextField label={t.task} required {...form.field('title')} />
      <FormGrid>
        <TextField label={t.owner} {...form.field('ownerName')} />
        <DateField label={t.due} required readOnly={it.programme?.state === 'APPROVED'} {...form.field('dueOn')} />
      </FormGrid>
      <SelectField label={t.commitment} options={options(links.data?.commitments)} {...form.field('commitmentId')} />
      <SelectField label={t.content} options={options(links.data?.contents)} {...form.field('contentId')} />
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}
