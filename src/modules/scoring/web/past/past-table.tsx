import type { ReactNode } from 'react';
import { DataTable, useText, type Column } from '#ui/index.ts';
import { Points } from '../pieces.tsx';
import { pastWords } from './past-words.ts';

export interface PastRow {
  readonly cell: string;
  readonly self: number | null;
  readonly selfExtra: number | null;
  readonly checked: number | null;
  readonly checkedExtra: number | null;
  readonly total: number | null;
  readonly class: string | null;
  readonly rank: number | null;
}

/** Rows of a summary as clusters keep it; `unit` says what stands for the unit of a row. */
export function PastTable<R extends PastRow>({ rows, caption, unit }: { rows: readonly R[]; caption: string; unit: (row: R) => ReactNode }) {
  const p = useText(pastWords);
  const points = (key: 'self' | 'selfExtra' | 'checked' | 'checkedExtra' | 'total', hide = true): Column<R> => ({
    key,
    title: p[key],
    align: 'right',
    cell: (row) => (row[key] === null ? '–' : <Points value={row[key]} strong={key === 'total'} />),
    hideOnPhone: hide,
  });
  const columns: Column<R>[] = [
    { key: 'unit', title: p.unit, width: '34%', cell: unit },
    points('self'),
    points('selfExtra'),
    points('checked'),
    points('checkedExtra'),
    points('total', false),
    { key: 'class', title: p.class, cell: (row) => row.class ?? '' },
    { key: 'rank', title: p.rank, align: 'right', cell: (row) => row.rank ?? '–' },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.cell} dense />;
}
