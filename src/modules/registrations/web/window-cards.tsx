import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import type { Decision } from '#platform/refusal.ts';
import {
  Button,
  Card,
  CheckField,
  DateField,
  Dialog,
  Form,
  FormGrid,
  Grid,
  RefusalNotice,
  Row,
  StatusChip,
  useAct,
  useForm,
  useLang,
  useText,
} from '#ui/index.ts';
import { registrationsApi, subjectKinds, windowStatuses, type WindowRow } from '../contract.ts';
import { words } from './words.ts';

type Kind = WindowRow['subjectKind'];

/** The windows of the year; standing sets them here. */
export function WindowCards({ year, windows, decision }: { year: number; windows: readonly WindowRow[]; decision: Decision }) {
  const t = useText(words);
  const { lang } = useLang();
  const [editing, setEditing] = useState<Kind | null>(null);
  return (
    <>
      <Grid least={300}>
        {(['unit', 'person'] as const).map((kind) => {
          const window = windows.find((one) => one.subjectKind === kind);
          return (
            <Card
              key={kind}
              title={t.windowOf(subjectKinds[kind][lang].toLocaleLowerCase('vi'))}
              small
              aside={<StatusChip status={windowStatuses[window?.status ?? 'NONE']} />}
            >
              <Row justify="spread">
                <span>
                  {window && t.from(showDate(window.opensOn, lang), showDate(window.closesOn, lang))}
                  {window?.lateAllowed && !window.lateCounts && <span className="u-muted"> · {t.lateNotCounted}</span>}
                </span>
                {decision.ok && (
                  <Button small onClick={() => setEditing(kind)}>
                    {t.setWindow}
                  </Button>
                )}
              </Row>
            </Card>
          );
        })}
      </Grid>
      {editing && (
        <WindowDialog year={year} kind={editing} window={windows.find((one) => one.subjectKind === editing)} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function WindowDialog({ year, kind, window, onClose }: { year: number; kind: Kind; window: WindowRow | undefined; onClose: () => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const act = useAct(registrationsApi.setWindow, { quiet: true, done: words.saved, onDone: onClose });
  const start = {
    opensOn: (window?.opensOn ?? null) as string | null,
    closesOn: (window?.closesOn ?? null) as string | null,
    lateAllowed: window?.lateAllowed ?? true,
    lateCounts: window?.lateCounts ?? true,
  };
  const form = useForm(start, {
    schema: registrationsApi.setWindow.body.omit({ year: true, subjectKind: true, version: true }),
    refusal: act.refusal,
    onSubmit: ({ opensOn, closesOn, ...values }) =>
      act.run({ body: { ...values, opensOn: opensOn ?? '', closesOn: closesOn ?? '', year, subjectKind: kind, version: window?.version ?? null } }),
  });
  return (
    <Dialog open onClose={onClose} title={`${t.setWindow} · ${subjectKinds[kind][lang]} · ${year}`}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <FormGrid>
          <DateField label={t.opensOn} required {...form.field('opensOn')} />
          <DateField label={t.closesOn} required {...form.field('closesOn')} />
        </FormGrid>
        <CheckField label={t.lateAllowed} {...form.field('lateAllowed')} />
        <CheckField label={t.lateCounts} {...form.field('lateCounts')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
