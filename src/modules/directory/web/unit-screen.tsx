import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { ObjectHistory } from '#modules/audit/web/object-history.tsx';
import {
  Card,
  DateField,
  Facts,
  Item,
  Link,
  LinkButton,
  List,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  Tabs,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useTab,
  useText,
} from '#ui/index.ts';
import { directoryApi, unitKinds, type UnitDetail } from '../contract.ts';
import { LeaderActs, NamesAndChanges } from './unit-time.tsx';
import { SlotCards } from './slot-cards.tsx';
import { unitSlot } from './slots.ts';
import { UnitChanges } from './unit-changes.tsx';
import { isMine, OfficersCard, PostsCard } from './unit-people.tsx';
import { words } from './words.ts';

const address = z.object({ ngay: z.string().optional() });
const closed = { vi: 'Đã kết thúc', en: 'Ended', tone: 'neutral' } as const;

/** One unit, as it stood on any day. */
export default function UnitScreen() {
  const { id } = usePathParams<{ id: string }>();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(directoryApi.unit, { params: { id }, query: { on: search.ngay } });
  return (
    <ReadState read={read}>{(unit) => <UnitPage key={unit.id} unit={unit} onDay={(ngay) => setSearch({ ngay: ngay ?? undefined })} />}</ReadState>
  );
}

function UnitPage({ unit, onDay }: { unit: UnitDetail; onDay: (day: string | null) => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const tabs = [
    { key: 'hien-trang', label: t.tabNow },
    { key: 'thoi-gian', label: t.tabTime, count: unit.successions.length || undefined },
    { key: 'nhat-ky', label: t.tabTrail },
  ];
  const tab = useTab(tabs);
  return (
    <Page
      title={unit.name}
      crumbs={[{ label: t.title, to: '/don-vi' }, ...unit.above.map((one) => ({ label: one.shortName, to: linkTo('/don-vi/$id', { id: one.id }) }))]}
      status={unit.validTo ? closed : undefined}
      subtitle={unit.shortName}
      marks={<OriginMark origin={unit.origin} />}
      actions={
        <>
          <LinkButton to={linkTo('/nhat-ky', {}, { donvi: unit.id })}>{t.unitTrail}</LinkButton>
          {isMine(unit.can.edit) && <UnitChanges unit={unit} />}
        </>
      }
    >
      <Tabs tabs={tabs} />
      {unit.nameOn !== unit.name && <Notice tone="info">{t.calledThen(unit.nameOn, showDate(unit.on, lang))}</Notice>}
      {tab === 'hien-trang' && <State unit={unit} onDay={onDay} />}
      {tab === 'thoi-gian' && <NamesAndChanges unit={unit} />}
      {tab === 'nhat-ky' && (
        <Card>
          <ObjectHistory type="unit" id={unit.id} />
        </Card>
      )}
    </Page>
  );
}

function State({ unit, onDay }: { unit: UnitDetail; onDay: (day: string | null) => void }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { today } = useSession();
  const parent = unit.above.at(-1);
  return (
    <Stack>
      <Row>
        <DateField label={t.onDay} value={unit.on} onChange={(day) => onDay(day === today ? null : day)} />
      </Row>
      <Split
        aside={
          <>
            <Card title={t.facts} small>
              <Facts
                look="lines"
                facts={[
                  { label: t.kind, value: say(unitKinds[unit.kind]) },
                  { label: t.parent, value: parent ? <Link to={linkTo('/don-vi/$id', { id: parent.id })}>{parent.name}</Link> : '—' },
                  ...(unit.province ? [{ label: t.province, value: unit.province }] : []),
                  ...(unit.region ? [{ label: t.region, value: unit.region }] : []),
                  { label: t.foundedOn, value: showDate(unit.foundedOn, lang) },
                  ...(unit.validFrom ? [{ label: t.validFrom, value: showDate(unit.validFrom, lang) }] : []),
                  ...(unit.validTo ? [{ label: t.validTo, value: showDate(unit.validTo, lang) }] : []),
                ]}
              />
            </Card>
            <LeaderActs unit={unit} />
          </>
        }
      >
        <PostsCard unit={unit} />
        <OfficersCard unit={unit} />
        {unit.children.length > 0 && (
          <Card title={t.children} count={unit.children.length} flush>
            <List>
              {unit.children.map((child) => (
                <Item key={child.id} title={child.name} sub={say(unitKinds[child.kind])} to={linkTo('/don-vi/$id', { id: child.id })} />
              ))}
            </List>
          </Card>
        )}
        <SlotCards slot={unitSlot} given={{ unitId: unit.id, on: unit.on }} />
      </Split>
    </Stack>
  );
}
