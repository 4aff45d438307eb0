import type { ReactNode } from 'react';
import type { Endpoint } from '#platform/contract.ts';
import { showDate } from '#platform/dates.ts';
import { Card, Chip, Facts, linkTo, Notice, Page, ReadState, Split, Stack, Tabs, useLang, useRead, useSay, useTab, useText } from '#ui/index.ts';
import { councilsApi, forms, meetingStates, purposes, type AgendaItem, type MeetingView as Meeting } from '../contract.ts';
import { AgendaTab } from './agenda-tab.tsx';
import { MeetingVerbs } from './meeting-verbs.tsx';
import { MinutesTab } from './minutes-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { VoteTab } from './vote-tab.tsx';
import { words } from './words.ts';

export interface MeetingViewProps {
  readonly id: string;
  /** Closes the meeting and moves the cases: given by the module that owns them. */
  readonly send: { readonly act: Endpoint; readonly params: Readonly<Record<string, string>> };
  /** One case on one page. */
  readonly caseTab: { readonly label: string; readonly view: (items: readonly AgendaItem[]) => ReactNode };
}

const refreshEvery = 5000;

/** One meeting: agenda, cases, voting, people, minute. While a ballot runs it reads again by itself. */
export function MeetingView({ id, send, caseTab }: MeetingViewProps) {
  const t = useText(words);
  const first = useRead(councilsApi.meeting, { params: { id } });
  const live = first.data?.state === 'BALLOT_OPEN' || first.data?.state === 'COUNTING' || first.data?.state === 'IN_SESSION';
  const read = useRead(councilsApi.meeting, { params: { id } }, live ? { every: refreshEvery } : {});
  const running = read.data?.items.filter((item) => item.ballot?.state === 'OPEN').length ?? 0;
  const tabs = [
    { key: 'chuong-trinh', label: t.agenda, count: read.data?.items.length },
    { key: 'ho-so', label: caseTab.label },
    { key: 'bo-phieu', label: t.voting, count: running || undefined },
    {
      key: 'thanh-phan',
      label: t.people,
      count: read.data
        ? read.data.quorum.present > 0
          ? `${read.data.quorum.present}/${read.data.quorum.members}`
          : read.data.quorum.members
        : undefined,
    },
    { key: 'bien-ban', label: t.minutes },
  ];
  const tab = useTab(tabs);
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={it.title}
          crumbs={[
            { label: t.councils, to: '/hoi-dong' },
            { label: it.council.name, to: linkTo('/hoi-dong/$id', { id: it.council.id }) },
          ]}
          status={meetingStates[it.state]}
          marks={it.synthetic ? <Chip>{t.synthetic}</Chip> : undefined}
          actions={<MeetingVerbs it={it} send={send} />}
        >
          <Stack>
            <Reasons it={it} />
            <Tabs tabs={tabs} />
            {tab === 'chuong-trinh' && (
              <Split aside={<FactsCard it={it} />}>
                <AgendaTab it={it} />
              </Split>
            )}
            {tab === 'ho-so' && caseTab.view(it.items)}
            {tab === 'bo-phieu' && <VoteTab it={it} />}
            {tab === 'thanh-phan' && <PeopleTab it={it} />}
            {tab === 'bien-ban' && <MinutesTab it={it} />}
          </Stack>
        </Page>
      )}
    </ReadState>
  );
}

function Reasons({ it }: { it: Meeting }) {
  const t = useText(words);
  if (it.cancelReason)
    return (
      <Notice tone="warn" title={t.cancelledBecause}>
        {it.cancelReason}
      </Notice>
    );
  if (it.postponedReason && (it.state === 'PLANNED' || it.state === 'INVITED'))
    return (
      <Notice tone="info" title={t.postponedBecause}>
        {it.postponedReason}
      </Notice>
    );
  return null;
}

function FactsCard({ it }: { it: Meeting }) {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  return (
    <Card small title={t.meeting}>
      <Facts
        look="lines"
        facts={[
          { label: t.heldOn, value: `${it.startsAt} ${showDate(it.heldOn, lang)}` },
          { label: t.place, value: it.place },
          { label: t.form, value: say(forms[it.form]) },
          { label: t.purpose, value: say(purposes[it.purpose]) },
          { label: t.quorum, value: `${it.quorum.needed}/${it.quorum.members} (${it.quorum.numerator}/${it.quorum.denominator})` },
          ...(it.note ? [{ label: t.note, value: it.note }] : []),
        ]}
      />
    </Card>
  );
}
