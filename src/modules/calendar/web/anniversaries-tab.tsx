import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  AreaField,
  Card,
  Chip,
  DataTable,
  EmptyState,
  Notice,
  OriginMark,
  ReadState,
  Row,
  Stack,
  StatusChip,
  defineText,
  useLang,
  useRead,
  useText,
  type Column,
} from '#ui/index.ts';
import { anniversaryScopes, calendarApi, roundnesses, type Anniversary } from '../contract.ts';
import { warnWrongOrdinal } from '../rules.ts';

const words = defineText({
  title: { vi: 'Ngày kỷ niệm, ngày truyền thống', en: 'Days of remembrance' },
  name: { vi: 'Ngày', en: 'Day' },
  keptOn: { vi: 'Trong năm', en: 'This year' },
  founded: { vi: 'Từ ngày', en: 'Since' },
  nth: { vi: 'Lần thứ', en: 'Anniversary' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  origin: { vi: 'Nguồn', en: 'Source' },
  unknownYear: { vi: 'chưa rõ năm gốc', en: 'founding year unknown' },
  before: { vi: 'chưa có', en: 'none yet' },
  stated: { vi: (n: number) => `bài nguồn ghi ${n}`, en: (n: number) => `the article says ${n}` },
  check: { vi: 'Kiểm tra số năm trong văn bản', en: 'Check the numbers in a text' },
  text: { vi: 'Dán đoạn văn bản, diễn văn, tin bài', en: 'Paste a text, a speech, a piece of news' },
  hint: {
    vi: 'Hệ thống so từng “… năm”, “lần thứ …” với ngày gốc. Chỉ kiểm tra trên máy bạn, không lưu.',
    en: 'Each “… năm” is compared with the founding day. Checked on your device, not stored.',
  },
  right: { vi: 'Không thấy số nào sai.', en: 'No wrong number found.' },
  wrong: {
    vi: (name: string, year: number, stated: number, right: number, since: string) =>
      `${name} năm ${year}: văn bản ghi ${stated}, đúng là ${right} (từ ${since}).`,
    en: (name: string, year: number, stated: number, right: number, since: string) =>
      `${name} in ${year}: the text says ${stated}, it is ${right} (since ${since}).`,
  },
  empty: { vi: 'Chưa có ngày kỷ niệm nào', en: 'No day of remembrance yet' },
});

/** Days of the year with their ordinal, and a place to check a text against them. */
export function AnniversariesTab({ year }: { year: number }) {
  const read = useRead(calendarApi.anniversaries, { query: { year } });
  return (
    <ReadState read={read}>
      {(rows) => (
        <Stack>
          <AnniversaryTable rows={rows} />
          <TextCheck rows={rows} year={year} />
        </Stack>
      )}
    </ReadState>
  );
}

function AnniversaryTable({ rows }: { rows: readonly Anniversary[] }) {
  const t = useText(words);
  const { lang } = useLang();
  const columns: Column<Anniversary>[] = [
    {
      key: 'name',
      title: t.name,
      cell: (row) => (
        <>
          <b>{row.name}</b>
          {row.unit && <div>{row.unit.name}</div>}
        </>
      ),
    },
    { key: 'keptOn', title: t.keptOn, width: 130, cell: (row) => showDate(row.keptOn, lang), sort: (row) => row.keptOn },
    {
      key: 'founded',
      title: t.founded,
      width: 140,
      cell: (row) => (row.foundedOn ? showDate(row.foundedOn, lang) : t.unknownYear),
      hideOnPhone: true,
    },
    {
      key: 'nth',
      title: t.nth,
      align: 'right',
      width: 120,
      cell: (row) => (
        <>
          {row.nth === null ? row.foundedOn === null ? '—' : t.before : <b>{row.nth}</b>}
          {row.stated !== null && row.stated !== row.nth && <div>{t.stated(row.stated)}</div>}
        </>
      ),
      sort: (row) => row.nth,
    },
    {
      key: 'scope',
      title: t.scope,
      width: 210,
      cell: (row) => (
        <Row gap={6}>
          <StatusChip status={anniversaryScopes[row.scope]} />
          {row.roundness && row.roundness !== 'other' && <StatusChip status={roundnesses[row.roundness]} />}
        </Row>
      ),
    },
    { key: 'origin', title: t.origin, width: 160, cell: (row) => <OriginMark origin={row.origin} /> },
  ];
  return (
    <Card title={t.title} count={rows.length} flush>
      <DataTable caption={t.title} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<EmptyState title={t.empty} />} />
    </Card>
  );
}

function TextCheck({ rows, year }: { rows: readonly Anniversary[]; year: number }) {
  const t = useText(words);
  const { lang } = useLang();
  const [text, setText] = useState('');
  const warnings = text.trim() === '' ? [] : warnWrongOrdinal(text, rows, year);
  return (
    <Card title={t.check} aside={text.trim() !== '' && warnings.length === 0 && <Chip tone="ok">{t.right}</Chip>}>
      <Stack gap={12}>
        <AreaField label={t.text} hint={t.hint} value={text} onChange={(value: string | null) => setText(value ?? '')} />
        {warnings.map((one) => (
          <Notice key={one.name + one.stated} tone="warn" live>
            {t.wrong(one.name, one.year, one.stated, one.right, showDate(one.foundedOn, lang))}
          </Notice>
        ))}
      </Stack>
    </Card>
  );
}
