import { overseers } from '#platform/contract.ts';
import { LinkButton, Page, Tabs, useHasRole, useTab, useText, useYear } from '#ui/index.ts';
import { complaintWords } from '../complaints/complaint-words.ts';
import { ComplaintsTab } from '../complaints/complaints-tab.tsx';
import { integrityWords } from '../integrity/integrity-words.ts';
import { SignalsTab } from '../integrity/signals-tab.tsx';
import { words } from '../words.ts';
import { GroupsTab } from './groups-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { SheetsTab } from './sheets-tab.tsx';
import { yearWords } from './year-words.ts';

export default function YearScreen() {
  const t = useText(words);
  const y = useText(yearWords);
  const c = useText(complaintWords);
  const i = useText(integrityWords);
  const oversees = useHasRole(...overseers);
  const [year] = useYear();
  const tabs = [
    { key: 'khoi-cum', label: y.thisYear },
    { key: 'phieu', label: y.sheets },
    { key: 'khieu-nai', label: c.title },
    { key: 'cac-nam', label: y.years },
    ...(oversees ? [{ key: 'dau-hieu', label: i.tab }] : []),
  ];
  const tab = useTab(tabs);
  return (
    <Page title={y.title} subtitle={t.year(year)} actions={<LinkButton to="/cham-diem/bang-diem">{t.rulebooks}</LinkButton>}>
      <Tabs tabs={tabs} />
      {tab === 'khoi-cum' && <GroupsTab year={year} />}
      {tab === 'phieu' && <SheetsTab year={year} />}
      {tab === 'khieu-nai' && <ComplaintsTab year={year} />}
      {tab === 'cac-nam' && <HistoryTab />}
      {tab === 'dau-hieu' && oversees && <SignalsTab year={year} />}
    </Page>
  );
}
