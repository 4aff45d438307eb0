import { Card, EmptyState, Item, List, ReadState, Tile, useRead, useText } from '#ui/index.ts';
import { IconAward } from '#ui/icons.ts';
import { decisionsApi } from '../contract.ts';
import { AwardMarks, AwardNote, DecisionLink } from './award-pieces.tsx';
import { words } from './words.ts';

export interface AwardHistoryProps {
  readonly unitId?: string | undefined;
  readonly personId?: string | undefined;
}

/** All honours of one unit or person over the years, for their pages. */
export function AwardHistory({ unitId, personId }: AwardHistoryProps) {
  const t = useText(words);
  const read = useRead(decisionsApi.history, { query: { unitId, personId } });
  return (
    <Card title={t.awardsTab} icon={IconAward} count={read.data?.length} flush>
      <ReadState read={read} empty={<EmptyState icon={IconAward} title={t.historyEmpty} />}>
        {(rows) => (
          <List>
            {rows.map((row) => (
              <Item
                key={row.id}
                lead={<Tile icon={IconAward} tone={row.state === 'AWARDED' || row.state === 'DECIDED' ? 'gold' : 'neutral'} />}
                title={`${row.year} · ${row.awardName}`}
                sub={<DecisionLink row={row} />}
                note={<AwardNote row={row} />}
                end={<AwardMarks row={row} />}
              />
            ))}
          </List>
        )}
      </ReadState>
    </Card>
  );
}
