import { useState } from 'react';
import { AreaField, Button, DateField, Dialog, RadioField, RefusalNotice, useAct, useSession, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { GroupSheets, RulebookRef } from '../../shapes.ts';
import { words } from '../words.ts';
import { useRulebookOptions } from './open-dialog.tsx';
import { yearWords } from './year-words.ts';

/** Gives points to a group judged met / not met; nothing of the earlier results is lost. */
export function AssignDialog({ group, rulebooks, onClose }: { group: GroupSheets; rulebooks: readonly RulebookRef[]; onClose: () => void }) {
  const t = useText(words);
  const y = useText(yearWords);
  const { today } = useSession();
  const [rulebookId, setRulebook] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(scoringApi.assignTable, { quiet: true, done: yearWords.assigned, onDone: onClose });
  const options = useRulebookOptions(rulebooks.filter((book) => !book.passFail));
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${y.assign} · ${group.groupName}`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            kind="primary"
            busy={act.busy}
            onClick={() =>
              rulebookId !== null && dueOn !== null && void act.run({ params: { id: group.termId }, body: { rulebookId, dueOn, reason } })
            }
          >
            {y.assign}
          </Button>
        </>
      }
    >
      <p>{y.assignText(group.kind)}</p>
      <RefusalNotice refusal={act.refusal} />
      <RadioField label={y.chooseBook} required options={options} value={rulebookId} onChange={setRulebook} />
      <DateField label={y.dueOn} required value={dueOn} onChange={setDueOn} least={today} />
      <AreaField label={y.reason} required value={reason} onChange={setReason} rows={2} maxLength={1000} />
    </Dialog>
  );
}
