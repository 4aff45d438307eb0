import { useState } from 'react';
import { AreaField, Button, Dialog, NumberField, RadioField, RefusalNotice, useAct, useSay, useText } from '#ui/index.ts';
import { complaintStates, complaintsApi, type ComplaintDetail } from '../../complaints/contract.ts';
import { answers, type ComplaintAnswer } from '../../complaints/labels.ts';
import { words } from '../words.ts';
import { complaintWords } from './complaint-words.ts';

/** The one answer of the standing body. */
export function AnswerDialog({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const t = useText(words);
  const c = useText(complaintWords);
  const say = useSay();
  const [answer, setAnswer] = useState<ComplaintAnswer | null>(null);
  const [points, setPoints] = useState(complaint.asked);
  const [reason, setReason] = useState('');
  const act = useAct(complaintsApi.answer, { quiet: true, done: complaintWords.answered, onDone: onClose });
  const accepts = answer === 'ACCEPTED' || answer === 'PARTLY';
  const send = () =>
    answer !== null &&
    void act.run({ params: { id: complaint.id }, body: { version: complaint.version, answer, points: accepts ? points : null, reason } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={c.answer}
      width={620}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={send}>
            {c.answer}
          </Button>
        </>
      }
    >
      <p>{c.answerText}</p>
      <RefusalNotice refusal={act.refusal} />
      <RadioField
        label={c.verdict}
        required
        options={answers.map((one) => ({ value: one, label: say(complaintStates[one]) }))}
        value={answer}
        onChange={setAnswer}
      />
      {accepts && <NumberField hundredths label={c.newPoints} required value={points} onChange={setPoints} most={complaint.max} />}
      <AreaField label={c.reason} required value={reason} maxLength={4000} rows={4} onChange={setReason} />
    </Dialog>
  );
}
