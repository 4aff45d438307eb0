import { Split } from '#ui/index.ts';
import type { SheetDetail } from '../../shapes.ts';
import { CriterionPanel } from './criterion-panel.tsx';
import { SheetGrid } from './sheet-grid.tsx';
import { ContextCard, StepsCard } from './sheet-side.tsx';
import type { Lines } from './use-lines.ts';

interface Props {
  readonly sheet: SheetDetail;
  readonly lines: Lines;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
}

/** The grid with the chosen criterion opened beside it. */
export function SheetGridView({ sheet, lines, chosen, onChoose }: Props) {
  const item = sheet.groups.flatMap((group) => group.items).find((one) => one.itemId === chosen);
  return (
    <Split
      asideWidth={380}
      aside={
        <>
          {item && <CriterionPanel item={item} lines={lines} />}
          <ContextCard sheet={sheet} version={lines.version} />
          <StepsCard sheet={sheet} />
        </>
      }
    >
      <SheetGrid sheet={sheet} lines={lines} chosen={chosen} onChoose={onChoose} />
    </Split>
  );
}
