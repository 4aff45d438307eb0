import { showHundredths } from '#platform/decimal.ts';
import { Button, Card, Chip, DataTable, Filters, optionsOf, StateMark, useSearchState, type Column } from '#ui/index.ts';
import { useState } from 'react';
import { z } from 'zod';
import { manyRows, members, statuses, type Member } from './kit-data.ts';

const search = z.object({ tim: z.string().default(''), tt: z.string().optional(), muon: z.stringbool().default(false) });

const columns: Column<Member>[] = [
  {
    key: 'name',
    title: 'Đơn vị',
    cell: (row) => (
      <>
        {row.name} {row.role && <Chip tone={row.role === 'Khối trưởng' ? 'brand' : 'info'}>{row.role}</Chip>}
      </>
    ),
    sort: (row) => row.name,
  },
  {
    key: 'signed',
    title: 'Giao ước',
    sub: '4/6 đã ký',
    cell: (row) => (
      <StateMark kind={row.signed[0]} note={row.signed[2]}>
        {row.signed[1]}
      </StateMark>
    ),
  },
  {
    key: 'months',
    title: 'Kết quả tháng',
    sub: 'đúng hạn trên 90%',
    cell: (row) => (
      <StateMark kind={row.months[0]} note={row.months[2]}>
        {row.months[1]}
      </StateMark>
    ),
  },
  { key: 'open', title: 'Tự chấm', sub: 'mở 15/11', cell: () => <StateMark kind="none">chưa mở</StateMark>, hideOnPhone: true },
  {
    key: 'score',
    title: 'Điểm',
    align: 'right',
    cell: (row) => (row.score === null ? <span className="u-unknown">chưa có</span> : showHundredths(row.score)),
    sort: (row) => row.score,
  },
];

/** The tables of the kit page: a matrix with filters, an empty one, a long one. */
export function KitTables() {
  const [found, setFound] = useSearchState(search);
  const [picked, setPicked] = useState<Set<string>>(new Set(['3']));
  return (
    <>
      <div>
        <Filters
          search={found}
          setSearch={setFound}
          textKey="tim"
          exportTo="/api/kit.xlsx"
          filters={[
            { kind: 'select', key: 'tt', label: 'Trạng thái', options: optionsOf(statuses) },
            { kind: 'toggle', key: 'muon', label: 'Nộp muộn' },
          ]}
        />
        <DataTable
          caption="Thành viên của Khối"
          columns={columns}
          rows={members}
          rowKey={(row) => row.id}
          rowLink={(row) => `/_kit?muc=${row.id}`}
          selected={picked}
          onSelect={setPicked}
          selectionActions={<Button small>Nhắc đơn vị</Button>}
          total={6}
        />
      </div>
      <DataTable caption="Không có dòng nào" columns={columns} rows={[]} rowKey={(row) => row.id} />
      <Card title="600 dòng" flush>
        <DataTable
          caption="Nhiều dòng"
          dense
          columns={[
            { key: 'name', title: 'Đơn vị', cell: (row) => row.name, sort: (row) => row.name },
            { key: 'points', title: 'Điểm', align: 'right', cell: (row) => showHundredths(row.points), sort: (row) => row.points },
          ]}
          rows={manyRows.slice(0, 4)}
          rowKey={(row) => row.id}
          rowKind={(row) => (row.id === '0' ? 'head' : row.id === '2' ? 'chosen' : undefined)}
          onRow={() => {}}
          total={null}
          onMore={() => {}}
        />
      </Card>
    </>
  );
}
