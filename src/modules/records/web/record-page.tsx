import { lazy, Suspense, useMemo, type ComponentType } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  Avatar,
  initialsOf,
  LinkButton,
  linkTo,
  Loading,
  Notice,
  Page,
  Stack,
  Tabs,
  useHasRole,
  useLang,
  useSay,
  useTab,
  useText,
  YearStrip,
  type YearMark,
} from '#ui/index.ts';
import { cautionsOf } from '../cautions.ts';
import type { RecordDetail } from '../shapes.ts';
import { timelineOf } from '../timeline.ts';
import { AwardsTab } from './awards-tab.tsx';
import { CareerTab } from './career-tab.tsx';
import { EligibilityTab } from './eligibility-tab.tsx';
import { FactsTab } from './facts-tab.tsx';
import { useRoads } from './roads.ts';
import { recordSlot, type RecordCardProps } from './slots.ts';
import { words } from './words.ts';

/** One life-long record: the years at the top, below them what one may have, and everything it rests on. */
export function RecordPage({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const { subject } = record;
  const tabs = [
    { key: 'dieu-kien', label: t.tabEligible },
    { key: 'khen-thuong', label: t.tabAwards, count: record.awards.length + record.initiatives.length },
    { key: 'du-kien', label: t.tabFacts, count: record.facts.length },
    { key: 'qua-trinh', label: t.tabPosts },
  ];
  const tab = useTab(tabs);
  const person = subject.kind === 'person';
  const overseesOrKeeps = useHasRole('officer', 'leader', 'standing', 'council', 'minister', 'admin', 'auditor');
  return (
    <Page
      title={subject.name}
      crumbs={[{ label: t.title, to: `/ly-lich?muc=${person ? 'ca-nhan' : 'tap-the'}` }]}
      lead={<Avatar big gold initials={initialsOf(subject.name.replace(/\s*\(.*\)$/, ''))} />}
      subtitle={<Subtitle record={record} />}
      actions={<LinkButton to={linkTo(person ? '/ca-nhan/$id' : '/don-vi/$id', { id: subject.id })}>{t.openDirectory}</LinkButton>}
    >
      {record.redirectedFrom && <Notice tone="info">{t.redirected}</Notice>}
      <Cautions record={record} />
      <Years record={record} />
      <Tabs tabs={tabs} />
      {tab === 'dieu-kien' && <EligibilityTab record={record} />}
      {tab === 'khen-thuong' && (
        <Stack>
          <AwardsTab record={record} />
          {overseesOrKeeps && <SlotCards given={person ? { personId: subject.id } : { unitId: subject.id }} />}
        </Stack>
      )}
      {tab === 'du-kien' && <FactsTab record={record} />}
      {tab === 'qua-trinh' && <CareerTab record={record} />}
    </Page>
  );
}

/** Entries that hardly fit together, for whoever keeps the record to look at. */
function Cautions({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const say = useSay();
  const found = cautionsOf(record);
  if (found.length === 0) return null;
  return (
    <Notice tone="warn" title={t.lookAgain}>
      {found.map((one) => say(one)).join('; ')}. {t.lookAgainText}
    </Notice>
  );
}

function Subtitle({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const { subject } = record;
  const since = subject.servedFrom ? showDate(subject.servedFrom, lang) : null;
  const parts = [
    subject.subtitle,
    since && (subject.kind === 'person' ? t.servedFrom(since) : t.founded(since)),
    record.mergedIds.length > 0 && t.oneRecord(record.mergedIds.length + 1),
    record.formerNames.length > 0 && t.renamed(record.formerNames.length),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function Years({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const say = useSay();
  const roads = useRoads(record);
  const years = useMemo(() => {
    const planned = roads.filter((road) => road.year !== null);
    const until = Math.max(0, ...planned.map((road) => road.year ?? 0));
    return timelineOf(record, until).map((year) => ({
      year: year.year,
      future: year.future,
      marks: [
        ...year.marks.map((mark): YearMark => ({ key: mark.key, text: say(mark.text), tone: mark.tone, to: mark.to ?? undefined })),
        ...planned
          .filter((road) => road.year === year.year)
          .map((road): YearMark => ({ key: `road-${road.code}`, text: say(road.name), tone: 'plan', to: road.to })),
      ],
    }));
  }, [record, roads, say]);
  return <YearStrip label={t.years} years={years} />;
}

const loaded = new Map<string, ComponentType<RecordCardProps>>();

/** What later modules know of this subject. */
function SlotCards({ given }: { given: RecordCardProps }) {
  return recordSlot.cards().map(([key, load]) => {
    const Card = loaded.get(key) ?? lazy(load);
    loaded.set(key, Card);
    return (
      <Suspense key={key} fallback={<Loading />}>
        <Card {...given} />
      </Suspense>
    );
  });
}
