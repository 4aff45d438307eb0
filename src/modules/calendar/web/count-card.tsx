import { useState } from 'react';
import { showDate, type Day } from '#platform/dates.ts';
import { Card, Chip, DateField, Facts, LinkButton, linkTo, NumberField, ReadState, Stack, useLang, useRead, useSay, useText } from '#ui/index.ts';
import { calendarApi } from '../contract.ts';
import { words } from './words.ts';

/** "Ten working days from today": the day, what lies on the way, and how sure it is. */
export function CountCard({ today }: { today: Day }) {
  const t = useText(words);
  const [from, setFrom] = useState<Day | null>(today);
  const [days, setDays] = useState<number | null>(10);
  const askable = from !== null && days !== null && days >= 0 && days <= 1000;
  return (
    <Card title={t.count} small>
      <Stack gap={12}>
        <DateField label={t.from} name="tu" value={from} onChange={setFrom} />
        <NumberField label={t.workingDays} name="songay" value={days} onChange={setDays} />
        {askable && <Answer from={from} days={days} />}
        <p className="u-small">{t.rule}</p>
        {/* The rules of the law come later in the house: a way there, not a part of it. */}
        <LinkButton to={linkTo('/quy-dinh/tra-cuu', {}, { ve: 'limit' })} kind="quiet" small>
          {t.limitsOfLaw}
        </LinkButton>
      </Stack>
    </Card>
  );
}

function Answer({ from, days }: { from: Day; days: number }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const read = useRead(calendarApi.count, { query: { from, days } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Facts
          look="lines"
          facts={[
            {
              label: t.last,
              value:
                it.last === null ? (
                  t.cannot(it.missingYear ?? 0)
                ) : (
                  <>
                    <b>{showDate(it.last, lang)}</b> {it.unconfirmed.length > 0 && <Chip tone="warn">{t.unconfirmed}</Chip>}
                  </>
                ),
            },
            ...(it.passed.length > 0
              ? [{ label: t.passed, value: it.passed.map((one) => `${showDate(one.day, lang)} ${say(one.name)}`).join('; ') }]
              : []),
          ]}
        />
      )}
    </ReadState>
  );
}
