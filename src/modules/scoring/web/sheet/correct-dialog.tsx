import { useState } from 'react';
import { AreaField, Button, ComboField, Dialog, NumberField, RefusalNotice, TextField, linkTo, useAct, useGo, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

/** A correction of one criterion after FINAL, by decision; a second criterion is a second correction. */
export function CorrectDialog({ sheet, onClose }: { sheet: SheetDetail; onClose: () => void }) {
  const t = useText(words);
  const s = useText(sheetWords);
  const go = useGo();
  const items = sheet.groups.flatMap((group) => group.items);
  const [itemId, setItemId] = useState<string | null>(null);
  const [final, setFinal] = useState<number | null>(null);
  const [form, setForm] = useState({ decisionNumber: '', reason: '', comment: '' });
  const act = useAct(scoringApi.correct, { quiet: true, done: sheetWords.corrected, onDone: ({ id }) => go(linkTo('/cham-diem/phieu/$id', { id })) });
  const item = items.find((one) => one.itemId === itemId);
  const send = () => {
    if (itemId === null || final === null) return;
    void act.run({
      params: { id: sheet.id },
      body: { version: sheet.version, decisionNumber: form.decisionNumber, reason: form.reason, changes: [{ itemId, final, comment: form.comment }] },
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={s.correctAsk}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="danger" busy={act.busy} onClick={send}>
            {s.correct}
          </Button>
        </>
      }
    >
      <p>{s.correctText}</p>
      <RefusalNotice refusal={act.refusal} />
      <TextField label={s.decisionNumber} required value={form.decisionNumber} onChange={(decisionNumber) => setForm({ ...form, decisionNumber })} />
      <ComboField
        label={t.criterion}
        required
        options={items.map((one) => ({ value: one.itemId, label: `${one.code}. ${one.title}` }))}
        value={itemId}
        onChange={setItemId}
      />
      {item && <NumberField hundredths label={s.newPoints} required value={final} onChange={setFinal} least={0} most={item.max} />}
      <AreaField label={s.comment} required value={form.comment} onChange={(comment) => setForm({ ...form, comment })} rows={2} />
      <AreaField label={s.reason} required value={form.reason} onChange={(reason) => setForm({ ...form, reason })} rows={2} />
    </Dialog>
  );
}
