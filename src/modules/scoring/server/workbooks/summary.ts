import type { FastifyReply } from 'fastify';
import { writeXlsx } from 'hucre/xlsx';
import type { Actor } from '#platform/actor.ts';
import { showDate } from '#platform/dates.ts';
import type { Services } from '#platform/http/module.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { attachment } from '#modules/evidence/index.ts';
import { paperKinds, sheetStates, tieRules } from '../../labels.ts';
import { rankingOf } from '../tables/queries.ts';

type Ranking = NonNullable<Awaited<ReturnType<typeof rankingOf>>>;
type Rows = NonNullable<Ranking['published']>['rows'];

const points = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : value / 100);
/** Points without what came on top, so that the columns add up as clusters keep them. */
const base = (total: number | null | undefined, extra: number | null | undefined): number | null =>
  total === null || total === undefined ? null : points(total - (extra ?? 0));

const columns = [
  { header: 'Khối, cụm', key: 'group', width: 26 },
  { header: 'Đơn vị', key: 'unit', width: 46 },
  { header: 'Tự chấm', key: 'self', width: 12 },
  { header: 'Điểm thưởng tự chấm', key: 'selfExtra', width: 14 },
  { header: 'Thẩm định', key: 'checked', width: 12 },
  { header: 'Điểm thưởng thẩm định', key: 'checkedExtra', width: 14 },
  { header: 'Điểm cuối', key: 'final', width: 12 },
  { header: 'Điểm thưởng', key: 'finalExtra', width: 12 },
  { header: 'Tổng cộng', key: 'total', width: 12 },
  { header: 'Xếp loại', key: 'class', width: 18 },
  { header: 'Hạng', key: 'rank', width: 8 },
  { header: 'Xếp theo', key: 'decided', width: 40 },
  { header: 'Không đủ điều kiện xét', key: 'failures', width: 40 },
  { header: 'Tình trạng', key: 'state', width: 18 },
];

const rowOf = (group: string, row: Rows[number]) => ({
  group,
  unit: row.unitName,
  self: base(row.selfTotal, row.selfExtra),
  selfExtra: points(row.selfExtra),
  checked: base(row.checkedTotal, row.checkedExtra),
  checkedExtra: points(row.checkedExtra),
  final: base(row.total, row.bonus),
  finalExtra: points(row.bonus),
  total: points(row.total),
  class: row.class?.title.vi ?? row.classNote?.vi ?? null,
  rank: row.rank,
  decided: row.rank === null ? null : [tieRules[row.decidedBy].vi, ...(row.asked ?? []).map((one) => one.vi)].join('. '),
  failures: row.failures.map((one) => `${one.code}: ${one.detail.vi}`).join(' ') || null,
  state: row.state ? sheetStates[row.state].vi : 'Chưa mở phiếu',
});

/** What the table rests on: scale, version, hash, order of equals, publication. */
function basisOf({ term, rulebook, tieRules: rules, published }: Ranking) {
  const pairs: [string, string | number | null][] = [
    ['Khối, cụm', term.groupName],
    ['Năm', term.year],
    ['Bảng điểm', rulebook ? `${rulebook.title}, bản ${rulebook.versionNo}` : null],
    ['Thang điểm', points(rulebook?.scaleHundredths)],
    ['Mã băm bảng điểm', rulebook?.hash ?? null],
    ['Bằng điểm xét lần lượt', rules.map((rule) => rule.vi).join('; ') || 'đồng hạng'],
    [
      'Công bố',
      published ? `Lần ${published.rankingNo}, ngày ${showDate(published.publishedOn)}, ${published.publishedBy}` : 'Chưa công bố (bản xem trước)',
    ],
    [
      published?.paper ? paperKinds[published.paper.kind].vi : 'Văn bản công bố',
      published?.paper ? `${published.paper.number} ngày ${showDate(published.paper.issuedOn)}` : null,
    ],
    ['Mã băm bảng xếp hạng', published?.hash ?? null],
    ...(rulebook?.synthetic ? ([['Lưu ý', 'Số liệu minh họa, không phải bảng điểm của Bộ']] as [string, string][]) : []),
  ];
  return pairs.map(([name, value]) => ({ name, value }));
}

/** The workbook of a group: published rows, or the preview for those who may see it before. */
export async function sendSummary(context: { params: { id: string }; reply: FastifyReply; actor: Actor; services: Services }): Promise<FastifyReply> {
  const { params, reply, actor, services } = context;
  const ranking = await services.db.read(actor, (tx) => rankingOf(tx, params.id));
  const rows = ranking?.published?.rows ?? ranking?.preview?.rows;
  if (!ranking || !rows) throw refuse(commonRefusals.notFound);
  const { term } = ranking;
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Tổng hợp', columns, data: rows.map((row) => rowOf(term.groupName, row)) },
      {
        name: 'Xếp loại',
        columns: [
          { header: 'Mức', key: 'title', width: 30 },
          { header: 'Số đơn vị', key: 'count', width: 12 },
        ],
        data: [
          ...ranking.classes.map((one) => ({ title: one.title.vi, count: one.count })),
          { title: 'Chưa xếp loại', count: rows.filter((row) => !row.class).length },
          { title: 'Tổng số đơn vị', count: rows.length },
        ],
      },
      {
        name: 'Căn cứ',
        columns: [
          { header: 'Mục', key: 'name', width: 28 },
          { header: 'Nội dung', key: 'value', width: 80 },
        ],
        data: basisOf(ranking),
      },
    ],
  });
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', attachment(`Tổng hợp ${term.groupName} ${term.year}.xlsx`))
    .send(Buffer.from(bytes));
}
