import { showDate, showInstant } from '#platform/dates.ts';
import { Card, EmptyState, Item, Link, List, OriginMark, Stack, StatusChip, linkTo, useLang, useSay, useText } from '#ui/index.ts';
import { nameKinds, successionKinds, type UnitDetail } from '../contract.ts';
import { words } from './words.ts';

/** `từ 01/07/2021 đến 09/06/2022`; an open or unknown end is left out. */
export function usePeriod(): (from: string | null, to: string | null) => string {
  const t = useText(words);
  const { lang } = useLang();
  return (from, to) => [from ? t.since(showDate(from, lang)) : '', to ? t.until(showDate(to, lang)) : ''].filter(Boolean).join(' ') || t.unknownDay;
}

/** What the unit was called, and how it was renamed, moved, merged and split. */
export function NamesAndChanges({ unit }: { unit: UnitDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const period = usePeriod();
  return (
    <Stack>
      <Card title={t.names} count={unit.names.length + 1} flush>
        <List>
          <Item title={unit.name} sub={unit.shortName} end={<StatusChip status={nameKinds.official} />} />
          {unit.names.map((name) => (
            <Item
              key={name.id}
              title={name.name}
              sub={name.kind === 'former' ? period(name.validFrom, name.validTo) : undefined}
              end={
                <>
                  <OriginMark origin={name.origin} quiet />
                  <StatusChip status={nameKinds[name.kind]} />
                </>
              }
            />
          ))}
        </List>
      </Card>
      <Card title={t.changes} count={unit.successions.length} flush>
        {unit.successions.length === 0 ? (
          <EmptyState title={t.noChanges} />
        ) : (
          <List>
            {unit.successions.map((link) => (
              <Item
                key={link.id}
                lead={<StatusChip status={successionKinds[link.kind]} />}
                title={
                  link.other ? (
                    <>
                      {link.direction === 'before' ? t.cameFrom : t.wentTo}{' '}
                      <Link to={linkTo('/don-vi/$id', { id: link.other.id })}>{link.other.name}</Link>
                    </>
                  ) : (
                    link.note
                  )
                }
                sub={link.other ? link.note : undefined}
                end={showDate(link.happenedOn, lang)}
              />
            ))}
          </List>
        )}
      </Card>
    </Stack>
  );
}

/** What the head launched, signed, chaired and approved in person; nothing is shown where nothing may be read. */
export function LeaderActs({ unit }: { unit: UnitDetail }) {
  const t = useText(words);
  const say = useSay();
  if (unit.leaderActs.length === 0) return null;
  return (
    <Card title={t.leaderActs} count={unit.leaderActs.length} small flush>
      <List>
        {unit.leaderActs.map((act) => (
          <Item key={act.id} title={say(act.what)} sub={act.label} note={`${act.who} · ${showInstant(act.at)}`} />
        ))}
      </List>
    </Card>
  );
}
