import { showHundredths } from '#platform/decimal.ts';
import { Card, Chip, EmptyState, Item, Link, List, Row, StatusChip, useLang, useText } from '#ui/index.ts';
import { itemResults, type AgendaItem, type MeetingView } from '../contract.ts';
import { words } from './words.ts';

/** The cases in order, each with what it needs and what came of it. */
export function AgendaTab({ it }: { it: MeetingView }) {
  const t = useText(words);
  return (
    <Card title={t.agenda} count={it.items.length} flush>
      {it.items.length === 0 ? (
        <EmptyState title={t.emptyAgenda}>{t.emptyAgendaDo}</EmptyState>
      ) : (
        <List>
          {it.items.map((item, index) => (
            <Item
              key={item.id}
              lead={<b>{index + 1}</b>}
              title={item.link ? <Link to={item.link}>{item.title}</Link> : item.title}
              sub={t.needs(item.needed, it.quorum.members, item.thresholdPercent)}
              note={<ItemMarks item={item} />}
              end={<ItemResult item={item} />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

export function ItemMarks({ item }: { item: AgendaItem }) {
  const t = useText(words);
  return (
    <Row gap={6}>
      {item.thresholdBasis && <span>{item.thresholdBasis}</span>}
      {item.secret && <Chip tone="info">{t.secretChip}</Chip>}
      {item.candidates.length > 0 && <Chip tone="warn">{t.candidate(item.candidates.join(', '))}</Chip>}
    </Row>
  );
}

/** "8/9 · 88,9 % Được thông qua". */
export function ItemResult({ item }: { item: AgendaItem }) {
  const t = useText(words);
  const { lang } = useLang();
  const tally = item.ballot?.tally;
  if (!tally || item.result === null) return <Chip>{t.notVoted}</Chip>;
  return (
    <Row gap={6}>
      <b>
        {tally.yes}/{tally.base}
      </b>
      <span className="u-muted">{showHundredths(tally.percent, lang)}%</span>
      <StatusChip status={itemResults[item.result]} />
    </Row>
  );
}
