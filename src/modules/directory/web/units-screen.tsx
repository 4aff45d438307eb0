import { useState } from 'react';
import { Button, Page, Tabs, useRead, useTab, useText } from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { directoryApi } from '../contract.ts';
import { OfficerReport } from './officer-report.tsx';
import { PeopleList } from './people-list.tsx';
import { AddPersonDialog } from './person-dialogs.tsx';
import { AddUnitDialog } from './unit-forms.tsx';
import { UnitList } from './unit-list.tsx';
import { UnitTree } from './unit-tree.tsx';
import { words } from './words.ts';

/** The directory: list, tree on a day, people, and who does the work of emulation. */
export default function UnitsScreen() {
  const t = useText(words);
  const tabs = [
    { key: 'danh-sach', label: t.tabList },
    { key: 'cay', label: t.tabTree },
    { key: 'ca-nhan', label: t.tabPeople },
    { key: 'can-bo', label: t.tabOfficers },
  ];
  const tab = useTab(tabs);
  return (
    <Page
      title={t.title}
      subtitle={tab === 'can-bo' ? t.reportAbout : t.about}
      actions={tab === 'ca-nhan' ? <AddPerson /> : tab !== 'can-bo' && <AddUnit />}
    >
      <Tabs tabs={tabs} />
      {tab === 'danh-sach' && <UnitList />}
      {tab === 'cay' && <UnitTree />}
      {tab === 'ca-nhan' && <PeopleList />}
      {tab === 'can-bo' && <OfficerReport />}
    </Page>
  );
}

function AddUnit() {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const read = useRead(directoryApi.units, { query: { limit: 1 } });
  return (
    <>
      <Button kind="primary" icon={IconPlus} decision={read.data?.can.add} onClick={() => setOpen(true)}>
        {t.addUnit}
      </Button>
      {open && <AddUnitDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function AddPerson() {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const read = useRead(directoryApi.people, { query: { limit: 1 } });
  return (
    <>
      <Button kind="primary" icon={IconPlus} decision={read.data?.can.add} onClick={() => setOpen(true)}>
        {t.addPerson}
      </Button>
      {open && <AddPersonDialog onClose={() => setOpen(false)} />}
    </>
  );
}
