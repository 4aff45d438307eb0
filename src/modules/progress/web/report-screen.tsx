import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  DataTable,
  DraftNotice,
  Facts,
  Form,
  linkTo,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  SavedMark,
  Split,
  Stack,
  StatusChip,
  useAct,
  useDraft,
  useForm,
  useLang,
  usePathParams,
  useRead,
  useText,
  Why,
  WhyNot,
  type Column,
} from '#ui/index.ts';
import { progressApi, progressRefusals, reportStates, taskFateLabels, verdictLabels, type MonthReport, type TaskRow } from '../contract.ts';
import { showRate } from '../rules.ts';
import { monthSentence } from './month-words.ts';
import { words } from './words.ts';

/** The report of one month: figures from the tasks, causes from the officer, sent by the leader. */
export default function ReportScreen() {
  const { unitId, year, month } = usePathParams<{ unitId: string; year: string; month: string }>();
  const read = useRead(progressApi.report, { params: { unitId, year: Number(year), month: Number(month) } }, { keep: false });
  return <ReadState read={read}>{(it) => <Report key={`${it.month}-${it.version}-${it.state}`} it={it} />}</ReadState>;
}

function Report({ it }: { it: MonthReport }) {
  const t = useText(words);
  const { lang } = useLang();
  const params = { unitId: it.unit.id, year: it.year, month: it.month };
  const save = useAct(progressApi.saveReport, { quiet: true });
  const start = { note: it.note, causes: Object.fromEntries(it.late.map((task) => [task.id, task.cause])) };
  const form = useForm(start, { refusal: save.refusal, onSubmit: () => store() });
  const draft = useDraft(`progress.report.${it.unit.id}.${it.year}.${it.month}`, form);
  const store = async () => {
    const causes = it.late.map((task) => ({ taskId: task.id, cause: form.values.causes[task.id] ?? '' }));
    const saved = await save.run({ params, body: { version: it.version, note: form.values.note, causes } });
    if (saved) draft.clear();
    return saved;
  };
  const waiting = form.dirty;
  /** The leader sends; everybody else lays it before the leader. */
  const binds = it.can.submit.ok || it.can.submit.refusal.code !== progressRefusals.onlyLeader.code;
  return (
    <Page
      title={t.report(it.month)}
      subtitle={`${it.unit.name} · ${t.year(it.year)} · ${it.submittedOn ? t.reportSent(showDate(it.submittedOn, lang)) : t.reportDue(showDate(it.dueOn, lang))}`}
      crumbs={[{ label: t.title, to: linkTo('/ket-qua', {}, { nam: String(it.year), thang: String(it.month), 'don-vi': it.unit.id }) }]}
      status={reportStates[it.state]}
      actions={
        it.state === 'SUBMITTED' ? (
          <ActionButton
            act={progressApi.withdrawReport}
            params={params}
            body={{ version: it.version }}
            decision={it.can.withdraw}
            askReason
            done={words.withdrawn}
          >
            {t.withdraw}
          </ActionButton>
        ) : waiting ? (
          <Button kind="primary" busy={save.busy} decision={it.can.save} onClick={() => void store()}>
            {t.save}
          </Button>
        ) : binds ? (
          <ActionButton
            kind="primary"
            act={progressApi.submitReport}
            params={params}
            body={{ version: it.version }}
            decision={it.can.submit}
            confirm={{ title: t.submit, text: t.submitAsk }}
            done={words.submitted}
          >
            {t.submit}
          </ActionButton>
        ) : (
          <ActionButton kind="primary" act={progressApi.presentReport} params={params} decision={it.can.present} done={words.presented}>
            {t.present}
          </ActionButton>
        )
      }
    >
      <Split aside={<Figures it={it} />}>
        <Stack>
          {it.state === 'DRAFT' && !waiting && <WhyNot decisions={[binds ? it.can.submit : it.can.present]} />}
          <Card title={t.lateTasks} count={it.late.length || undefined} countTone="danger">
            <Form form={form}>
              <DraftNotice draft={draft} />
              <RefusalNotice refusal={save.refusal} />
              {it.late.length === 0 && <span>{t.noLate}</span>}
              {it.late.map((task) => (
                <AreaField
                  key={task.id}
                  label={`${task.title} · ${t.daysLate(task.daysLate)}`}
                  hint={`${t.due} ${showDate(task.countingDueOn, lang)}${task.ownerName ? ` · ${task.ownerName}` : ''}`}
                  placeholder={t.cause}
                  rows={2}
                  required
                  readOnly={!it.can.save.ok}
                  {...form.fieldAt(`causes.${task.id}`)}
                />
              ))}
              <AreaField label={t.note} rows={3} readOnly={!it.can.save.ok} {...form.field('note')} />
              {draft.savedAt && (
                <Row justify="end">
                  <SavedMark state="local" at={draft.savedAt} />
                </Row>
              )}
            </Form>
          </Card>
          <DataTable caption={t.tasks} columns={columns(t, lang)} rows={it.tasks} rowKey={(row) => row.id} dense />
        </Stack>
      </Split>
    </Page>
  );
}

function Figures({ it }: { it: MonthReport }) {
  const t = useText(words);
  const { lang } = useLang();
  const sentence = monthSentence(it.rate, it.rule, lang);
  return (
    <Card title={t.figures} small aside={<StatusChip status={verdictLabels[it.rate.verdict]} />}>
      <Stack gap={10}>
        <Facts
          look="lines"
          facts={[
            { label: t.dueTasks, value: String(it.rate.due) },
            { label: t.onTimeTasks, value: String(it.rate.onTime) },
            { label: t.openTasks, value: String(it.rate.open) },
            { label: t.rate, value: showRate(it.rate.rateHundredths, it.rule, lang) },
          ]}
        />
        {sentence && <Why>{sentence}</Why>}
        {it.rate.frozen && <Why>{t.frozen}</Why>}
        <span className="u-small u-muted">{t.ruleWords(it.rule.limitPercent, it.rule.extensionCounts)}</span>
      </Stack>
    </Card>
  );
}

const columns = (t: { task: string; due: string; state: string; completedOn: string }, lang: 'vi' | 'en'): Column<TaskRow>[] => [
  { key: 'title', title: t.task, cell: (row) => row.title },
  { key: 'due', title: t.due, align: 'right', width: 120, cell: (row) => showDate(row.countingDueOn, lang), sort: (row) => row.countingDueOn },
  {
    key: 'done',
    title: t.completedOn,
    align: 'right',
    width: 140,
    cell: (row) => (row.completedOn ? showDate(row.completedOn, lang) : '—'),
    sort: (row) => row.completedOn,
  },
  { key: 'state', title: t.state, width: 140, cell: (row) => <StatusChip status={taskFateLabels[row.fate]} />, sort: (row) => row.fate },
];
