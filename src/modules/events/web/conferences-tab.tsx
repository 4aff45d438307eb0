import { showDate } from '#platform/dates.ts';
import {
  Card,
  EmptyState,
  Facts,
  Grid,
  Item,
  Link,
  List,
  OriginMark,
  Quote,
  Row,
  Section,
  Stack,
  StatusChip,
  linkTo,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { conferenceForms, conferenceKinds, type Conference } from '../contract.ts';
import { Sentences, SourceMark, sourcesOf } from './sourced.tsx';
import { words } from './words.ts';

/** What happened at each conference of the year, as the sources tell it. */
export function ConferencesTab({ rows, years }: { rows: readonly Conference[]; years: readonly number[] }) {
  const t = useText(words);
  if (rows.length === 0) {
    return (
      <EmptyState title={t.none}>
        {t.noneHint}{' '}
        {years.map((year, index) => [
          index > 0 && ', ',
          <Link key={year} to={linkTo('/nam-thi-dua/su-kien', {}, { nam: String(year) })}>{`${year}`}</Link>,
        ])}
      </EmptyState>
    );
  }
  return (
    <Stack>
      {rows.map((row) => (
        <ConferenceCard key={row.id} it={row} />
      ))}
    </Stack>
  );
}

function ConferenceCard({ it }: { it: Conference }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const empty = it.agenda.length + it.results.length + it.opinions.length + it.directives.length === 0;
  return (
    <Card title={it.title} aside={<OriginMark origin={it.origin} />}>
      <Stack gap={14}>
        <Row gap={6}>
          {it.kinds.map((kind) => (
            <StatusChip key={kind} status={conferenceKinds[kind]} />
          ))}
        </Row>
        <Facts
          facts={[
            { label: t.when, value: [it.halfDay && t.halfDay(it.halfDay), showDate(it.heldOn, lang)].filter(Boolean).join(', ') },
            { label: t.place, value: [it.place, it.form && say(conferenceForms[it.form])].filter(Boolean).join(' · ') },
            { label: t.host, value: it.host && <Link to={linkTo('/don-vi/$id', { id: it.host.id })}>{it.host.name}</Link> },
            { label: t.chair, value: it.chair && <Link to={linkTo('/ca-nhan/$id', { id: it.chair.id })}>{it.chair.name}</Link> },
            { label: t.group, value: it.term && <Link to={linkTo('/khoi-cum/nhiem-ky/$id', { id: it.term.id })}>{it.term.name}</Link> },
          ]}
        />
        {empty ? <span className="u-unknown">{t.noDetail}</span> : <ConferenceParts it={it} />}
      </Stack>
    </Card>
  );
}

function ConferenceParts({ it }: { it: Conference }) {
  const t = useText(words);
  return (
    <>
      <Grid least={300}>
        {it.agenda.length > 0 && (
          <Section title={t.agenda} aside={<SourceMark sources={sourcesOf(it.agenda)} />}>
            <ol style={{ margin: 0, paddingLeft: 20, display: 'grid', gap: 6 }}>
              {it.agenda.map((part) => (
                <li key={part.order}>
                  {part.item}
                  {(part.personName ?? part.unitName) && ` (${part.personName ?? part.unitName})`}
                </li>
              ))}
            </ol>
          </Section>
        )}
        {it.results.length > 0 && (
          <Section title={t.results} aside={<SourceMark sources={sourcesOf(it.results)} />}>
            <Sentences items={it.results} />
          </Section>
        )}
        {it.attendees.length > 0 && (
          <Section title={t.attendees}>
            <ul style={{ margin: 0, paddingLeft: 20 }}>
              {it.attendees.map((one, index) => (
                <li key={index}>{[one.personName ?? one.termName, one.role].filter(Boolean).join(', ')}</li>
              ))}
            </ul>
          </Section>
        )}
      </Grid>
      {it.opinions.length > 0 && (
        <Section title={t.opinions} aside={<SourceMark sources={sourcesOf(it.opinions)} />}>
          <Stack gap={10}>
            {it.opinions.map((one, index) => (
              <Quote key={index} who={one.personName}>
                {one.text}
              </Quote>
            ))}
          </Stack>
        </Section>
      )}
      {it.directives.length > 0 && (
        <Section title={t.directives} count={it.directives.length}>
          <List plain>
            {it.directives.map((one) => (
              <Item
                key={one.id}
                title={one.title}
                sub={[one.from, one.group && t.toGroup(one.group)].filter(Boolean).join(', ')}
                note={one.summary}
                end={<OriginMark origin={one.origin} />}
              />
            ))}
          </List>
        </Section>
      )}
    </>
  );
}
