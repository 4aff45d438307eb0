import { useState } from 'react';
import {
  AreaField,
  Button,
  DataTable,
  DateField,
  Dialog,
  Form,
  FormGrid,
  RefusalNotice,
  Row,
  Stack,
  TextField,
  useAct,
  useForm,
  useLang,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { showDate } from '#platform/dates.ts';
import { pastedTask, progressApi } from '../contract.ts';
import { readPasted, type PastedLine } from '../paste.ts';
import { FromLastYear } from './from-last-year.tsx';
import { words } from './words.ts';

interface AddTasksProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly unitId: string;
  readonly programmeId: string;
  readonly year: number;
}

const ways = ['oneTask', 'paste', 'fromBefore'] as const;

/** One task typed, a whole table pasted, or last year's taken over; problems are shown row by row before anything is saved. */
export function AddTasksDialog({ open, onClose, unitId, programmeId, year }: AddTasksProps) {
  const t = useText(words);
  const [way, setWay] = useState<(typeof ways)[number]>('oneTask');
  return (
    <Dialog open={open} onClose={onClose} title={t.addTask} width={760}>
      <Stack>
        <Row gap={6}>
          {ways.map((one) => (
            <Button key={one} small kind={way === one ? 'normal' : 'quiet'} aria-pressed={way === one} onClick={() => setWay(one)}>
              {t[one]}
            </Button>
          ))}
        </Row>
        {open && way === 'oneTask' && <OneForm programmeId={programmeId} onDone={onClose} />}
        {open && way === 'paste' && <PasteForm programmeId={programmeId} year={year} onDone={onClose} />}
        {open && way === 'fromBefore' && <FromLastYear unitId={unitId} programmeId={programmeId} year={year} onDone={onClose} />}
      </Stack>
    </Dialog>
  );
}

function OneForm({ programmeId, onDone }: { programmeId: string; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(progressApi.addTasks, { quiet: true, done: words.added, onDone });
  const refusal = act.refusal && {
    ...act.refusal,
    fields: act.refusal.fields?.map((field) => ({ ...field, path: field.path.replace(/^tasks\.0\./, '') })),
  };
  const form = useForm(
    { title: '', ownerName: '', dueOn: null as string | null },
    {
      schema: pastedTask.omit({ completedOn: true }),
      refusal: refusal as never,
      onSubmit: ({ dueOn, ...values }) =>
        act.run({ params: { id: programmeId }, body: { tasks: [{ ...values, dueOn: dueOn ?? '', completedOn: null }] } }),
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <TextField label={t.task} required maxLength={500} {...form.field('title')} />
      <FormGrid>
        <TextField label={t.owner} {...form.field('ownerName')} />
        <DateField label={t.due} required {...form.field('dueOn')} />
      </FormGrid>
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}

function PasteForm({ programmeId, year, onDone }: { programmeId: string; year: number; onDone: () => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const { today } = useSession();
  const [text, setText] = useState('');
  const act = useAct(progressApi.addTasks, { quiet: true, done: words.added, onDone });
  const rows = readPasted(text, year, today);
  const tasks = rows.flatMap((row) => (row.task ? [row.task] : []));
  const bad = rows.length - tasks.length;
  const columns: Column<PastedLine>[] = [
    { key: 'title', title: t.task, cell: (row) => row.task?.title ?? row.cells[0] ?? '—' },
    { key: 'owner', title: t.owner, hideOnPhone: true, cell: (row) => row.cells[1] ?? '' },
    { key: 'due', title: t.due, align: 'right', cell: (row) => (row.task ? showDate(row.task.dueOn, lang) : (row.cells[2] ?? '')) },
    { key: 'problem', title: t.problem, cell: (row) => row.problems.map((problem) => problem[lang]).join(' ') },
  ];
  return (
    <Stack gap={12}>
      <RefusalNotice refusal={act.refusal} />
      <AreaField label={t.paste} hint={t.pasteHint} rows={6} value={text} onChange={setText} />
      {rows.length > 0 && (
        <>
          <output>{t.pasteRows(tasks.length, bad)}</output>
          <DataTable caption={t.paste} dense columns={columns} rows={rows} rowKey={(row) => String(row.line)} />
        </>
      )}
      <Row justify="end">
        <Button
          kind="primary"
          busy={act.busy}
          decision={
            tasks.length === 0 || bad > 0
              ? {
                  ok: false,
                  refusal: {
                    code: 'progress.rows',
                    kind: 'invalid',
                    message: { vi: words.pasteRows.vi(tasks.length, bad), en: words.pasteRows.en(tasks.length, bad) },
                  },
                }
              : { ok: true }
          }
          onClick={() => void act.run({ params: { id: programmeId }, body: { tasks } })}
        >
          {t.saveRows(tasks.length)}
        </Button>
      </Row>
    </Stack>
  );
}
