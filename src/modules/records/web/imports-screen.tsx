import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { Refusal, type RefusalBody } from '#platform/refusal.ts';
import {
  addressOf,
  Button,
  Card,
  DataTable,
  EmptyState,
  FileField,
  Filters,
  LinkButton,
  linkTo,
  optionsOf,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  uploadFile,
  useGo,
  useHasRole,
  useLang,
  usePages,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconDownload, IconUpload } from '#ui/icons.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { recordsApi } from '../contract.ts';
import { importStates } from '../labels.ts';
import type { ImportSummary } from '../shapes.ts';
import { importWords } from './import-words.ts';
import { words } from './words.ts';

const address = z.object({ tt: z.enum(Object.keys(importStates) as [keyof typeof importStates]).optional() });

/** Workbooks of old facts: the template, sending one, and those sent before. */
export default function ImportsScreen() {
  const t = useText(importWords);
  const w = useText(words);
  const { lang } = useLang();
  const { today } = useSession();
  const keeps = useHasRole('officer', 'leader', 'standing');
  const [search, setSearch] = useSearchState(address);
  const pages = usePages(recordsApi.imports, { query: { state: search.tt } });
  const columns: Column<ImportSummary>[] = [
    { key: 'file', title: t.fileName, cell: (row) => row.fileName },
    { key: 'unit', title: t.unit, hideOnPhone: true, cell: (row) => row.unitName ?? '—' },
    { key: 'by', title: t.by, hideOnPhone: true, cell: (row) => `${row.uploadedBy}, ${showDate(row.uploadedOn, lang)}` },
    { key: 'rows', title: t.rows, align: 'right', width: 90, cell: (row) => row.rows },
    { key: 'bad', title: t.bad, align: 'right', width: 100, hideOnPhone: true, cell: (row) => row.bad },
    { key: 'open', title: t.open, align: 'right', width: 130, hideOnPhone: true, cell: (row) => row.open },
    { key: 'state', title: t.state, width: 170, cell: (row) => <StatusChip status={importStates[row.state]} /> },
  ];
  return (
    <Page
      title={t.title}
      crumbs={[{ label: w.title, to: '/ly-lich' }]}
      subtitle={t.about}
      actions={
        keeps && (
          <>
            <RuleNote on={today} />
            <LinkButton to={addressOf(recordsApi.template, {})} download icon={IconDownload}>
              {t.template}
            </LinkButton>
          </>
        )
      }
    >
      <Stack>
        {keeps && <SendCard />}
        <Filters search={search} setSearch={setSearch} filters={[{ kind: 'select', key: 'tt', label: t.state, options: optionsOf(importStates) }]} />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.sent}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              rowLink={(row) => linkTo('/ly-lich/nhap/$id', { id: row.id })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={t.none}>{t.noneHint}</EmptyState>}
            />
          )}
        </ReadState>
      </Stack>
    </Page>
  );
}

const noFile: RefusalBody = {
  code: 'web.no_file',
  kind: 'invalid',
  message: { vi: 'Chọn tệp Excel trước khi gửi.', en: 'Choose an Excel file first.' },
};

function SendCard() {
  const t = useText(importWords);
  const go = useGo();
  const [files, setFiles] = useState<File[]>([]);
  const [part, setPart] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const [file] = files;
  const send = async () => {
    if (!file) return setRefusal(noFile);
    setRefusal(null);
    setPart(0);
    try {
      const made = await uploadFile<{ id: string }>(recordsApi.upload.path, file, {}, setPart);
      go(linkTo('/ly-lich/nhap/$id', { id: made.id }));
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      setRefusal(problem.body);
    } finally {
      setPart(null);
    }
  };
  return (
    <Card title={t.step1} small>
      <Stack gap={12}>
        <span className="u-muted">{t.stepText}</span>
        <RefusalNotice refusal={refusal} />
        <FileField label={t.file} accept=".xlsx" value={files} onChange={setFiles} />
        <Row justify="end">
          <Button kind="primary" icon={IconUpload} busy={part !== null} onClick={() => void send()}>
            {part === null ? t.send : t.sending(Math.round(part * 100))}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
