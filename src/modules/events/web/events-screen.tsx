import { AnniversariesTab } from '#modules/calendar/web/anniversaries-tab.tsx';
import { Page, ReadState, Stack, Tabs, linkTo, useRead, useTab, useText, useYear } from '#ui/index.ts';
import { eventsApi } from '../contract.ts';
import { ConferencesTab } from './conferences-tab.tsx';
import { CongressTab } from './congress-tab.tsx';
import { FactsTab, IssuesTab } from './facts-tabs.tsx';
import { PlansTab } from './plans-tab.tsx';
import { words } from './words.ts';

export default function EventsScreen() {
  const t = useText(words);
  const [year] = useYear();
  const read = useRead(eventsApi.year, { query: { year } });
  const tabs = [
    { key: 'hoi-nghi', label: t.tabConferences, count: read.data?.conferences.length },
    { key: 'ke-hoach', label: t.tabPlans, count: read.data?.plans.length },
    { key: 'ky-niem', label: t.tabDays },
    { key: 'dai-hoi', label: t.tabCongress },
    { key: 'chi-tieu', label: t.tabFacts },
    { key: 'van-de', label: t.tabIssues },
  ];
  const tab = useTab(tabs);
  return (
    <Page title={`${t.title} ${year}`} crumbs={[{ label: t.year, to: linkTo('/nam-thi-dua') }]} subtitle={t.about(year)}>
      <Stack>
        <Tabs tabs={tabs} />
        {tab === 'hoi-nghi' && <ReadState read={read}>{(it) => <ConferencesTab rows={it.conferences} years={it.years} />}</ReadState>}
        {tab === 'ke-hoach' && <ReadState read={read}>{(it) => <PlansTab rows={it.plans} />}</ReadState>}
        {tab === 'ky-niem' && <AnniversariesTab year={year} />}
        {tab === 'dai-hoi' && <CongressTab />}
        {tab === 'chi-tieu' && <FactsTab />}
        {tab === 'van-de' && <IssuesTab />}
      </Stack>
    </Page>
  );
}
