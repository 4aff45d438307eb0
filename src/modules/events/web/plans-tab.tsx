import type { ResponseOf } from '#platform/contract.ts';
import { Card, EmptyState, Link, OriginMark, Stack, linkTo, useText } from '#ui/index.ts';
import type { eventsApi } from '../contract.ts';
import { Sentences } from './sourced.tsx';
import { words } from './words.ts';

/** What groups planned for the year, item by item. */
export function PlansTab({ rows }: { rows: ResponseOf<typeof eventsApi.year>['plans'] }) {
  const t = useText(words);
  if (rows.length === 0) return <EmptyState title={t.noPlans} />;
  return (
    <Stack>
      {rows.map((row) => (
        <Card
          key={row.id}
          title={`${row.groupName} · ${row.year}`}
          count={row.items.length}
          aside={<OriginMark origin={row.origin} />}
          footer={
            <>
              {row.conference && `${t.madeAt}: ${row.conference.title}. `}
              <Link to={linkTo('/khoi-cum/nhiem-ky/$id', { id: row.termId })}>{row.groupName}</Link>
            </>
          }
        >
          <Sentences items={row.items} />
        </Card>
      ))}
    </Stack>
  );
}
