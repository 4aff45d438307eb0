import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { Paper } from '#ui/index.ts';
import { paperKinds, tieRules } from '../../labels.ts';
import type { PublishedRanking, RankingDetail, RankRow } from '../../table-shapes.ts';

const cell = { border: '1px solid currentColor', padding: '4px 8px', verticalAlign: 'top' } as const;
const number = { ...cell, textAlign: 'right', whiteSpace: 'nowrap' } as const;

function noteOf(row: RankRow): string {
  if (row.rank === null) return 'Chưa có kết quả cuối, không xếp hạng';
  return [
    row.failures.length > 0 ? `Không đủ điều kiện xét (${row.failures.map((one) => `${one.code}: ${one.detail.vi}`).join(' ')})` : '',
    row.unknowns.length > 0 ? `Điều kiện chưa rõ: ${row.unknowns.map((one) => one.code).join(', ')}` : '',
    row.decidedBy === 'total' ? '' : [tieRules[row.decidedBy].vi, ...row.asked.slice(-1).map((one) => one.vi)].join(': '),
    row.contextNote,
  ]
    .filter(Boolean)
    .join('. ');
}

/** The published table as a sheet of paper: version and hash of the points table printed below it (R-066). */
export function RankPaper({ ranking, published }: { ranking: RankingDetail; published: PublishedRanking }) {
  const { term, rulebook } = ranking;
  return (
    <Paper issuer={['BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG', term.groupName]} title="BẢNG XẾP HẠNG THI ĐUA" subtitle={`Năm ${term.year}`}>
      {rulebook?.synthetic && <p>Số liệu minh họa: bảng điểm này không phải bảng điểm của Bộ.</p>}
      <table style={{ borderCollapse: 'collapse', width: '100%' }}>
        <thead>
          <tr>
            {['Hạng', 'Đơn vị', 'Tự chấm', 'Thẩm định', 'Điểm cuối', 'Ghi chú'].map((title) => (
              <th key={title} scope="col" style={cell}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {published.rows.map((row) => (
            <tr key={row.unitId}>
              <td style={number}>{row.rank ?? '–'}</td>
              <td style={cell}>{row.unitName}</td>
              <td style={number}>{row.selfTotal === null ? '–' : showHundredths(row.selfTotal)}</td>
              <td style={number}>{row.checkedTotal === null ? '–' : showHundredths(row.checkedTotal)}</td>
              <td style={number}>
                <b>{row.total === null ? '–' : showHundredths(row.total)}</b>
              </td>
              <td style={cell}>{noteOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Công bố lần {published.rankingNo} ngày {showDate(published.publishedOn)}
        {published.paper && ` theo ${paperKinds[published.paper.kind].vi} ${published.paper.number} ngày ${showDate(published.paper.issuedOn)}`}
        {published.reason !== '' && ` (${published.reason})`}. Bảng điểm: {rulebook?.title}, bản {rulebook?.versionNo}.
      </p>
      <p style={{ fontSize: '80%', overflowWrap: 'anywhere' }}>
        Mã băm bảng điểm: {published.rulebookHash}
        <br />
        Mã băm bảng xếp hạng: {published.hash}
      </p>
    </Paper>
  );
}
