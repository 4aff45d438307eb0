import { showDate } from '#platform/dates.ts';
import {
  Card,
  EmptyState,
  Facts,
  History,
  Item,
  Link,
  List,
  Notice,
  OriginMark,
  ReadState,
  Split,
  Stack,
  StatusChip,
  linkTo,
  useLang,
  useRead,
  useSay,
  useText,
} from '#ui/index.ts';
import { congressDateKinds, eventsApi, partStatuses, type Congress } from '../contract.ts';
import { Sentences, SourceMark, sourcesOf } from './sourced.tsx';
import { words } from './words.ts';

export function CongressTab() {
  const t = useText(words);
  const read = useRead(eventsApi.congresses, {});
  return (
    <ReadState read={read} empty={<EmptyState title={t.noCongress} />}>
      {(rows) => (
        <Stack>
          {rows.map((row) => (
            <CongressCard key={row.id} it={row} />
          ))}
        </Stack>
      )}
    </ReadState>
  );
}

function CongressCard({ it }: { it: Congress }) {
  const t = useText(words);
  return (
    <Split aside={<CongressSide it={it} />}>
      <Card title={it.title} aside={<OriginMark origin={it.origin} />}>
        <Facts
          look="lines"
          facts={[
            { label: t.theme, value: it.theme },
            { label: t.plan, value: it.plan && <Link to={linkTo('/van-ban/$id', { id: it.plan.id })}>{it.plan.label}</Link> },
          ]}
        />
      </Card>
      <Card title={t.focus} aside={<SourceMark sources={sourcesOf(it.focus)} />}>
        <Sentences items={it.focus} />
      </Card>
      <Card title={t.phases} flush aside={<SourceMark sources={sourcesOf(it.phases)} />}>
        <List>
          {it.phases.map((phase) => (
            <Phase key={phase.title} phase={phase} />
          ))}
        </List>
      </Card>
      <Card title={t.preparation} flush aside={<SourceMark sources={sourcesOf(it.preparation)} />}>
        <List>
          {it.preparation.map((part) => (
            <Item key={part.text} title={part.text} end={<StatusChip status={partStatuses[part.status]} />} />
          ))}
        </List>
      </Card>
    </Split>
  );
}

function Phase({ phase }: { phase: Congress['phases'][number] }) {
  const { lang } = useLang();
  return (
    <Item
      title={phase.title}
      sub={phase.plannedMonths.map((month) => showDate(month, lang)).join(', ')}
      {...(phase.note ? { note: phase.note } : {})}
      end={<StatusChip status={partStatuses[phase.status]} />}
    />
  );
}

/** Every date it ever had stands in a row; the last one is what happened. */
function CongressSide({ it }: { it: Congress }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { committee } = it;
  return (
    <>
      <Card title={t.dates} small>
        <Stack gap={10}>
          <History
            entries={it.dates.map((date) => ({
              key: String(date.seq),
              what: <b>{say(congressDateKinds[date.kind])}</b>,
              who: showDate(date.value, lang),
              when: t.dateNo(date.seq),
              tone: congressDateKinds[date.kind].tone,
              ...(date.reason ? { reason: date.reason } : {}),
              more: <OriginMark origin={date.origin} />,
            }))}
          />
          {it.alternatives.map((one) => (
            <Notice key={one.value} tone="warn" action={<SourceMark sources={[one.source]} />}>
              {t.alternative(showDate(one.value, lang))}
            </Notice>
          ))}
          <small>{t.datesHint}</small>
        </Stack>
      </Card>
      <Card title={t.committee} small aside={<SourceMark sources={[committee.source]} />}>
        <Facts
          look="lines"
          facts={[
            { label: t.committeeChair, value: committee.chair },
            { label: t.committeeStanding, value: committee.standingDeputy },
            { label: t.committeeDeputy, value: committee.deputy },
            { label: t.members, value: committee.members.join('; ') },
          ]}
        />
      </Card>
      <Card title={t.related} small aside={<SourceMark sources={sourcesOf(it.relatedEvents)} />}>
        <Sentences items={it.relatedEvents} />
      </Card>
      <Card title={t.publicity} small>
        {it.publicityForms.join(', ')}
      </Card>
    </>
  );
}
