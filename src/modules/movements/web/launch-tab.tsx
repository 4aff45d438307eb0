import { showDate } from '#platform/dates.ts';
import { Card, EmptyState, Facts, Item, Link, List, OriginMark, Quote, Split, Stack, linkTo, useLang, useText } from '#ui/index.ts';
import type { MovementDetail } from '../contract.ts';
import { words } from './words.ts';

/** What was launched: call, purpose, contents, task groups with what they deliver and to whom. */
export function LaunchTab({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  return (
    <Split aside={<Aside movement={movement} />}>
      {movement.callToAction && <Quote who={t.call}>{movement.callToAction}</Quote>}
      {movement.purpose && <Card title={t.purpose}>{movement.purpose}</Card>}
      <Card title={t.contents} count={movement.contents.length} flush>
        {movement.contents.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <List>
            {movement.contents.map((content, index) => (
              <Item
                key={content.id}
                lead={<b>{index + 1}</b>}
                title={content.title}
                sub={content.summary}
                end={<OriginMark origin={content.origin} quiet />}
              />
            ))}
          </List>
        )}
      </Card>
      <Card title={t.taskGroups} count={movement.taskGroups.length} flush>
        {movement.taskGroups.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <List>
            {movement.taskGroups.map((group, index) => (
              <Item
                key={group.id}
                lead={<b>{index + 1}</b>}
                title={group.title}
                sub={group.summary}
                note={
                  group.deliverables.length > 0 && (
                    <ul>
                      {group.deliverables.map((one) => (
                        <li key={one.id}>
                          {one.title}
                          {one.submitTo && <> · {t.submitTo(one.submitTo.name)}</>}
                        </li>
                      ))}
                    </ul>
                  )
                }
                end={<OriginMark origin={group.origin} quiet />}
              />
            ))}
          </List>
        )}
      </Card>
    </Split>
  );
}

function Aside({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const date = (label: string, day: string | null) => (day ? [{ label, value: showDate(day, lang) }] : []);
  return (
    <Stack>
      <Card title={t.facts}>
        <Facts
          facts={[
            ...(movement.theme ? [{ label: t.theme, value: movement.theme }] : []),
            {
              label: t.document,
              value: movement.document ? (
                <Link to={linkTo('/van-ban/$id', { id: movement.document.id })}>{movement.document.label}</Link>
              ) : movement.numberPending ? (
                t.unnumbered
              ) : (
                '—'
              ),
            },
            ...date(t.launchedOn, movement.launchedOn),
            { label: t.period, value: t.years(movement.fromYear, movement.toYear) },
            ...date(t.startsOn, movement.startsOn),
            ...date(t.endsOn, movement.endsOn),
            ...date(t.respondBy, movement.respondBy),
            ...date(t.interimOn, movement.interimOn),
            ...(movement.rewardNote ? [{ label: t.rewarded, value: movement.rewardNote }] : []),
          ]}
        />
      </Card>
      <Relatives title={t.parents} list={movement.parents} />
      <Relatives title={t.children} list={movement.children} />
    </Stack>
  );
}

function Relatives({ title, list }: { title: string; list: MovementDetail['parents'] }) {
  if (list.length === 0) return null;
  return (
    <Card title={title} count={list.length} flush>
      <List>
        {list.map((one) => (
          <Item key={one.id} title={one.title} sub={one.launcher ?? undefined} to={linkTo('/phong-trao/$id', { id: one.id })} />
        ))}
      </List>
    </Card>
  );
}
