import { showDate } from '#platform/dates.ts';
import { outcomes } from '#modules/agreements/labels.ts';
import { termStates } from '#modules/groups/contract.ts';
import {
  Card,
  Chip,
  Grid,
  Item,
  Link,
  List,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Stack,
  StatusChip,
  VerdictMark,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { portalApi, type TermOverview } from '../contract.ts';
import { RemindMembersButton } from './remind-dialog.tsx';
import { TermMatrix } from './term-matrix.tsx';
import { termWords } from './words.ts';
import { YearRibbon } from './year-ribbon.tsx';

export default function TermOverviewScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(portalApi.term, { params: { id } });
  return <ReadState read={read}>{(term) => <TermPage term={term} />}</ReadState>;
}

function TermPage({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  return (
    <Page
      title={`${term.groupName} · ${term.year}`}
      crumbs={[
        { label: t.groups, to: '/khoi-cum' },
        { label: term.groupName, to: linkTo('/khoi-cum/$id', { id: term.groupId }) },
      ]}
      status={termStates[term.state]}
      marks={<OriginMark origin={term.origin} />}
      subtitle={<Leadership term={term} />}
      actions={<RemindMembersButton term={term} />}
    >
      <Stack>
        <YearRibbon ribbon={term.ribbon} today={term.today} year={term.year} />
        <GroupScreens term={term} />
        {!term.membersComplete && <Notice tone="info" title={t.membersUnknown} />}
        <TermMatrix term={term} />
        <Grid least={280} stretch>
          <GroupDuties term={term} />
          <Directives term={term} />
          <Conferences term={term} />
        </Grid>
      </Stack>
    </Page>
  );
}

function Leadership({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  return (
    <>
      {t.units(term.members.length)}
      {term.decision && (
        <>
          {` ${t.by} `}
          <Link to={linkTo('/van-ban/$id', { id: term.decision.id })}>{term.decision.label}</Link>
        </>
      )}
      {` · ${t.head} `}
      <b>{term.head?.name ?? t.unknown}</b>
      {` · ${t.deputy} `}
      <b>{term.deputy?.name ?? t.unknown}</b>
      {term.host && !term.head && (
        <>
          {` · ${t.host} `}
          <b>{term.host.name}</b>
        </>
      )}
      {term.partners.length > 0 && ` · ${t.paired(term.partners.map((one) => one.name).join(', '))}`}
    </>
  );
}

/** The other screens of the same group and year, as tabs that are links. */
function GroupScreens({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  const agreement = term.agreement ? linkTo('/giao-uoc/$id', { id: term.agreement.id }) : linkTo('/giao-uoc', {}, { nam: String(term.year) });
  const screens = [
    { to: agreement, label: t.tabAgreement },
    { to: linkTo('/ket-qua/khoi/$id', { id: term.id }), label: t.tabResults },
    { to: linkTo('/cham-diem/xep-hang/$termId', { termId: term.id }), label: t.tabScores },
    { to: linkTo('/khoi-cum/nhiem-ky/$id', { id: term.id }), label: t.tabMembers },
    { to: linkTo('/nam-thi-dua/su-kien', {}, { nam: String(term.year) }), label: t.tabEvents, count: term.conferences.length },
  ];
  return (
    <nav className="u-tabs" aria-label={t.screens}>
      <Link to={linkTo('/tinh-hinh/$id', { id: term.id })} aria-current="page">
        {t.tabSituation}
      </Link>
      {screens.map((screen) => (
        <Link key={screen.label} to={screen.to}>
          {screen.label} {screen.count ? <i>{screen.count}</i> : null}
        </Link>
      ))}
    </nav>
  );
}

function GroupDuties({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  return (
    <Card title={t.groupDuties} small>
      {term.groupDuties.length === 0 ? (
        <span className="u-unknown">{t.noGroupDuties}</span>
      ) : (
        <List plain>
          {term.groupDuties.map((duty) => (
            <Item
              key={duty.id}
              lead={
                <VerdictMark
                  verdict={duty.held >= duty.wanted || duty.outcome === 'MET' || duty.outcome === 'EXCEEDED' ? 'met' : 'wait'}
                  label={`${duty.held}/${duty.wanted}`}
                />
              }
              title={duty.title}
              {...(duty.last ? { sub: duty.last } : {})}
              end={
                <>
                  <b>{`${duty.held}/${duty.wanted}`}</b>
                  {duty.outcome && <StatusChip status={outcomes[duty.outcome]} />}
                  {duty.synthetic && <Chip tone="warn">{t.synthetic}</Chip>}
                </>
              }
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function Directives({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  const { lang } = useLang();
  return (
    <Card title={t.directives} small>
      {term.directives.length === 0 ? (
        <span className="u-unknown">{t.noDirectives}</span>
      ) : (
        <List plain>
          {term.directives.map((one) => (
            <Item
              key={one.id}
              title={one.title}
              sub={[one.from, one.givenOn && showDate(one.givenOn, lang)].filter(Boolean).join(', ')}
              note={one.summary}
              end={<OriginMark origin={one.origin} />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function Conferences({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  const { lang } = useLang();
  return (
    <Card title={t.conferences} small>
      {term.conferences.length === 0 ? (
        <span className="u-unknown">{t.noConferences}</span>
      ) : (
        <List plain>
          {term.conferences.map((one) => (
            <Item
              key={one.id}
              title={one.title}
              sub={showDate(one.heldOn, lang)}
              to={linkTo('/nam-thi-dua/su-kien', {}, { nam: String(term.year) })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
