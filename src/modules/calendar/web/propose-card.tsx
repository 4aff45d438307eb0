import {
  AreaField,
  Button,
  Card,
  DraftNotice,
  Form,
  Notice,
  RefusalNotice,
  Row,
  SavedMark,
  Stack,
  TextField,
  useAct,
  useDraft,
  useForm,
  useText,
} from '#ui/index.ts';
import { calendarApi } from '../contract.ts';
import { readDays, writeDays } from '../days-text.ts';
import { words } from './words.ts';
import type { WorkYear } from './work-year-screen.tsx';

/** The first step: days as the announcement has them, one a line. A line that is not understood stops the sending. */
export function ProposeCard({ it }: { it: WorkYear }) {
  const t = useText(words);
  const act = useAct(calendarApi.proposeYear, { quiet: true, done: { vi: 'Đã gửi để người thứ hai xác nhận.', en: 'Sent for confirmation.' } });
  const form = useForm(
    { days: '', source: '', reason: '' },
    {
      refusal: act.refusal,
      onSubmit: async ({ days, source, reason }) => {
        const read = readDays(it.year, days);
        if (read.some((line) => line.day === null)) return;
        const sent = await act.run({ body: { year: it.year, days: read.flatMap((line) => (line.day ? [line.day] : [])), source, reason } });
        if (!sent) return;
        draft.clear();
        form.reset({ days: '', source: '', reason: '' });
      },
    },
  );
  const draft = useDraft(`calendar.year.${it.year}`, form);
  const lines = readDays(it.year, form.values.days);
  const bad = lines.filter((line) => line.day === null);
  return (
    <Card title={`${t.propose} ${it.year}`}>
      <Form form={form}>
        <DraftNotice draft={draft} />
        <RefusalNotice refusal={act.refusal} />
        <AreaField label={t.lines} hint={t.linesHint} required rows={10} {...form.field('days')} />
        {bad.length > 0 ? (
          <Notice tone="warn">
            <Stack gap={4}>
              {bad.slice(0, 5).map((line) => (
                <span key={line.line}>{t.badLine(line.line, line.text)}</span>
              ))}
            </Stack>
          </Notice>
        ) : (
          lines.length > 0 && <p className="u-small">{t.understood(lines.length)}</p>
        )}
        <TextField label={t.announcement} required {...form.field('source')} />
        <TextField label={t.reason} required {...form.field('reason')} />
        <Row justify="end">
          {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
          {it.days && (
            <Button kind="quiet" onClick={() => form.set({ days: writeDays(it.days ?? []) })}>
              {t.fill}
            </Button>
          )}
          <Button type="submit" kind="primary" busy={form.busy || act.busy}>
            {t.send}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
