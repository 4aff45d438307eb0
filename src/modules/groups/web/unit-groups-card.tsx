import type { UnitCardProps } from '#modules/directory/web/slots.ts';
import { Card, Chip, EmptyState, Item, List, ReadState, StatusChip, linkTo, useRead, useText } from '#ui/index.ts';
import { groupsApi, termStates } from '../contract.ts';
import { words } from './words.ts';

/** In which block or cluster the unit stood, year by year. */
export default function UnitGroupsCard({ unitId }: UnitCardProps) {
  const t = useText(words);
  const read = useRead(groupsApi.ofUnit, { params: { id: unitId } });
  return (
    <Card title={t.groups} count={read.data?.length} flush>
      <ReadState read={read} empty={<EmptyState title={t.inNoGroup} />}>
        {(rows) => (
          <List>
            {rows.map((row) => (
              <Item
                key={row.termId}
                title={`${row.year} · ${row.groupName}`}
                to={linkTo('/khoi-cum/nhiem-ky/$id', { id: row.termId })}
                end={
                  <>
                    {row.post && <Chip tone={row.post === 'head' ? 'brand' : 'info'}>{row.post === 'head' ? t.headOf : t.deputyOf}</Chip>}
                    <StatusChip status={termStates[row.state]} />
                  </>
                }
              />
            ))}
          </List>
        )}
      </ReadState>
    </Card>
  );
}
