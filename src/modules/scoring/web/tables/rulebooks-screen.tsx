import { useState } from 'react';
import { z } from 'zod';
import { showHundredths } from '#platform/decimal.ts';
import { codesOf } from '#platform/text.ts';
import {
  Button,
  Chip,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  Menu,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  defineText,
  exportHref,
  linkTo,
  optionsOf,
  useLang,
  usePages,
  useRead,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconDots, IconFileSpreadsheet, IconGitCompare, IconListCheck, IconPlus } from '#ui/icons.ts';
import { rulebookMarks, rulebookStates } from '../../labels.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { RulebookRow } from '../../rulebook/shapes.ts';
import { words } from '../words.ts';
import { DeriveDialog } from './derive-dialog.tsx';
import { tableWords } from './table-words.ts';

const own = defineText({
  none: { vi: 'Không có bảng điểm nào như vậy', en: 'No such points table' },
  noneText: {
    vi: 'Lập bảng mới từ mẫu, từ bảng năm trước, hoặc nhập tệp Excel của cơ quan.',
    en: 'Make one from a template, from last year, or from your own Excel file.',
  },
  more: { vi: 'Việc khác', en: 'More' },
  derive: { vi: 'Lập bảng đạt/không đạt', en: 'Make a met / not met table' },
  sort: { vi: 'Xếp theo', en: 'Sort by' },
  byYear: { vi: 'năm mới trước', en: 'newest year' },
  byTitle: { vi: 'tên', en: 'name' },
  byState: { vi: 'tình trạng', en: 'state' },
});

const searchSchema = z.object({
  tim: z.string().default(''),
  nam: z.coerce.number().optional(),
  'co-quan': z.string().optional(),
  'trang-thai': z.enum(codesOf(rulebookStates)).optional(),
  'muc-do': z.enum(codesOf(rulebookMarks)).optional(),
  xep: z.enum(['year', 'title', 'state']).optional(),
});

const queryOf = (search: z.output<typeof searchSchema>) => ({
  ...(search.tim === '' ? {} : { q: search.tim }),
  ...(search.nam === undefined ? {} : { year: search.nam }),
  ...(search['co-quan'] === undefined ? {} : { authorityId: search['co-quan'] }),
  ...(search['trang-thai'] === undefined ? {} : { state: search['trang-thai'] }),
  ...(search['muc-do'] === undefined ? {} : { mark: search['muc-do'] }),
  ...(search.xep === undefined ? {} : { sort: search.xep }),
});

function useColumns(): Column<RulebookRow>[] {
  const t = useText(words);
  const b = useText(tableWords);
  const { lang } = useLang();
  return [
    { key: 'title', title: t.rulebook, cell: (row) => `${row.title} · ${t.version(row.versionNo) as string}` },
    {
      key: 'state',
      title: t.state,
      width: 124,
      cell: (row) => (
        <Row gap={6}>
          <StatusChip status={rulebookStates[row.state]} />
          {row.asked && row.state === 'DRAFT' && <Chip tone="warn">{b.asked}</Chip>}
        </Row>
      ),
    },
    {
      key: 'mark',
      title: b.mark,
      width: 124,
      hideOnPhone: true,
      cell: (row) => <StatusChip status={rulebookMarks[row.mark]} />,
    },
    { key: 'year', title: b.yearHead, align: 'right', cell: (row) => row.year ?? b.anyYear },
    { key: 'items', title: b.items, align: 'right', cell: (row) => row.items, hideOnPhone: true },
    { key: 'sum', title: b.sum, align: 'right', cell: (row) => (row.passFail ? t.passFail : showHundredths(row.sumHundredths, lang, 0)) },
    {
      key: 'scale',
      title: b.scale,
      align: 'right',
      cell: (row) => (row.passFail ? '' : showHundredths(row.scaleHundredths, lang, 0)),
      hideOnPhone: true,
    },
    { key: 'used', title: b.usedBy, width: 110, cell: (row) => b.usedByN(row.usedBy) },
  ];
}

export default function RulebooksScreen() {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(searchSchema);
  const [deriving, setDeriving] = useState(false);
  const query = queryOf(search);
  const pages = usePages(rulebookApi.rulebooks, { query });
  const around = useRead(rulebookApi.rulebooks, { query: { limit: 1 } }).data;
  const columns = useColumns();
  return (
    <Page
      title={t.rulebooks}
      crumbs={[{ label: t.scoring, to: '/cham-diem' }]}
      actions={
        around && (
          <>
            <Menu
              label={o.more}
              renderTrigger={(props) => <Button {...props} icon={IconDots} aria-label={o.more} />}
              groups={[
                {
                  items: [
                    { label: b.compare, icon: IconGitCompare, to: '/cham-diem/bang-diem/so-sanh' },
                    ...(around.can.derive.ok ? [{ label: o.derive, icon: IconListCheck, onSelect: () => setDeriving(true) }] : []),
                  ],
                },
              ]}
            />
            <LinkButton to="/cham-diem/bang-diem/nhap" icon={IconFileSpreadsheet} decision={around.can.create}>
              {b.fromFile}
            </LinkButton>
            <LinkButton to="/cham-diem/bang-diem/moi" kind="primary" icon={IconPlus} decision={around.can.create}>
              {b.make}
            </LinkButton>
          </>
        )
      }
    >
      <Stack>
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          exportTo={exportHref(rulebookApi.rulebooks, { query }, lang)}
          filters={[
            {
              kind: 'select',
              key: 'nam',
              label: b.yearHead,
              options: (around?.years ?? []).map((year) => ({ value: String(year), label: String(year) })),
            },
            {
              kind: 'select',
              key: 'co-quan',
              label: b.authority,
              options: (around?.authorities ?? []).map(({ id, name }) => ({ value: id, label: name })),
            },
            { kind: 'select', key: 'trang-thai', label: t.state, options: optionsOf(rulebookStates) },
            { kind: 'select', key: 'muc-do', label: b.mark, options: optionsOf(rulebookMarks) },
            {
              kind: 'select',
              key: 'xep',
              label: o.sort,
              empty: `${o.sort}: ${o.byYear}`,
              options: [
                { value: 'title', label: `${o.sort}: ${o.byTitle}` },
                { value: 'state', label: `${o.sort}: ${o.byState}` },
              ],
            },
          ]}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.rulebooks}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              rowLink={(row) => linkTo('/cham-diem/bang-diem/$id', { id: row.id })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={o.none}>{o.noneText}</EmptyState>}
            />
          )}
        </ReadState>
      </Stack>
      {deriving && around && <DeriveDialog sets={around.criteriaSets} onClose={() => setDeriving(false)} />}
    </Page>
  );
}
