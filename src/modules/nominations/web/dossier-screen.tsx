import { showDate } from '#platform/dates.ts';
import {
  Card,
  Chip,
  Facts,
  Grid,
  History,
  Item,
  Link,
  linkTo,
  List,
  Notice,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  StatusChip,
  Tabs,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useTab,
  useText,
} from '#ui/index.ts';
import { AwardHistory } from '#modules/decisions/web/award-history.tsx';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { itemResults } from '#modules/councils/contract.ts';
import { nominationsApi, nominationStates, parts, routes, stageOf, type NominationDetail } from '../contract.ts';
import { AchievementCard } from './achievement-card.tsx';
import { DossierVerbs } from './dossier-verbs.tsx';
import { FindingsCard, NotesCard } from './findings-card.tsx';
import { InitiativesCard } from './initiatives-card.tsx';
import { LawCard } from './law-card.tsx';
import { lawWords } from './law-words.ts';
import { LimitsCard } from './limits-card.tsx';
import { PapersCard } from './papers-card.tsx';
import { PathRibbon } from './path-ribbon.tsx';
import { hasPublicity, PublicityTab } from './publicity-tab.tsx';
import { publicityWords } from './publicity-words.ts';
import { ProposalHistory } from './proposal-history.tsx';
import { words } from './words.ts';

export default function DossierScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(nominationsApi.detail, { params: { id } });
  return <ReadState read={read}>{(it) => <Dossier it={it} />}</ReadState>;
}

