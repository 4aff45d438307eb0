import { Button, Chip, Dialog, EmptyState, Item, List, Row, Stack, useAct, useSay, useText } from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { recordsApi } from '../contract.ts';
import { matchReasons } from '../labels.ts';
import type { CandidateShown, ImportDetail, ImportRow } from '../shapes.ts';
import { importWords } from './import-words.ts';

/** Why two names may be one person, as chips. */
export function Reasons({ reasons }: { reasons: CandidateShown['reasons'] }) {
  const say = useSay();
  return (
    <Row gap={6}>
      {reasons.map((reason) => (
        <Chip key={reason} tone={matchReasons[reason].tone}>
          {say(matchReasons[reason])}
        </Chip>
      ))}
    </Row>
  );
}

/** Candidates with their reasons; a human takes one of them or enters somebody new. */
export function ChooseDialog({ file, row, onClose }: { file: ImportDetail; row: ImportRow; onClose: () => void }) {
  const t = useText(importWords);
  const act = useAct(recordsApi.chooseRow, { onDone: onClose });
  const send = (choice: 'CHOSEN' | 'CREATE', personId: string | null) =>
    void act.run({ params: { id: file.id }, body: { sheet: row.sheet, line: row.line, choice, personId } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.chooseTitle} ${row.typed['fullName'] ?? ''}`}
      width={640}
      footer={
        <Button icon={IconPlus} busy={act.busy} onClick={() => send('CREATE', null)}>
          {t.create}
        </Button>
      }
    >
      <Stack gap={12}>
        <span className="u-muted">{[row.typed['title'], row.typed['unit']].filter(Boolean).join(', ')}</span>
        {row.candidates.length === 0 ? (
          <EmptyState title={t.noCandidates} />
        ) : (
          <List plain>
            {row.candidates.map((one) => (
              <Item
                key={one.personId}
                title={one.name}
                sub={one.post}
                note={<Reasons reasons={one.reasons} />}
                chosen={one.personId === row.personId}
                end={
                  <Button small busy={act.busy} onClick={() => send('CHOSEN', one.personId)}>
                    {t.choose}
                  </Button>
                }
              />
            ))}
          </List>
        )}
        <span className="u-small u-muted">{t.chooseText}</span>
      </Stack>
    </Dialog>
  );
}
