import { showDate } from '#platform/dates.ts';
import { Chip, Link, linkTo, OriginMark, Row, StatusChip, useLang, useText } from '#ui/index.ts';
import { awardStates, type AwardRow } from '../contract.ts';
import { words } from './words.ts';

/** State of one award with its marks; a row that is only proposed says where that comes from. */
export function AwardMarks({ row }: { row: AwardRow }) {
  const t = useText(words);
  return (
    <Row gap={6}>
      <StatusChip status={awardStates[row.state]} />
      {row.backEntered && <Chip>{t.backEntered}</Chip>}
      {row.certainty === 'UNCERTAIN' && <Chip tone="warn">{t.uncertain}</Chip>}
      {row.synthetic && <Chip>{t.synthetic}</Chip>}
      <OriginMark origin={row.origin} />
    </Row>
  );
}

/** What came after the decision: conferring or revocation. */
export function AwardNote({ row }: { row: AwardRow }) {
  const t = useText(words);
  const { lang } = useLang();
  const day = (value: string) => showDate(value, lang);
  if (row.revoked) return <>{t.revokedBy(row.revoked.paper, day(row.revoked.on), row.revoked.reason)}</>;
  if (row.awardedOn) return <>{t.awardedOn(day(row.awardedOn), row.awardedPlace)}</>;
  return null;
}

export function DecisionLink({ row }: { row: AwardRow }) {
  const { lang } = useLang();
  if (!row.decision) {
    const paper = [row.paperNumber, row.decidedOn === null ? '' : showDate(row.decidedOn, lang), row.issuerName].filter(Boolean).join(' · ');
    return <>{paper || '—'}</>;
  }
  return (
    <>
      <Link to={linkTo('/quyet-dinh/$id', { id: row.decision.id })}>{row.decision.number}</Link>{' '}
      {row.decidedOn !== null && showDate(row.decidedOn, lang)}
    </>
  );
}

/** The screen of whoever was honoured. */
export function recipientLink({ recipient }: AwardRow): string | undefined {
  if (recipient.unitId) return linkTo('/don-vi/$id', { id: recipient.unitId });
  return recipient.personId ? linkTo('/ca-nhan/$id', { id: recipient.personId }) : undefined;
}
