import type { VerdictNode } from '#modules/law/contract.ts';
import { showDate } from '#platform/dates.ts';
import { Button, Paper, Row, Stack, useLang, useSay, useText } from '#ui/index.ts';
import { IconPrinter } from '#ui/icons.ts';
import type { Eligibility, EligibleAward } from '../contract.ts';
import { nearestBranch } from '../verdict-view.ts';
import { eligibilityWords } from './eligibility-words.ts';
import { RoadNote } from './verdict-card.tsx';

const signs = { met: '✓', unmet: '✗', unknown: '?' } as const;

/** The explanation on paper: verdict, clauses with article, facts and what is missing. */
export function PrintSheet({ answer, award, onBack }: { answer: Eligibility; award: EligibleAward; onBack: () => void }) {
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
        issuer={[answer.subject.subtitle || answer.subject.name]}
        number=""
        place={`${t.on} ${showDate(answer.on, lang)}`}
        title={t.sheet}
        subtitle={`${say(award.name)} · ${answer.subject.name}`}
      >
        {report && (
          <>
            <p>
              <b>{t[report.verdict]}.</b> {say(report.regime.reason)} {report.regime.cite}
            </p>
            <Nodes nodes={nearestBranch(report).children} answer={answer} />
            <RoadNote award={award} />
            <p>{t.hashes(report.ruleSetHash.slice(0, 16), report.factsHash.slice(0, 16))}</p>
          </>
        )}
      </Paper>
    </Stack>
  );
}

function Nodes({ nodes, answer }: { nodes: readonly VerdictNode[]; answer: Eligibility }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.id}>
          {signs[node.verdict]} {say(node.words)} {node.cite && `[${node.cite}${node.toConfirm ? `, ${t.toConfirm}` : ''}]`}{' '}
          {say(node.verdict === 'met' ? node.found : node.missing)}{' '}
          {node.facts
            .map((id) => answer.facts[id])
            .filter((fact) => fact !== undefined)
            .map((fact) => [say(fact.label), say(fact.detail)].filter(Boolean).join(' '))
            .join('; ')}
          {node.children.length > 0 && <Nodes nodes={node.children} answer={answer} />}
        </li>
      ))}
    </ul>
  );
}
