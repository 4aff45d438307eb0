import { useState } from 'react';
import { Button, Dialog, EmptyState, Item, List, ReadState, Row, Stack, TextField, useRead, useSay, useText } from '#ui/index.ts';
import { evidenceApi } from '../contract.ts';
import { usesRemark } from '../rules.ts';
import { FactForm, UploadForm } from './add-evidence.tsx';
import { words } from './words.ts';

type Way = 'upload' | 'fact' | 'pick';

interface AddDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly unitId: string;
  readonly onAdded: (id: string) => void;
  /** Also offers what the unit already has. */
  readonly pick?: boolean;
}

/** New file, fact without file, or (for attaching) something the unit already has. */
export function AddDialog({ open, onClose, title, unitId, onAdded, pick }: AddDialogProps) {
  const t = useText(words);
  const [way, setWay] = useState<Way>('upload');
  const ways: readonly (readonly [Way, string])[] = [['upload', t.uploadTab], ['fact', t.factTab], ...(pick ? ([['pick', t.pickTab]] as const) : [])];
  return (
    <Dialog open={open} onClose={onClose} title={title} width={620}>
      <Stack>
        <Row gap={6}>
          {ways.map(([key, label]) => (
            <Button key={key} small kind={way === key ? 'normal' : 'quiet'} aria-pressed={way === key} onClick={() => setWay(key)}>
              {label}
            </Button>
          ))}
        </Row>
        {open && way === 'upload' && <UploadForm unitId={unitId} onAdded={onAdded} onCounted={onClose} />}
        {open && way === 'fact' && <FactForm unitId={unitId} onAdded={onAdded} />}
        {open && way === 'pick' && <PickExisting unitId={unitId} onPick={onAdded} />}
      </Stack>
    </Dialog>
  );
}

function PickExisting({ unitId, onPick }: { unitId: string; onPick: (id: string) => void }) {
  const t = useText(words);
  const say = useSay();
  const [q, setQ] = useState('');
  const read = useRead(evidenceApi.list, { query: { unitId, limit: 20, ...(q === '' ? {} : { q }) } });
  return (
    <Stack gap={10}>
      <TextField label={t.search} hideLabel placeholder={t.search} value={q} onChange={setQ} />
      <ReadState read={read} isEmpty={(data) => data.rows.length === 0} empty={<EmptyState title={t.none} />}>
        {(data) => (
          <List plain>
            {data.rows.map((row) => (
              <Item
                key={row.id}
                title={row.title}
                sub={row.fileName ?? row.note}
                note={say(usesRemark(row.uses))}
                end={
                  <Button small onClick={() => onPick(row.id)}>
                    {t.pick}
                  </Button>
                }
              />
            ))}
          </List>
        )}
      </ReadState>
    </Stack>
  );
}
