import { useState } from 'react';
import { AreaField, Button, DateField, Dialog, RefusalNotice, useAct, useSession, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

interface Props {
  readonly termId: string;
  readonly sheets: readonly { readonly id: string; readonly version: number }[];
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** The meeting confirmed these sheets, on this day; all of them or none. */
export function MeetingDialog({ termId, sheets, title, text, onClose }: Props) {
  const t = useText(words);
  const s = useText(sheetWords);
  const { today } = useSession();
  const [metOn, setMetOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const act = useAct(scoringApi.confirmAll, { quiet: true, done: sheetWords.confirmed, onDone: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            kind="primary"
            busy={act.busy}
            onClick={() => metOn !== null && void act.run({ params: { id: termId }, body: { sheets: [...sheets], metOn, note } })}
          >
            {s.confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <RefusalNotice refusal={act.refusal} />
      <DateField label={s.metOn} required value={metOn} onChange={setMetOn} most={today} />
      <AreaField label={s.meetingNote} value={note} onChange={setNote} maxLength={1000} rows={2} />
    </Dialog>
  );
}
