import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import type { Decision } from '#platform/refusal.ts';
import { Button, Card, CheckField, DateField, Dialog, Form, FormGrid, Item, List, RefusalNotice, Row, StatusChip, useAct, useForm, useLang, useText } from '#ui/index.ts';
import { registrationsApi, subjectKinds, windowStatuses, type WindowRow } from '../contract.ts';
import { words } from './words.ts';

type Kind = WindowRow['subjectKind'];

/** The windows of the year; standing sets them here. */
export function WindowsCard({ year, windows, decision }: { year: number; windows: readonly WindowRow[]; decision: Decision }) {
  const t = useText(words);
  const { lang } = useLang();
  const [editing, setEditing] = useState<Kind | null>(null);
  return (
    <Card title={t.windows} small flush>
      <List>
        {(['unit', 'person'] as const).map((kind) => {
          const window = windows.find((one) => one.subjectKind === kind);
          return (
            <Item
              key={kind}
              title={subjectKinds[kind][lang]}
              sub={window ? t.from(showDate(window.opensOn, lang), showDate(window.closesOn, lang)) : undefined}
              note={window?.lateAllowed && !window.lateCounts ? t.notCounted : undefined}
              end={
                <Row gap={6}>
                  <StatusChip status={windowStatuses[window?.status ?? 'NONE']} />
                  {decision.ok && (
                    <Button small onClick={() => setEditing(kind)}>
                      {t.setWindow}
                    </Button>
                  )}
                </Row>
              }
            />
          );
        })}
      </List>
      {editing && <WindowDialog year={year} kind={editing} window={windows.find((one) => one.subjectKind === editing)} onClose={() => setEditing(null)} />}
    </Card>
  );
}

function WindowDialog({ year, kind, window, onClose }: { year: number; kind: Kind; window: WindowRow | undefined; onClose: () => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const act = useAct(registrationsApi.setWindow, { quiet: true, done: words.saved, onDone: onClose });
  const start = { opensOn: (window?.opensOn ?? null) as string | null, closesOn: (window?.closesOn ?? null) as string | null, lateAllowed: window?.lateAllowed ?? true, lateCounts: window?.lateCounts ?? true };
  const form = useForm(start, {
    schema: registrationsApi.setWindow.body.omit({ year: true, subjectKind: true, version: true }),
    refusal: act.refusal,
    onSubmit: ({ opensOn, closesOn, ...values }) => act.run({ body: { ...values, opensOn: opensOn ?? '', closesOn: closesOn ?? '', year, subjectKind: kind, version: window?.version ?? null } }),
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
