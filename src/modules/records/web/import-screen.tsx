import { useState } from 'react';
import { z } from 'zod';
import { fold } from '#platform/fold.ts';
import {
  ActionButton,
  Button,
  Chip,
  DataTable,
  EmptyState,
  Filters,
  Notice,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  useAct,
  usePathParams,
  useRead,
  useSay,
  useSearchState,
  useText,
  WhyNot,
  type Column,
} from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import { importStates, rowChoices } from '../labels.ts';
import type { ImportDetail, ImportRow } from '../shapes.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import { importWords } from './import-words.ts';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default(''), can: z.stringbool().default(false) });

/** One workbook before it is written: rows, problems naming the cell, and who each row is about. */
export default function ImportScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(recordsApi.import, { params: { id } });
  return <ReadState read={read}>{(file) => <ImportPage file={file} />}</ReadState>;
}

function ImportPage({ file }: { file: ImportDetail }) {
  const t = useText(importWords);
  const w = useText(words);
  const params = { id: file.id };
  const body = { version: file.version };
  const written = file.list.filter((row) => row.choice !== 'SKIP').length;
  return (
    <Page
      title={file.fileName}
      crumbs={[
        { label: w.title, to: '/ly-lich' },
        { label: t.title, to: '/ly-lich/nhap' },
      ]}
      status={importStates[file.state]}
      subtitle={t.summary(file.rows, file.bad, file.open)}
      actions={
        <>
          {file.state === 'DRAFT' && (
            <ActionButton act={recordsApi.discardImport} params={params} body={body} decision={file.can.discard} askReason>
              {t.discard}
            </ActionButton>
          )}
          {file.state === 'DRAFT' && (
            <ActionButton
              act={recordsApi.applyImport}
              params={params}
              body={body}
              decision={file.can.apply}
              kind="primary"
              confirm={{ title: `${t.apply}?`, text: t.applyText(written) }}
              done={(answer) => ({
                vi: `Đã ghi ${answer.made} dòng, ${answer.people} người mới.`,
                en: `${answer.made} rows written, ${answer.people} new people.`,
              })}
            >
              {t.apply}
            </ActionButton>
          )}
          {file.state === 'APPLIED' && (
            <ActionButton
              act={recordsApi.undoImport}
              params={params}
              body={body}
              decision={file.can.undo}
              kind="danger"
              confirm={{ title: `${t.undo}?`, text: t.undoText }}
              askReason
            >
              {t.undo}
            </ActionButton>
          )}
        </>
      }
    >
      <Stack>
        {file.endReason && <Notice tone="info">{file.endReason}</Notice>}
        {file.state === 'DRAFT' && <WhyNot decisions={[file.can.apply]} />}
        <Rows file={file} />
      </Stack>
    </Page>
  );
}

const needsLook = (row: ImportRow) => row.choice !== 'SKIP' && (row.problems.length > 0 || row.choice === 'OPEN');

function Rows({ file }: { file: ImportDetail }) {
  const t = useText(importWords);
  const say = useSay();
  const [search, setSearch] = useSearchState(address);
  const [asking, setAsking] = useState<ImportRow | null>(null);
  const choose = useAct(recordsApi.chooseRow);
  const set = (row: ImportRow, choice: 'CREATE' | 'SKIP' | 'OPEN') =>
    choose.run({ params: { id: file.id }, body: { sheet: row.sheet, line: row.line, choice } });
  const draft = file.can.choose.ok;
  const strangers = file.list.filter((row) => row.choice === 'OPEN' && row.problems.length === 0 && row.candidates.length === 0);
  const typed = fold(search.tim);
  const rows = file.list.filter((row) => (!search.can || needsLook(row)) && fold(Object.values(row.typed).join(' ')).includes(typed));
  const sheetName = (row: ImportRow) => ({ AWARD: t.sheetAWARD, RATING: t.sheetRATING, INITIATIVE: t.sheetINITIATIVE })[row.sheet];
  const columns: Column<ImportRow>[] = [
    { key: 'who', title: t.who, width: 250, cell: (row) => <Who row={row} /> },
    { key: 'line', title: t.line, width: 150, hideOnPhone: true, cell: (row) => `${sheetName(row)} ${row.line}` },
    { key: 'what', title: t.what, cell: (row) => whatOf(row) },
    {
      key: 'check',
      title: t.check,
      cell: (row) =>
        row.problems.length === 0 ? (
          <StatusChip status={row.made ? { vi: t.made, en: t.made, tone: 'ok' } : rowChoices[row.choice]} />
        ) : (
          <Stack gap={4}>
            {row.problems.map((problem) => (
              <span key={problem.cell + problem.column}>
                <Chip tone="danger">{problem.cell}</Chip> {say(problem.message)}
              </span>
            ))}
          </Stack>
        ),
    },
    {
      key: 'act',
      title: t.act,
      width: 230,
      cell: (row) =>
        draft && (
          <Row gap={6}>
            {row.subjectKind === 'person' && row.problems.length === 0 && row.choice !== 'SKIP' && (
              <Button small kind={row.choice === 'OPEN' ? 'normal' : 'quiet'} onClick={() => setAsking(row)}>
                {row.choice === 'OPEN' ? t.openChoice : t.change}
              </Button>
            )}
            <Button small kind="quiet" onClick={() => void set(row, row.choice === 'SKIP' ? 'OPEN' : 'SKIP')}>
              {row.choice === 'SKIP' ? t.unskip : t.skip}
            </Button>
          </Row>
        ),
    },
  ];
  const createAll = async () => {
    // One after the other: a choice answers all rows of the same name, so most of these are answered already.
    for (const row of strangers) await set(row, 'CREATE');
  };
  return (
    <>
      <Filters search={search} setSearch={setSearch} textKey="tim" filters={[{ kind: 'toggle', key: 'can', label: t.onlyOpen }]} />
      {draft && strangers.length > 0 && (
        <Row justify="end">
          <Button busy={choose.busy} onClick={() => void createAll()}>
            {t.createAll(strangers.length)}
          </Button>
        </Row>
      )}
      <DataTable
        caption={file.fileName}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.sheet}/${row.line}`}
        empty={<EmptyState title={t.none} />}
      />
      {asking && <ChooseDialog file={file} row={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function Who({ row }: { row: ImportRow }) {
  const t = useText(importWords);
  const { typed } = row;
  return (
    <>
      <b>{row.subjectKind === 'unit' ? `${typed['unit']} (${t.collective})` : typed['fullName'] || '—'}</b>
      {row.subjectKind === 'person' && <div className="u-small u-muted">{[typed['title'], typed['unit']].filter(Boolean).join(', ')}</div>}
      {row.personName && <div className="u-small">→ {row.personName}</div>}
    </>
  );
}

const keys = ['award', 'work', 'grade', 'level', 'share', 'year', 'number', 'decidedOn'] as const;
const whatOf = (row: ImportRow) => keys.flatMap((key) => (row.typed[key] ? [row.typed[key]] : [])).join(' · ');