function Dossier({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const p = useText(publicityWords);
  const l = useText(lawWords);
  const say = useSay();
  const tabs = [
    { key: 'ho-so', label: t.facts },
    {
      key: 'tham-dinh',
      label: t.findings,
      count: it.findings.filter((one) => one.verdict !== 'MET' && one.severity === 'block').length || undefined,
    },
    ...(hasPublicity(it) ? [{ key: 'cong-khai', label: p.tab, count: it.publicity.unhandled || undefined }] : []),
    { key: 'qua-trinh', label: t.history, count: it.history.length || undefined },
  ];
  const tab = useTab(tabs);
  return (
    <Page
      title={it.subjectName}
      crumbs={[{ label: t.dossiers, to: '/ho-so' }, { label: it.unitName }]}
      status={nominationStates[it.state]}
      subtitle={`${it.awardName} · ${it.year} · ${say(routes[it.route])}`}
      marks={<Marks it={it} />}
      actions={<DossierVerbs it={it} />}
    >
      <Stack>
        <PathRibbon it={it} />
        <ReasonNotice it={it} />
        {it.flags > 0 && (
          <Notice tone="danger" title={l.flagged(it.flags)}>
            <Link to={linkTo('/ho-so/huy-bo', {}, { hoso: it.id })}>{l.openFlags}</Link>
          </Notice>
        )}
        <Tabs tabs={tabs} />
        {tab === 'ho-so' && (
          <Split aside={<SideCards it={it} />}>
            <Stack>
              <AchievementCard it={it} />
              <PapersCard it={it} />
              {it.subjectKind === 'person' && <InitiativesCard it={it} />}
            </Stack>
          </Split>
        )}
        {tab === 'tham-dinh' && (
          <Split asideWidth={400} aside={<NotesCard notes={it.notes} />}>
            <Stack>
              <LawCard it={it} />
              <FindingsCard it={it} />
            </Stack>
          </Split>
        )}
        {tab === 'cong-khai' && <PublicityTab it={it} />}
        {tab === 'qua-trinh' && (
          <Stack>
            <Card title={t.history}>
              <HistoryOf it={it} />
            </Card>
            <Grid least={360}>
              <AwardHistory unitId={it.subjectUnitId ?? undefined} personId={it.subjectPersonId ?? undefined} />
              <ProposalHistory unitId={it.subjectUnitId ?? undefined} personId={it.subjectPersonId ?? undefined} />
            </Grid>
          </Stack>
        )}
      </Stack>
    </Page>
  );
}

function Marks({ it }: { it: NominationDetail }) {
  const t = useText(words);
  return (
    <>
      {it.stateLevel && <Chip tone="info">{t.stateLevel}</Chip>}
      {it.byStanding && <Chip tone="info">{t.byStanding}</Chip>}
      {it.synthetic && <Chip>{t.synthetic}</Chip>}
    </>
  );
}

/** Why it stopped, or what is asked for and by when. */
function ReasonNotice({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  if (it.state === 'SUPPLEMENT')
    return (
      <Notice tone="warn" title={it.supplementUntil ? t.due(showDate(it.supplementUntil, lang)) : say(nominationStates.SUPPLEMENT)}>
        {it.stateReason}
      </Notice>
    );
  if (stageOf[it.state] !== 'ended' || it.stateReason === '') return null;
  return (
    <Notice tone={it.state === 'WITHDRAWN' ? 'neutral' : 'danger'} title={say(nominationStates[it.state])}>
      {it.stateReason}
    </Notice>
  );
}

function SideCards({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const day = (value: string | null) => value && showDate(value, lang);
  return (
    <>
      <Card small title={t.facts}>
        <Facts
          look="lines"
          facts={[
            { label: t.unit, value: <Link to={linkTo('/don-vi/$id', { id: it.unitId })}>{it.unitName}</Link> },
            { label: t.decidedBy, value: say(it.decidedBy) },
            { label: t.basis, value: it.awardBasis },
            ...(it.groupName
              ? [{ label: t.group, value: it.rankInGroup === null ? it.groupName : `${it.groupName}, ${t.rank(it.rankInGroup)}` }]
              : []),
            ...(it.minute
              ? [{ label: t.unitMinute, value: t.unitMinuteText(it.minute.yes, it.minute.members, it.minute.number, showDate(it.minute.on, lang)) }]
              : []),
            {
              label: t.threshold,
              value: it.ballot ? `${t.thresholdText(it.ballot.thresholdPercent, it.ballot.secret)} (${it.ballot.basis})` : t.ownRule,
            },
            ...(it.submittedOn ? [{ label: t.submittedOn, value: `${day(it.submittedOn)} · ${it.submittedBy ?? ''}` }] : []),
            ...(it.acceptedOn ? [{ label: t.acceptedOn, value: day(it.acceptedOn) }] : []),
            { label: t.regime, value: say(it.regime.name) },
            ...(it.appraisedBy ? [{ label: t.appraisedBy, value: it.appraisedBy }] : []),
          ]}
        />
        <Row>
          <RuleNote awardCode={it.awardCode} on={it.acceptedOn ?? it.today} />
        </Row>
        {it.myPart && <p className="u-small">{t.myPart(say(parts[it.myPart]))}</p>}
      </Card>
      <LimitsCard it={it} />
      {(it.sittings.length > 0 || it.submission || it.award) && <OutcomeCard it={it} />}
    </>
  );
}

/** Council, submission, decision: where it went. */
function OutcomeCard({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card small title={t.sittings}>
      <List plain>
        {it.sittings.map((sitting) => (
          <Item
            key={sitting.meetingId}
            title={<Link to={linkTo('/hoi-dong/phien/$id', { id: sitting.meetingId })}>{sitting.title}</Link>}
            sub={`${showDate(sitting.heldOn, lang)}${sitting.figures ? ` · ${t.sittingText(sitting.figures.yes, sitting.figures.base, sitting.figures.needed)}` : ''}`}
            end={sitting.result && <StatusChip status={itemResults[sitting.result]} />}
          />
        ))}
        {it.submission && (
          <Item title={<Link to={linkTo('/quyet-dinh/trinh/$id', { id: it.submission.id })}>{it.submission.title}</Link>} sub={t.submission} />
        )}
        {it.award?.decision && (
          <Item title={<Link to={linkTo('/quyet-dinh/$id', { id: it.award.decision.id })}>{it.award.decision.number}</Link>} sub={t.decision} />
        )}
      </List>
    </Card>
  );
}

function HistoryOf({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const say = useSay();
  return (
    <History
      empty={t.noHistory}
      entries={it.history.map((one) => ({
        key: one.id,
        who: one.who,
        when: one.at,
        what: (
          <Row gap={6}>
            {one.to && one.to !== one.from ? <StatusChip status={nominationStates[one.to]} /> : say(one.to ? nominationStates[one.to] : null)}
          </Row>
        ),
        ...(one.reason ? { reason: one.reason } : {}),
        ...(one.to ? { tone: nominationStates[one.to].tone } : {}),
      }))}
    />
  );
}
