import { showDate } from '#platform/dates.ts';
import { Card, Chip, Item, Link, List, Row, Stack, useLang, useSay, useText } from '#ui/index.ts';
import type { Limit, NominationDetail } from '../shapes.ts';
import { lawWords } from './law-words.ts';

/** Time limits of the law that run on the dossier now, in working days over the days off. */
export function LimitsCard({ it }: { it: NominationDetail }) {
  const t = useText(lawWords);
  if (it.limits.length === 0) return null;
  return (
    <Card small title={t.limits}>
      <List plain>
        {it.limits.map((one) => (
          <LimitItem key={one.step} limit={one} today={it.today} />
        ))}
      </List>
    </Card>
  );
}

function LimitItem({ limit, today }: { limit: Limit; today: string }) {
  const t = useText(lawWords);
  const say = useSay();
  const { lang } = useLang();
  const unsure = limit.unconfirmedYears.length > 0;
  return (
    <Item
      title={say(limit.name)}
      sub={
        <>
          {say(limit.explained)}
          {limit.basis && ` · ${limit.basis}`}
        </>
      }
      note={
        <Stack gap={6}>
          <Row gap={6}>
            {limit.kind === 'unknown' && <span className="u-unknown">{t.notCounted}</span>}
            {limit.due && (
              <Chip tone={limit.due < today ? 'danger' : 'neutral'}>{limit.due < today ? t.limitPassed : showDate(limit.due, lang)}</Chip>
            )}
            {(limit.toConfirm || unsure) && <Chip tone="warn">{t.limitConfirm}</Chip>}
          </Row>
          {(unsure || limit.kind === 'unknown') && (
            <Link to="/lich-lam-viec">{unsure ? t.calendarUnsure(limit.unconfirmedYears.join(', ')) : t.openCalendar}</Link>
          )}
        </Stack>
      }
    />
  );
}
