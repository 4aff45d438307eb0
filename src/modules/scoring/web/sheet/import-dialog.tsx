import { useState } from 'react';
import { pathFor } from '#platform/contract.ts';
import type { ResponseOf } from '#platform/contract.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import {
  Button,
  DataTable,
  Dialog,
  FileField,
  Notice,
  RefusalNotice,
  Stack,
  refusalFrom,
  uploadFile,
  useAct,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import type { SheetDetail } from '../../shapes.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import { Points } from '../pieces.tsx';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

type Reading = ResponseOf<typeof summaryApi.readSheet>;
type Change = Reading['changes'][number];

/** A workbook of this sheet: first what it would change and every cell that does not fit; then all of it, or nothing. */
export function ImportDialog({ sheet, version, onClose }: { sheet: SheetDetail; version: number; onClose: () => void }) {
  const t = useText(words);
  const s = useText(sheetWords);
  const say = useSay();
  const [files, setFiles] = useState<File[]>([]);
  const [reading, setReading] = useState<Reading | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const [busy, setBusy] = useState(false);
  const act = useAct(summaryApi.applySheet, { quiet: true, done: sheetWords.imported, onDone: onClose });
  const read = async (chosen: File[]) => {
    setFiles(chosen);
    setReading(null);
    setRefusal(null);
    const [file] = chosen;
    if (!file) return;
    setBusy(true);
    try {
      setReading(await uploadFile<Reading>(pathFor(summaryApi.readSheet, { id: sheet.id }), file));
    } catch (problem) {
      setRefusal(refusalFrom(problem));
    } finally {
      setBusy(false);
    }
  };
  const ready = reading !== null && reading.problems.length === 0 && reading.changes.length > 0;
  const columns: Column<Change>[] = [
    { key: 'code', title: t.criterion, cell: (row) => `${row.code}. ${row.title}` },
    { key: 'cell', title: s.importCell, cell: (row) => row.cell },
    { key: 'before', title: s.importBefore, align: 'right', cell: (row) => <Points value={row.before} /> },
    { key: 'after', title: s.importAfter, align: 'right', cell: (row) => <Points value={row.after} strong /> },
    { key: 'note', title: s.reason, cell: (row) => row.note ?? '' },
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      width={860}
      title={s.import}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            kind="primary"
            busy={act.busy || busy}
            aria-disabled={!ready}
            onClick={() =>
              ready &&
              void act.run({
                params: { id: sheet.id },
                body: {
                  version,
                  fileName: reading.fileName,
                  lines: reading.changes.map((one) => ({ itemId: one.itemId, points: one.after, note: one.note })),
                },
              })
            }
          >
            {s.importApply}
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <p>{s.importText}</p>
        <FileField label={s.importFile} accept=".xlsx" value={files} onChange={(chosen) => void read(chosen)} />
        <RefusalNotice refusal={refusal ?? act.refusal} />
        {reading && reading.problems.length > 0 && (
          <Notice tone="danger" live title={s.importProblems(reading.problems.length) as string}>
            <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
              {reading.problems.slice(0, 20).map((one) => (
                <li key={`${one.cell} ${one.message.vi}`}>
                  <b>{one.cell}</b>: {say(one.message)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {reading && reading.problems.length === 0 && (
          <>
            <Notice tone={reading.changes.length > 0 ? 'info' : 'warn'} live>
              {s.importWill(reading.changes.length, reading.same)}
            </Notice>
            {reading.changes.length > 0 && (
              <DataTable caption={s.import} columns={columns} rows={reading.changes} rowKey={(row) => row.itemId} dense />
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
