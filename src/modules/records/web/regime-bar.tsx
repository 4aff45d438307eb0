import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import { lawApi } from '#modules/law/contract.ts';
import { Button, Dialog, Notice, Row, SelectField, Stack, TextField, useLang, useRead, useSay, useSession, useText } from '#ui/index.ts';
import { IconScale } from '#ui/icons.ts';
import type { Eligibility } from '../contract.ts';
import { eligibilityWords } from './eligibility-words.ts';

interface Change {
  readonly ngay?: string | undefined;
  readonly cd?: 'R2026' | undefined;
  readonly ly?: string | undefined;
}

/** Which law is applied and why; another time, or the more favourable rule of 2026 with its reason, can be chosen. */
export function RegimeBar({ answer, onChange }: { answer: Eligibility; onChange: (change: Change) => void }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={IconScale} onClick={() => setOpen(true)}>
        {say(answer.regime.name)}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.regime} width={620}>
        {open && <RegimeChoice answer={answer} onChange={onChange} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function RegimeChoice({ answer, onChange, onClose }: { answer: Eligibility; onChange: (change: Change) => void; onClose: () => void }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const { lang } = useLang();
  const { today } = useSession();
  const read = useRead(lawApi.regimes, {});
  const [reason, setReason] = useState('');
  const used = answer.awards.find((award) => award.report)?.report?.regime;
  const past = (read.data ?? []).filter((regime) => regime.from === null || regime.from <= today);
  const choose = (code: string | null) => {
    const regime = past.find((one) => one.code === code);
    if (!regime) return;
    const day = regime.to !== null && regime.to < today ? regime.to : today;
    onChange({ ngay: day === today ? undefined : day, cd: undefined, ly: undefined });
    onClose();
  };
  // Only a dossier accepted under the Law of 2022 may have the amended rule (06/2026 Art 4(4)).
  const mayFavour = answer.regime.code.startsWith('R2022') && past.some((regime) => regime.code === 'R2026');
  return (
    <Stack>
      {used && (
        <Notice tone={used.choice ? 'warn' : 'info'} title={t.regimeWhy}>
          {say(used.reason)} {used.cite}
        </Notice>
      )}
      <SelectField
        label={t.regimeChoose}
        hint={t.regimeHint}
        empty={false}
        value={answer.regime.code}
        onChange={choose}
        options={past.map((regime) => ({
          value: regime.code,
          label: `${say(regime.name)}${regime.from ? ` (${showDate(regime.from, lang)})` : ''}`,
        }))}
      />
      {mayFavour && (
        <Row align="top">
          <TextField label={t.favourReason} hint={t.favour} value={reason} onChange={setReason} name="favour" />
          <Button
            onClick={() => {
              onChange({ cd: 'R2026', ly: reason });
              onClose();
            }}
          >
            {t.favourApply}
          </Button>
        </Row>
      )}
      {used?.choice && (
        <Button
          onClick={() => {
            onChange({ cd: undefined, ly: undefined });
            onClose();
          }}
        >
          {t.favourDrop}
        </Button>
      )}
    </Stack>
  );
}
