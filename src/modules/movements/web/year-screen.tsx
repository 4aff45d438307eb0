import { showDate } from '#platform/dates.ts';
import {
  Card,
  Chip,
  EmptyState,
  Facts,
  Grid,
  Item,
  LinkButton,
  List,
  OriginMark,
  Page,
  Progress,
  Quote,
  ReadState,
  Row,
  Split,
  Stack,
  StatusChip,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useText,
  useYear,
} from '#ui/index.ts';
import { movementStates, yearStates, yearsApi, type YearDetail } from '../contract.ts';
import { DatesCard } from './year-dates.tsx';
import { YearRibbon } from './year-ribbon.tsx';
import { NewYearButton, YearVerbs } from './year-verbs.tsx';
import { yearWords } from './year-words.ts';

/** `/nam-thi-dua` shows the year people work in, `/nam-thi-dua/2022` that one. */
export default function YearScreen() {
  const { year: named } = usePathParams<{ year: string }>();
  const [chosen] = useYear();
  const year = Number(named) || chosen;
  const t = useText(yearWords);
  const list = useRead(yearsApi.list, {});
  const known = list.data?.years.some((one) => one.year === year) ?? false;
  const read = useRead(yearsApi.detail, { params: { year } }, { enabled: known });
  return (
    <ReadState read={list}>
      {(years) =>
        known ? (
          <ReadState read={read}>{(detail) => <YearPage key={detail.version} year={detail} />}</ReadState>
        ) : (
          <Page title={t.title(year)} actions={<NewYearButton suggested={years.nextYear} decision={years.can.create} primary />}>
            <EmptyState title={t.noYear(year)}>{t.noYearHint}</EmptyState>
            <OtherYears years={years.years.map((one) => one.year)} current={year} />
          </Page>
        )
      }
    </ReadState>
  );
}

function YearPage({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  return (
    <Page
      title={t.title(year.year)}
      status={yearStates[year.state]}
      subtitle={
        <>
          {year.authority.name} · {t.theme}: <b>{year.theme ?? t.noTheme}</b>
        </>
      }
      marks={<OriginMark origin={year.themeOrigin} />}
      actions={<YearVerbs year={year} />}
    >
      <YearRibbon year={year} />
      <Split
        aside={
          <>
            <DatesCard year={year} />
            <GroupsCard year={year} />
            <Card title={t.otherYears} small>
              <Row>
                <OtherYears years={year.years} current={year.year} />
                <NewYearButton suggested={Math.max(...year.years) + 1} decision={year.can.createNext} />
              </Row>
            </Card>
          </>
        }
      >
        <AnnualCard year={year} />
        <OthersCard year={year} />
      </Split>
    </Page>
  );
}

function AnnualCard({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  const { lang } = useLang();
  const { annual } = year;
  if (!annual)
    return (
      <Card title={t.annual}>
        <EmptyState title={t.noAnnual} action={<LinkButton to={linkTo('/phong-trao/moi', {}, { nam: year.year })}>{t.draftMovement}</LinkButton>}>
          {t.noAnnualHint}
        </EmptyState>
      </Card>
    );
  return (
    <Card title={annual.title} aside={<LinkButton to={linkTo('/phong-trao/$id', { id: annual.id })}>{t.openMovement}</LinkButton>}>
      <Stack>
        {annual.callToAction && <Quote who={t.call}>{annual.callToAction}</Quote>}
        {annual.purpose && (
          <p>
            <b>{t.purpose}.</b> {annual.purpose}
          </p>
        )}
        <Facts
          facts={[
            { label: t.launched, value: annual.launchedOn ? showDate(annual.launchedOn, lang) : '—' },
            { label: t.document, value: annual.document ?? (annual.numberPending ? t.unnumbered : '—') },
            { label: t.contents, value: annual.contents },
            { label: t.taskGroups, value: annual.taskGroups },
            { label: t.criteria, value: annual.criteria },
          ]}
        />
        <Grid least={240}>
          <Progress label={t.opened} done={annual.opened} of={annual.addressees} />
          <Progress label={t.responded} done={annual.responded} of={annual.addressees} />
        </Grid>
      </Stack>
    </Card>
  );
}

function OthersCard({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  return (
    <Card
      title={t.others}
      count={year.others.length}
      flush
      aside={
        <Row gap={6}>
          <LinkButton small kind="quiet" to={linkTo('/phong-trao/huong-ung', {}, { nam: year.year })}>
            {t.matrix}
          </LinkButton>
          <LinkButton small kind="quiet" to={linkTo('/phong-trao', {}, { nam: year.year })}>
            {t.allMovements}
          </LinkButton>
          <LinkButton small kind="quiet" to={linkTo('/nam-thi-dua/su-kien', {}, { nam: year.year })}>
            {t.events}
          </LinkButton>
        </Row>
      }
    >
      {year.others.length === 0 ? (
        <EmptyState title={t.noOthers} />
      ) : (
        <List>
          {year.others.map((one) => (
            <Item
              key={one.id}
              title={one.title}
              sub={one.document ?? undefined}
              end={
                <>
                  {one.special && <Chip tone="gold">{t.special}</Chip>}
                  <StatusChip status={movementStates[one.state]} />
                </>
              }
              to={linkTo('/phong-trao/$id', { id: one.id })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function GroupsCard({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  return (
    <Card title={t.groups} count={year.groupList.length} flush>
      {year.groupList.length === 0 ? (
        <EmptyState title={t.noGroups} />
      ) : (
        <List>
          {year.groupList.map((group) => (
            <Item
              key={group.termId}
              title={group.name}
              sub={t.head(group.head)}
              end={group.members > 0 ? t.members(group.members) : undefined}
              to={linkTo('/khoi-cum/nhiem-ky/$id', { id: group.termId })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function OtherYears({ years, current }: { years: readonly number[]; current: number }) {
  return (
    <Row gap={6}>
      {years
        .filter((one) => one !== current)
        .map((one) => (
          <LinkButton key={one} small to={linkTo('/nam-thi-dua/$year', { year: one })}>
            {String(one)}
          </LinkButton>
        ))}
    </Row>
  );
}
