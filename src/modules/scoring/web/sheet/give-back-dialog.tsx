import { useState } from 'react';
import { AreaField, Button, DateField, Dialog, MultiField, RefusalNotice, useAct, useSession, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

/** Return with precision: which criteria, why, by when; the rest of the sheet stays. */
export function GiveBackDialog({ sheet, version, onClose }: { sheet: SheetDetail; version: number; onClose: () => void }) {
  const t = useText(words);
  const s = useText(sheetWords);
  const { today } = useSession();
  const [reason, setReason] = useState('');
  const [itemIds, setItemIds] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const act = useAct(scoringApi.giveBack, { quiet: true, done: sheetWords.given, onDone: onClose });
  const options = sheet.groups.flatMap((group) => group.items.map((item) => ({ value: item.itemId, label: `${item.code}. ${item.title}` })));
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${s.giveBack} · ${sheet.unit.name}`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="danger" busy={act.busy} onClick={() => void act.run({ params: { id: sheet.id }, body: { version, reason, itemIds, dueOn } })}>
            {s.giveBack}
          </Button>
        </>
      }
    >
      <p>{s.giveBackText}</p>
      <RefusalNotice refusal={act.refusal} />
      <MultiField label={s.whichItems} required options={options} value={itemIds} onChange={setItemIds} />
      <AreaField label={s.reason} required value={reason} onChange={setReason} maxLength={1000} />
      <DateField label={s.newDue} value={dueOn} onChange={setDueOn} least={today} />
    </Dialog>
  );
}
