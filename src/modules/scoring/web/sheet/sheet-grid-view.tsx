import type { CSSProperties } from 'react';
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
  readonly detailed: boolean;
}

/** Every column of points has to be seen beside the panel, so the panel is the one that gives way. */
const asideWidth = 'clamp(290px, 23vw, 380px)';

/** The chosen criterion stays in view while the grid scrolls past it. */
const beside: CSSProperties = {
  position: 'sticky',
  top: 'calc(var(--top-h) + 12px)',
  maxHeight: 'calc(100vh - var(--top-h) - 24px)',
  overflowY: 'auto',
};

/** The grid with the chosen criterion opened beside it. */
export function SheetGridView({ sheet, lines, chosen, onChoose, detailed }: Props) {
  const item = sheet.groups.flatMap((group) => group.items).find((one) => one.itemId === chosen);
  return (
    <div className="u-split" style={{ '--u-aside': asideWidth } as CSSProperties}>
      <div className="u-stack">
        <SheetGrid sheet={sheet} lines={lines} chosen={chosen} onChoose={onChoose} detailed={detailed} />
      </div>
      <div className="u-stack" style={beside}>
        {item && (
          <div className="u-noprint">
            <CriterionPanel key={item.itemId} item={item} sheet={sheet} lines={lines} />
          </div>
        )}
        <ContextCard sheet={sheet} version={lines.version} />
        <StepsCard sheet={sheet} />
      </div>
    </div>
  );
}
