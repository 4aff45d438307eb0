import { useState } from 'react';
import { Button, CheckField, DateField, Dialog, FormGrid, RefusalNotice, Row, Stack, TextField, useAct, useText } from '#ui/index.ts';
import { registrationsApi, type RegistrationDetail } from '../contract.ts';
import { words } from './words.ts';

interface Return {
  readonly reason: string;
  readonly dueOn: string | null;
}

/** Which field, why, by when; what is not ticked stands. */
export function ReturnDialog({ it, onClose }: { it: RegistrationDetail; onClose: () => void }) {
  const t = useText(words);
  const [chosen, setChosen] = useState<Readonly<Record<string, Return>>>({});
  const act = useAct(registrationsApi.giveBack, { quiet: true, done: words.givenBack, onDone: onClose });
  const fields: readonly (readonly [string, string])[] = [
    ['targets', `${t.targets}: ${t.wholePart.toLowerCase()}`],
    ...it.targets.map((target, index) => [`target:${target.id}`, `${t.target(index + 1)}: ${target.text}`] as const),
    ['initiatives', `${t.initiatives}: ${t.wholePart.toLowerCase()}`],
    ...it.initiatives.map((initiative, index) => [`initiative:${initiative.id}`, `${t.initiative(index + 1)}: ${initiative.title}`] as const),
    ['titles', t.titles],
  ];
  const toggle = (field: string, on: boolean) =>
    setChosen((old) =>
      on ? { ...old, [field]: { reason: '', dueOn: null } } : Object.fromEntries(Object.entries(old).filter(([key]) => key !== field)),
    );
  const change = (field: string, part: Partial<Return>) =>
    setChosen((old) => ({ ...old, [field]: { reason: '', dueOn: null, ...old[field], ...part } }));
  const list = Object.entries(chosen).map(([field, one]) => ({ field, ...one }));
  const complete = list.length > 0 && list.every((one) => one.reason.trim() !== '');
  return (
    <Dialog open onClose={onClose} title={t.giveBack} width={680}>
      <Stack gap={12}>
        <span>{t.giveBackHint}</span>
        <RefusalNotice refusal={act.refusal} />
        {fields.map(([field, label]) => {
          const one = chosen[field];
          return (
            <Stack key={field} gap={6}>
              <CheckField label={label} value={one !== undefined} onChange={(on) => toggle(field, on)} />
              {one && (
                <FormGrid>
                  <TextField label={t.why} required value={one.reason} onChange={(reason) => change(field, { reason })} />
                  <DateField label={t.fixBy} value={one.dueOn} onChange={(dueOn) => change(field, { dueOn })} />
                </FormGrid>
              )}
            </Stack>
          );
        })}
        <Row justify="end">
          <Button
            kind="danger"
            busy={act.busy}
            decision={complete ? { ok: true } : { ok: false, refusal: { code: 'registrations.choose', kind: 'invalid', message: words.chooseField } }}
            onClick={() => void act.run({ params: { id: it.id }, body: { version: it.version, fields: list } })}
          >
            {t.giveBack}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
