import { Card, Chip, EmptyState, Item, linkTo, List, ReadState, Row, StatusChip, Tile, useRead, useSay, useText } from '#ui/index.ts';
import { IconFolders } from '#ui/icons.ts';
import { nominationsApi, nominationStates, routes } from '../contract.ts';
import { words } from './words.ts';

export interface ProposalHistoryProps {
  readonly unitId?: string | undefined;
  readonly personId?: string | undefined;
}

/** All proposals about one unit or person, failed ones included: only the council and the own unit get any. */
export function ProposalHistory({ unitId, personId }: ProposalHistoryProps) {
  const t = useText(words);
  const say = useSay();
  const read = useRead(nominationsApi.history, { query: { unitId, personId } });
  return (
    <Card title={t.proposals} icon={IconFolders} count={read.data?.length} flush>
      <ReadState read={read} empty={<EmptyState icon={IconFolders} title={t.noProposals} />}>
        {(rows) => (
          <List>
            {rows.map((row) => (
              <Item
                key={row.id}
                lead={<Tile icon={IconFolders} />}
                title={`${row.year} · ${row.awardName}`}
                sub={say(routes[row.route])}
                to={linkTo('/ho-so/$id', { id: row.id })}
                end={
                  <Row gap={6}>
                    <StatusChip status={nominationStates[row.state]} />
                    {row.synthetic && <Chip>{t.synthetic}</Chip>}
                  </Row>
                }
              />
            ))}
          </List>
        )}
      </ReadState>
    </Card>
  );
}
