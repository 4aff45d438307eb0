import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  Button,
  Card,
  Chip,
  Clauses,
  EmptyState,
  FormAction,
  Item,
  List,
  Notice,
  Row,
  Stack,
  StatusChip,
  TextField,
  useLang,
  useRead,
  useSay,
  useText,
  Why,
} from '#ui/index.ts';
import { useClauses } from '#modules/records/web/verdict-clauses.tsx';
import { lawDeskApi, pinCauses, type NominationDetail, type PinnedVerdict } from '../contract.ts';
import { branchOf } from '../law-findings.ts';
import { lawWords } from './law-words.ts';

const tones = { met: 'ok', unmet: 'danger', unknown: 'warn' } as const;

/** What the law said when the dossier was accepted, or asked last: clause by clause with article and facts. */
export function LawCard({ it }: { it: NominationDetail }) {
  const t = useText(lawWords);
  if (!it.pinned)
    return (
      <Card title={t.title}>
        <EmptyState title={t.none}>{t.noneDo}</EmptyState>
      </Card>
    );
  return <Verdict it={it} pinned={it.pinned} />;
}

function Verdict({ it, pinned }: { it: NominationDetail; pinned: PinnedVerdict }) {
  const t = useText(lawWords);
  const say = useSay();
  const { lang } = useLang();
  const read = useRead(lawDeskApi.verdicts, { params: { id: it.id } });
  const facts = Object.fromEntries(
    (read.data?.facts ?? []).map(({ id, label, detail, sure }) => [
      id,
      { label: { vi: label, en: label }, detail: { vi: detail, en: detail }, link: null, uncertain: !sure },
    ]),
  );
  const clausesFor = useClauses(facts);
  const { report } = pinned;
  const branch = branchOf(report);
  const others = report.tree.children.filter((one) => one.id !== branch.id);
  const word = { vi: t[report.verdict], en: t[report.verdict], tone: tones[report.verdict] };
  return (
    <Card title={t.title} aside={<StatusChip status={word} />}>
      <Stack gap={12}>
        {report.regime.choice && (
          <Notice tone="warn" title={t.favoured}>
            {report.regime.choice.reason} ({report.regime.choice.by})
          </Notice>
        )}
        <Why>
          <b>
            {t.regime}: {say(report.regime.name)}.
          </b>{' '}
          {say(report.regime.reason)} {t.explainFirst}
        </Why>
        {report.advice && report.verdict === 'unknown' && (
          <Notice tone="warn" title={t.advice}>
            {t[report.advice]}
          </Notice>
        )}
        <Clauses clauses={clausesFor(branch.kind === 'all' ? branch.children : [branch])} />
        {others.length > 0 && (
          <details>
            <summary className="u-small">{`${t.others} (${others.length})`}</summary>
            <Clauses clauses={clausesFor(others).map((one) => ({ ...one, open: false }))} />
          </details>
        )}
        <Row justify="spread">
          <Favour it={it} pinned={pinned} />
          <Verify it={it} pinned={pinned} />
        </Row>
        <span className="u-small u-muted">
          {t.pinned(showDate(pinned.pinnedOn, lang), pinned.pinnedBy)}{' '}
          {t.hashes(report.ruleSetHash.slice(0, 4).toUpperCase(), report.factsHash.slice(0, 4).toUpperCase())}
        </span>
        {(read.data?.verdicts.length ?? 0) > 1 && <Earlier verdicts={read.data?.verdicts ?? []} />}
      </Stack>
    </Card>
  );
}

/** Every time the law was asked, the newest first; nothing is overwritten. */
function Earlier({ verdicts }: { verdicts: readonly PinnedVerdict[] }) {
  const t = useText(lawWords);
  const say = useSay();
  const { lang } = useLang();
  return (
    <details>
      <summary className="u-small">{`${t.earlier} (${verdicts.length})`}</summary>
      <List plain>
        {verdicts.map(({ id, cause, pinnedOn, pinnedBy, report }) => (
          <Item
            key={id}
            title={`${showDate(pinnedOn, lang)} · ${say(pinCauses[cause])}`}
            sub={`${say(report.regime.name)} · ${pinnedBy}`}
            end={<Chip tone={tones[report.verdict]}>{t[report.verdict]}</Chip>}
          />
        ))}
      </List>
    </details>
  );
}

/** The explicit choice of the amended rule, or taking it back; shown only where it could ever apply. */
function Favour({ it, pinned }: { it: NominationDetail; pinned: PinnedVerdict }) {
  const t = useText(lawWords);
  const chosen = pinned.report.regime.choice !== null;
  if (!it.can.favour.ok) return <span />;
  return (
    <FormAction
      act={lawDeskApi.favour}
      params={{ id: it.id }}
      start={{ version: it.version, chosen: !chosen, reason: '' }}
      small
      decision={it.can.favour}
      text={chosen ? undefined : t.favourText}
      fields={(form) => <TextField label={t.reason} required {...form.field('reason')} />}
    >
      {chosen ? t.unfavour : t.favour}
    </FormAction>
  );
}

/** Asks the pinned question with the pinned facts and rules alone, for whoever doubts. */
function Verify({ it, pinned }: { it: NominationDetail; pinned: PinnedVerdict }) {
  const t = useText(lawWords);
  const [asked, setAsked] = useState(false);
  const read = useRead(lawDeskApi.verify, { params: { id: it.id, verdictId: pinned.id } }, { enabled: asked });
  if (it.publicity.comments === null) return null;
  return (
    <Row gap={8}>
      {asked && read.data && <span className="u-small">{!read.data.same ? t.differs : read.data.sameWords ? t.same : t.sameJudgement}</span>}
      <Button small kind="quiet" onClick={() => setAsked(true)}>
        {t.verify}
      </Button>
    </Row>
  );
}
