import type { VerdictNode } from '#modules/law/contract.ts';
import { showDate } from '#platform/dates.ts';
import { Button, Paper, Row, Stack, useLang, useSay, useText } from '#ui/index.ts';
import { IconPrinter } from '#ui/icons.ts';
import type { Eligibility, EligibleAward } from '../contract.ts';
import type { RecordDetail } from '../shapes.ts';
import { nearestBranch } from '../verdict-view.ts';
import { eligibilityWords } from './eligibility-words.ts';
import { RoadLines } from './verdict-card.tsx';

const signs = { met: '✓', unmet: '✗', unknown: '?' } as const;

interface Props {
  readonly answer: Eligibility;
  readonly award: EligibleAward;
  readonly record: RecordDetail;
  readonly onBack: () => void;
}

/** Who hands the sheet out: the unit of the present post; a collective below the body above it. */
function issuerOf({ subject, posts, today }: RecordDetail): string[] {
  if (subject.kind === 'unit') return [subject.subtitle, subject.name].filter(Boolean);
  const post = posts.find((one) => one.validTo === null || one.validTo >= today) ?? posts[0];
  return post ? [post.unitName] : [];
}

/** The explanation on paper: verdict, clauses with article, facts and what is missing. */
export function PrintSheet({ answer, award, record, onBack }: Props) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const { lang } = useLang();
  const { report } = award;
  return (
    <Stack>
      <span className="u-noprint">
        <Row>
          <Button onClick={onBack}>{t.back}</Button>
          <Button kind="primary" icon={IconPrinter} onClick={() => print()}>
            {t.printNow}
          </Button>
        </Row>
      </span>
      <Paper
        issuer={issuerOf(record)}
        number=""
        place={`${t.on} ${showDate(answer.on, lang)}`}
        title={t.sheet}
        subtitle={[say(award.name), answer.subject.name, record.subject.kind === 'person' && answer.subject.subtitle].filter(Boolean).join(' · ')}
      >
        {report && (
          <>
            <p>
              <b>{t[report.verdict]}.</b> {say(report.regime.reason)} {report.regime.cite}
            </p>
            <Nodes nodes={nearestBranch(report).children} answer={answer} />
            {award.road && award.road.outcome !== 'now' && (
              <div>
                <RoadLines road={award.road} />
              </div>
            )}
            <p>{t.hashes(report.ruleSetHash.slice(0, 16), report.factsHash.slice(0, 16))}</p>
          </>
        )}
      </Paper>
    </Stack>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Clauses with what belongs to each; below a clause its source is written again only where it is another one. */
function Nodes({ nodes, answer, below = '' }: { nodes: readonly VerdictNode[]; answer: Eligibility; below?: string }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const factsOf = (node: VerdictNode) =>
    node.facts
      .flatMap((id) => answer.facts[id] ?? [])
      .map((fact) => [say(fact.label), say(fact.detail)].filter(Boolean).join(', '))
      .join('; ');
  // A clause made of others says what it lacks below, clause by clause.
  const made = (node: VerdictNode) => node.kind !== 'not' && node.children.length > 0;
  /** Each kind of thing on a line of its own: what was found or is missing, what it rests on, where it is written. */
  const linesOf = (node: VerdictNode): string[] => {
    const told = node.verdict === 'met' ? say(node.found) : made(node) ? '' : say(node.missing);
    const facts = factsOf(node);
    const cite = node.cite === below ? '' : node.cite;
    return [
      told && (node.verdict === 'met' ? `${t.sheetFound}: ${told}.` : `${capital(told)}.`),
      facts && `${t.sheetFacts}: ${facts}.`,
      cite && `${t.sheetCite}: ${cite}${node.toConfirm ? ` (${t.toConfirm})` : ''}.`,
    ].filter(Boolean);
  };
  return (
    <ul style={{ listStyle: 'none' }}>
      {nodes.map((node) => (
        <li key={node.id}>
          {signs[node.verdict]} <b>{t.sheetVerdict(node.verdict)}:</b> {say(node.words)}.
          {linesOf(node).map((line) => (
            <div key={line}>{line}</div>
          ))}
          {made(node) && <Nodes nodes={node.children} answer={answer} below={node.cite} />}
        </li>
      ))}
    </ul>
  );
}
