import { useState } from 'react';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import {
  Button,
  Card,
  Clauses,
  LinkButton,
  Notice,
  Row,
  Stack,
  StatusChip,
  Why,
  linkTo,
  useHasRole,
  useSay,
  useSession,
  useText,
} from '#ui/index.ts';
import { IconPlus, IconPrinter } from '#ui/icons.ts';
import type { Eligibility, EligibleAward } from '../contract.ts';
import type { RecordDetail } from '../shapes.ts';
import { clausesOf, nearestBranch } from '../verdict-view.ts';
import { AwardDialog } from './award-dialog.tsx';
import { eligibilityWords } from './eligibility-words.ts';
import { useClauses } from './verdict-clauses.tsx';

interface Props {
  readonly answer: Eligibility;
  readonly award: EligibleAward;
  readonly record: RecordDetail;
  readonly onPrint: () => void;
}

const tones = { met: 'ok', unmet: 'danger', unknown: 'warn' } as const;

/** One award: verdict, what is missing, clause by clause, and the road to it. */
export function VerdictCard({ answer, award, record, onPrint }: Props) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const [entering, setEntering] = useState(false);
  const proposes = useHasRole('officer');
  const clausesFor = useClauses(answer.facts);
  const { report } = award;
  if (!report)
    return (
      <Card title={say(award.name)}>
        <Why>{t.noRuleText}</Why>
      </Card>
    );
  const branch = nearestBranch(report);
  const others = report.tree.kind === 'any' ? report.tree.children.filter((one) => one.id !== branch.id) : [];
  const count = clausesOf(report);
  const label = { vi: t[report.verdict], en: t[report.verdict], tone: tones[report.verdict] };
  return (
    <Card title={say(award.name)} aside={<StatusChip status={label} />}>
      <Stack gap={14}>
        <div>
          {t.reached(count.met, count.of)}{' '}
          {report.missing.length > 0 && (
            <>
              {report.verdict === 'unknown' ? t.toClear : t.stillMissing} <b>{report.missing.map((one) => say(one)).join('; ')}</b>.
            </>
          )}
        </div>
        {report.advice && (
          <Notice tone="warn" title={t.advice}>
            {t[report.advice]}
          </Notice>
        )}
        <Clauses clauses={clausesFor(branch.children.length > 0 ? branch.children : [branch])} />
        {others.length > 0 && (
          <details>
            <summary className="u-small">{`${t.otherWays} (${others.length})`}</summary>
            <Clauses clauses={clausesFor(others).map((one) => ({ ...one, open: false }))} />
          </details>
        )}
        {report.warnings.length > 0 && <Why>{`${t.warnings}: ${report.warnings.map((one) => say(one)).join('; ')}`}</Why>}
        <RoadNote award={award} />
        <Row justify="spread">
          <Row>
            {report.verdict === 'met' && !award.given && proposes && <ProposeButton answer={answer} award={award} />}
            {report.verdict !== 'met' && record.can.keep.ok && (
              <Button icon={IconPlus} onClick={() => setEntering(true)}>
                {t.enterOld}
              </Button>
            )}
            <Button icon={IconPrinter} onClick={onPrint}>
              {t.print}
            </Button>
            <RuleNote awardCode={award.code} on={answer.on} />
          </Row>
          <span className="u-small u-muted">
            {t.hashes(report.ruleSetHash.slice(0, 4).toUpperCase(), report.factsHash.slice(0, 4).toUpperCase())}
          </span>
        </Row>
      </Stack>
      {entering && <AwardDialog record={record} onClose={() => setEntering(false)} />}
    </Card>
  );
}

/** Opens a new dossier about what was judged. One that was judged by another day's rules is not what a dossier of today would be. */
function ProposeButton({ answer, award }: Pick<Props, 'answer' | 'award'>) {
  const t = useText(eligibilityWords);
  const { today } = useSession();
  const { subject, year, on } = answer;
  if (on !== today) return <Why>{t.proposeToday}</Why>;
  const to = linkTo('/ho-so/moi', {}, { doituong: subject.kind, ai: subject.id, danhhieu: award.code, namxet: year });
  return (
    <LinkButton to={to} kind="primary">
      {t.propose}
    </LinkButton>
  );
}

/** The earliest year and what must happen by then. */
export function RoadNote({ award }: { award: EligibleAward }) {
  const { road } = award;
  if (!road || road.outcome === 'now') return null;
  return (
    <Why>
      <RoadLines road={road} />
    </Why>
  );
}

/** The same in plain lines, for the screen and for paper. */
export function RoadLines({ road }: { road: NonNullable<EligibleAward['road']> }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  return (
    <>
      <b>{t.road}: </b>
      {road.outcome === 'reachable' && road.earliestYear !== null && t.roadReach(road.earliestYear)}
      {road.outcome === 'out_of_reach' && t.roadOut(road.horizonYears)}
      {road.outcome === 'unknown' && t.roadUnknown}
      {road.steps.length > 0 && (
        <ul>
          {road.steps.map((step) => (
            <li key={step.year}>
              {t.roadStep(step.year)} {step.must.map((one) => say(one)).join('; ')}
            </li>
          ))}
        </ul>
      )}
      {road.toClear.length > 0 && (
        <div>
          {t.toClear} {[...new Set(road.toClear.map((one) => say(one)))].join('; ')}
        </div>
      )}
      {road.assumptions.length > 0 && (
        <div className="u-muted">
          {t.assumed} {road.assumptions.map((one) => say(one)).join('; ')}
        </div>
      )}
    </>
  );
}
