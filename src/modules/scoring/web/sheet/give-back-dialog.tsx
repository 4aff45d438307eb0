import { useState } from 'react';
import { AreaField, Button, DateField, Dialog, MultiField, RefusalNotice, useAct, useSay, useSession, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { words } from '../words.ts';
import { useStop } from './path-strip.tsx';
import { sheetWords } from './sheet-words.ts';

/** Return with precision: where it lands by this table, which criteria, why, by when. */
export function GiveBackDialog({ sheet, version, onClose }: { sheet: SheetDetail; version: number; onClose: () => void }) {
  const t = useText(words);
  const s = useText(sheetWords);
  const { today } = useSession();
  const [reason, setReason] = useState('');
  const [itemIds, setItemIds] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const act = useAct(scoringApi.giveBack, { quiet: true, done: sheetWords.given, onDone: onClose });
  const say = useSay();
  const stop = useStop();
  const { back } = sheet.path;
  const options = sheet.groups.flatMap((group) =>
    group.items.flatMap((item) =>
      item.leftOut === null && item.kind !== 'condition' ? [{ value: item.itemId, label: `${item.code}. ${item.title}` }] : [],
    ),
  );
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
      {back && (
        <p>
          <b>{s.landsAt(stop(back.to), say(back.who))}</b> {back.again ? s.thenAgain : s.thenOn(stop(back.resume))}
        </p>
      )}
      <RefusalNotice refusal={act.refusal} />
      <MultiField label={s.whichItems} required options={options} value={itemIds} onChange={setItemIds} />
      <AreaField label={s.reason} required value={reason} onChange={setReason} maxLength={1000} />
      <DateField label={s.newDue} value={dueOn} onChange={setDueOn} least={today} />
    </Dialog>
  );
}
