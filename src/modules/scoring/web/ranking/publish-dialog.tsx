import { useState } from 'react';
import { AreaField, Button, Dialog, Notice, RefusalNotice, TextField, useAct, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { RankingDetail } from '../../table-shapes.ts';
import { PaperFields, usePaper } from '../paper-fields.tsx';
import { words } from '../words.ts';
import { RankTable } from './rank-table.tsx';
import { rankingWords } from './ranking-words.ts';

interface Props {
  readonly ranking: RankingDetail;
  readonly preview: NonNullable<RankingDetail['preview']>;
  readonly onClose: () => void;
}

/** The last look: who is missing, who is not eligible; then the paper it rests on and the typed name of the group. */
export function PublishDialog({ ranking, preview, onClose }: Props) {
  const t = useText(words);
  const r = useText(rankingWords);
  const [confirmName, setName] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(scoringApi.publishRanking, { quiet: true, done: rankingWords.done, onDone: onClose });
  const paper = usePaper(ranking.term.id);
  const send = async () => {
    // an incomplete paper is refused by name, as a missing one
    const paperId = paper.complete ? await paper.send() : null;
    if (paperId === undefined) return;
    await act.run({ params: { id: ranking.term.id }, body: { seen: preview.hash, confirmName, reason, paperId } });
  };
  const missing = preview.rows.filter((row) => row.rank === null);
  const verb = ranking.published ? r.publishAgain : r.publish;
  return (
    <Dialog
      open
      onClose={onClose}
      width={860}
      title={verb}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={() => void send()}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{r.publishText}</p>
      {missing.length > 0 && (
        <Notice tone="warn" title={r.missing(missing.length) as string}>
          {missing.map((row) => row.unitName).join('; ')}. {r.missingText}
        </Notice>
      )}
      <RankTable rows={preview.rows} tieGroup={ranking.tieGroup} caption={r.preview} />
      <RefusalNotice refusal={paper.refusal ?? act.refusal} />
      <p className="u-small">{r.paperNeeded(ranking.term.kind)}</p>
      <PaperFields paper={paper} orMinutesOf={ranking.term.kind} />
      {ranking.published && <AreaField label={r.reason} required value={reason} onChange={setReason} rows={2} maxLength={1000} />}
      <TextField label={r.typeName(ranking.term.groupName) as string} required value={confirmName} onChange={setName} />
    </Dialog>
  );
}
