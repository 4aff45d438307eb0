import { useState } from 'react';
import { Button, Dialog, Notice, ReadState, RefusalNotice, useAct, useRead, useText } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { Asked } from '../../sheet/asked-contract.ts';
import type { GroupSheets } from '../../shapes.ts';
import { words } from '../words.ts';
import { AskedEditor, type AskedByUnit } from './asked-editor.tsx';
import { askedWords } from './asked-words.ts';

export const entriesOf = (value: Readonly<Record<string, string>>) => Object.entries(value).map(([code, reason]) => ({ code, reason }));

/** What the units of an open round are not asked for, put right before the first score. */
export function AskedDialog({ group, onClose }: { group: GroupSheets; onClose: () => void }) {
  const w = useText(askedWords);
  const read = useRead(scoringApi.asked, { params: { id: group.termId }, query: {} }, { keep: false });
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const [changed, setChanged] = useState<AskedByUnit>({});
  const t = useText(words);
  const act = useAct(scoringApi.changeAsked, { quiet: true, done: askedWords.saved, onDone: onClose });
  const save = (asked: Asked) =>
    act.run({
      params: { id: group.termId },
      body: {
        units: asked.units.flatMap(({ unitId, sheet }) =>
          changed[unitId] && sheet ? [{ unitId, version: sheet.version, notAssigned: entriesOf(changed[unitId]) }] : [],
        ),
      },
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${w.title} · ${group.groupName}`}
      width={640}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            kind="primary"
            busy={act.busy}
            aria-disabled={Object.keys(changed).length === 0 && !pending}
            onClick={() => {
              setAsking(pending);
              if (!pending && Object.keys(changed).length > 0 && read.data) void save(read.data);
            }}
          >
            {w.save}
          </Button>
        </>
      }
    >
      <p>{w.text}</p>
      <RefusalNotice refusal={act.refusal} />
      {asking && pending && (
        <Notice tone="warn" live>
          {w.pending}
        </Notice>
      )}
      <ReadState read={read}>
        {(asked) => (
          <AskedEditor
            asked={asked}
            onPending={setPending}
            value={{ ...Object.fromEntries(asked.units.map((unit) => [unit.unitId, unit.notAssigned])), ...changed }}
            onChange={(value) =>
              setChanged(
                Object.fromEntries(
                  Object.entries(value).filter(([unitId, one]) => {
                    const before = asked.units.find((unit) => unit.unitId === unitId)?.notAssigned ?? {};
                    return JSON.stringify(entriesOf(before).sort(byCode)) !== JSON.stringify(entriesOf(one).sort(byCode));
                  }),
                ),
              )
            }
          />
        )}
      </ReadState>
    </Dialog>
  );
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
