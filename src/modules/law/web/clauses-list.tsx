import { showDate } from '#platform/dates.ts';
import { Chip, EmptyState, Item, List, Row, StatusChip, useLang, useSay, useText } from '#ui/index.ts';
import { clauseTopics, confidenceLabels, type ClauseRow } from '../contract.ts';
import { words } from './words.ts';

/** `từ 01/01/2024 đến 30/06/2025`, as far as known. */
export function useSpan(): (from: string | null, to: string | null) => string {
  const t = useText(words);
  const { lang } = useLang();
  return (from, to) => [from && t.from(showDate(from, lang)), to && t.until(showDate(to, lang))].filter(Boolean).join(' ') || t.notRecorded;
}

/** Clauses one below the other: short words, source, dates, whether confirmed. Fits a dialog and a phone. */
export function ClauseList({ clauses, withAward = false }: { clauses: readonly ClauseRow[]; withAward?: boolean }) {
  const t = useText(words);
  const say = useSay();
  const span = useSpan();
  if (clauses.length === 0) return <EmptyState title={t.noClause}>{t.noClauseDo}</EmptyState>;
  return (
    <List>
      {clauses.map((clause) => (
        <Item
          key={clause.id}
          title={say(clause.words)}
          sub={[withAward && clause.awardName && say(clause.awardName), say(clauseTopics[clause.topic]), clause.source].filter(Boolean).join(' · ')}
          note={span(clause.from, clause.to)}
          end={
            <Row gap={6}>
              {clause.soft && <Chip>{t.onlyReminds}</Chip>}
              <StatusChip status={confidenceLabels[clause.confidence]} />
            </Row>
          }
        />
      ))}
    </List>
  );
}
