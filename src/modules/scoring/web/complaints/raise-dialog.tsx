import { useState } from 'react';
import {
  AreaField,
  Button,
  ComboField,
  Dialog,
  NumberField,
  RadioField,
  RefusalNotice,
  linkTo,
  optionsOf,
  useAct,
  useGo,
  useText,
} from '#ui/index.ts';
import { complaintKinds, complaintsApi } from '../../complaints/contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { words } from '../words.ts';
import { complaintWords } from './complaint-words.ts';

/** One published score contested: which, why, what is asked. Proofs follow on the complaint's own page. */
export function RaiseDialog({ sheet, chosen, onClose }: { sheet: SheetDetail; chosen: string | null; onClose: () => void }) {
  const t = useText(words);
  const c = useText(complaintWords);
  const go = useGo();
  const items = sheet.groups.flatMap((group) => group.items.filter((item) => item.kind !== 'condition'));
  const [itemId, setItemId] = useState(chosen);
  const [form, setForm] = useState({ kind: 'COMPLAINT' as keyof typeof complaintKinds, reason: '', asked: null as number | null });
  const act = useAct(complaintsApi.raise, {
    quiet: true,
    done: complaintWords.raised,
    onDone: ({ id }) => go(linkTo('/cham-diem/khieu-nai/$id', { id })),
  });
  const item = items.find((one) => one.itemId === itemId);
  return (
    <Dialog
      open
      onClose={onClose}
      title={c.raise}
      width={620}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            kind="primary"
            busy={act.busy}
            onClick={() => itemId !== null && void act.run({ params: { id: sheet.id }, body: { itemId, ...form } })}
          >
            {c.raise}
          </Button>
        </>
      }
    >
      <p>{c.raiseText}</p>
      <RefusalNotice refusal={act.refusal} />
      <RadioField label={c.kind} options={optionsOf(complaintKinds)} value={form.kind} onChange={(kind) => kind && setForm({ ...form, kind })} />
      <ComboField
        label={t.criterion}
        required
        options={items.map((one) => ({ value: one.itemId, label: `${one.code}. ${one.title}` }))}
        value={itemId}
        onChange={setItemId}
      />
      {item && (
        <NumberField
          hundredths
          label={c.asked}
          hint={c.askedHint}
          value={form.asked}
          onChange={(asked) => setForm({ ...form, asked })}
          most={item.max}
        />
      )}
      <AreaField
        label={c.reason}
        hint={c.reasonHint}
        required
        value={form.reason}
        maxLength={4000}
        rows={4}
        onChange={(reason) => setForm({ ...form, reason })}
      />
    </Dialog>
  );
}
