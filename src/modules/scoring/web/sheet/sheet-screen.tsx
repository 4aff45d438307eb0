import { useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { usePathParams, useRead, useSearchState } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { OneByOne } from './one-by-one.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { SheetGridView } from './sheet-grid-view.tsx';
import { phaseOf, useLines } from './use-lines.ts';
import { ScreenState } from '../screen-state.tsx';

const searchSchema = z.object({
  xem: z.enum(['luoi', 'tung-muc']).optional(),
  'tieu-chi': z.string().optional(),
  'dinh-chinh': z.string().optional(),
  chitiet: z.string().optional(),
});

/** Paper is narrow as a phone but shows the whole grid. */
const narrow = matchMedia('screen and (max-width: 760px)');
const onNarrow = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

export default function SheetScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(scoringApi.sheet, { params: { id } }, { keep: false });
  // what is typed belongs to one step of one sheet
  return (
    <ScreenState read={read} what="sheet">
      {(sheet) => <Sheet key={`${sheet.id} ${phaseOf(sheet) ?? ''}`} sheet={sheet} />}
    </ScreenState>
  );
}

/** A phone and a newcomer get one criterion at a time, the clerk the grid; the address remembers the choice. */
function Sheet({ sheet }: { sheet: SheetDetail }) {
  const [search, setSearch] = useSearchState(searchSchema);
  const small = useSyncExternalStore(onNarrow, () => narrow.matches);
  const lines = useLines(sheet);
  const items = sheet.groups.flatMap((group) => group.items);
  const [here, setHere] = useState(() => items.find((item) => item.code === search['tieu-chi'])?.itemId ?? items[0]?.itemId ?? null);
  const choose = (itemId: string) => {
    setHere(itemId);
    setSearch({ 'tieu-chi': items.find((item) => item.itemId === itemId)?.code });
  };
  const detailed = search.chitiet !== undefined;
  const view = search.xem ?? (small ? 'tung-muc' : 'luoi');
  return (
    <SheetFrame
      sheet={sheet}
      lines={lines}
      detailed={detailed}
      onDetailed={(on) => setSearch({ chitiet: on ? '1' : undefined })}
      view={view}
      chosen={here}
      asksCorrection={search['dinh-chinh'] !== undefined}
      onView={(xem) => setSearch({ xem })}
    >
      {view === 'luoi' ? (
        <SheetGridView sheet={sheet} lines={lines} chosen={here} onChoose={choose} detailed={detailed} />
      ) : (
        <OneByOne sheet={sheet} lines={lines} chosen={here} onChoose={choose} />
      )}
    </SheetFrame>
  );
}
