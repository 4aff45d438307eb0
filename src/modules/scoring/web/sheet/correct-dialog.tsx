import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import { AreaField, Button, ComboField, Dialog, Notice, NumberField, RefusalNotice, linkTo, useAct, useGo, useLang, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { PaperFields, usePaper } from '../paper-fields.tsx';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

/** A correction of one criterion after FINAL, by decision; a second criterion is a second correction. */
export function CorrectDialog({ sheet, chosen, onClose }: { sheet: SheetDetail; chosen: string | null; onClose: () => void }) {
  const t = useText(words);
  const s = useText(sheetWords);
  const go = useGo();
  const { lang } = useLang();
  const items = sheet.groups.flatMap((group) => group.items);
  const waiting = sheet.accepted;
  const first = waiting.find((one) => one.itemId === chosen) ?? waiting[0];
  const [itemId, setItemId] = useState<string | null>(first?.itemId ?? null);
  const [final, setFinal] = useState<number | null>(first?.answered ?? null);
  const choose = (next: string | null) => {
    setItemId(next);
    setFinal(waiting.find((one) => one.itemId === next)?.answered ?? null);
  };
  const [form, setForm] = useState({ reason: '', comment: '' });
  const paper = usePaper(sheet.term.id);
  const act = useAct(scoringApi.correct, { quiet: true, done: sheetWords.corrected, onDone: ({ id }) => go(linkTo('/cham-diem/phieu/$id', { id })) });
  const item = items.find((one) => one.itemId === itemId);
  const follows = waiting.filter((one) => one.itemId === itemId);
  const send = async () => {
    if (itemId === null || final === null) return;
    const paperId = await paper.send();
    if (paperId === undefined) return;
    await act.run({
      params: { id: sheet.id },
      body: {
        version: sheet.version,
        paperId,
        reason: form.reason,
        complaintIds: follows.map((one) => one.id),
        changes: [{ itemId, final, comment: form.comment }],
      },
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
          <Button kind="danger" busy={act.busy} onClick={() => void send()}>
            {s.correct}
          </Button>
        </>
      }
    >
      <p>{s.correctText}</p>
      <RefusalNotice refusal={paper.refusal ?? act.refusal} />
      <PaperFields paper={paper} />
      <ComboField
        label={t.criterion}
        required
        options={items.map((one) => ({ value: one.itemId, label: `${one.code}. ${one.title}` }))}
        value={itemId}
        onChange={choose}
      />
      {follows.map((one) => (
        <Notice key={one.id} tone="info">
          {s.followsComplaint(showHundredths(one.answered, lang))}
        </Notice>
      ))}
      {item && <NumberField hundredths label={s.newPoints} required value={final} onChange={setFinal} most={item.max} />}
      <AreaField label={s.comment} required value={form.comment} onChange={(comment) => setForm({ ...form, comment })} rows={2} />
      <AreaField label={s.reason} required value={form.reason} onChange={(reason) => setForm({ ...form, reason })} rows={2} />
    </Dialog>
  );
}
