import { Chip, Facts, List, Item, Notice, Row, Stack, StatusChip, useSay, useText } from '#ui/index.ts';
import { confidenceLabels, kindLabels, subjectLabels, type AwardType } from '../contract.ts';
import { words } from './words.ts';

/** `từ 90% · bỏ phiếu kín`, or that the council's own rules decide. */
export function Threshold({ ballot }: { ballot: AwardType['ballot'] }) {
  const t = useText(words);
  if (!ballot) return <>{t.noThreshold}</>;
  return (
    <span>
      <b>{t.atLeast(ballot.thresholdPercent)}</b>
      {ballot.secret && <> · {t.secret}</>}
      {ballot.soft && (
        <>
          {' '}
          <Chip tone="warn">{t.confirm}</Chip>
        </>
      )}
    </span>
  );
}

/** Everything the rules of a day say about one title: shown on the page of rules and beside forms. */
export function AwardFacts({ award }: { award: AwardType }) {
  const t = useText(words);
  const say = useSay();
  return (
    <Stack gap={12}>
      <Row gap={6}>
        <StatusChip status={kindLabels[award.kind]} />
        <StatusChip status={subjectLabels[award.subject]} />
        <StatusChip status={confidenceLabels[award.confidence]} />
        {award.catalogueOnly && <Chip tone="gold">{t.stateForm}</Chip>}
        {!award.enabled && <Chip tone="neutral">{t.off}</Chip>}
      </Row>
      {award.soft && <Notice tone="warn">{t.soft}</Notice>}
      <Facts
        facts={[
          { label: t.standard, value: say(award.standard) },
          { label: t.decidedBy, value: say(award.decidedBy) },
          { label: t.threshold, value: <Threshold ballot={award.ballot} /> },
          { label: t.basis, value: award.basis },
          ...(award.ballot ? [{ label: t.ballotBasis, value: award.ballot.basis }] : []),
        ]}
      />
      {award.note && <Notice tone="info">{say(award.note)}</Notice>}
      <b>{t.papers}</b>
      {award.papers.length === 0 ? (
        <span>{t.noPapers}</span>
      ) : (
        <List plain>
          {award.papers.map((paper) => (
            <Item key={paper.code} title={say(paper.title)} end={paper.required ? undefined : <Chip>{t.optional}</Chip>} />
          ))}
        </List>
      )}
      {award.papersNote && <span className="u-small">{say(award.papersNote)}</span>}
    </Stack>
  );
}
