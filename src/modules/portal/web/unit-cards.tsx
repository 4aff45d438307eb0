import { showHundredths } from '#platform/decimal.ts';
import { Card, Chip, Link, LinkButton, Meter, Stack, Stat, Why, linkTo, useLang, useText } from '#ui/index.ts';
import { BarMonths } from '#ui/bar-months.tsx';
import type { HomeMonth, UnitYear } from '../contract.ts';
import { words } from './words.ts';

/** The side column of those who work for a unit: months, agreement, rank. */
export function UnitCards({ it, year, today }: { it: UnitYear; year: number; today: string }) {
  return (
    <>
      <MonthsCard it={it} year={year} today={today} />
      <AgreementCard it={it} />
      <RankCard it={it} />
    </>
  );
}

/** Months that have begun; a past year shows all twelve. */
function begun(months: readonly HomeMonth[], year: number, today: string): readonly HomeMonth[] {
  const thisYear = Number(today.slice(0, 4));
  if (year > thisYear) return [];
  return year < thisYear ? months : months.slice(0, Number(today.slice(5, 7)));
}

function MonthsCard({ it, year, today }: { it: UnitYear; year: number; today: string }) {
  const t = useText(words);
  const { lang } = useLang();
  const months = begun(it.months, year, today);
  const last = months.findLast((month) => month.rateHundredths !== null);
  const limit = it.limitPercent * 100;
  if (!last) {
    return (
      <Card title={t.onTime} small>
        <Stack gap={10}>
          <span className="u-unknown">{t.noProgramme}</span>
          <LinkButton small to="/ket-qua">
            {t.enterProgramme}
          </LinkButton>
        </Stack>
      </Card>
    );
  }
  const low = last.rateHundredths !== null && last.rateHundredths <= limit;
  return (
    <Card
      title={t.onTime}
      small
      aside={<Chip tone={low ? 'danger' : 'ok'}>{t.monthIs(last.month, showHundredths(last.rateHundredths, lang, 0))}</Chip>}
    >
      <Stack gap={12}>
        <BarMonths
          label={t.onTime}
          values={months.map((month) => month.rateHundredths)}
          limit={limit}
          limitLabel={t.above(it.limitPercent)}
          from={5000}
        />
        <MonthNote month={months.at(-1)} />
      </Stack>
    </Card>
  );
}

/** What can still be done about the month that runs. */
function MonthNote({ month }: { month: HomeMonth | undefined }) {
  const t = useText(words);
  const { lang } = useLang();
  if (!month) return null;
  if (month.verdict === 'UNMET') return <Why>{t.lost(month.month)}</Why>;
  if (month.verdict !== 'RUNNING') return null;
  const best = showHundredths(month.bestHundredths, lang, 0);
  return <Why>{month.spare === null || month.spare <= 0 ? t.allNeeded(month.open, best) : t.someSpare(month.open, best, month.spare)}</Why>;
}

function AgreementCard({ it }: { it: UnitYear }) {
  const t = useText(words);
  const { total, met, notMet, open } = it.commitments;
  const agreement = it.group?.agreementId;
  return (
    <Card title={t.agreement} small aside={agreement && <Link to={linkTo('/giao-uoc/$id', { id: agreement })}>{`${met} / ${total}`}</Link>}>
      {total === 0 ? (
        <span className="u-unknown">{t.noAgreement}</span>
      ) : (
        <Meter
          label={t.met}
          parts={[
            { label: t.partMet, value: met, tone: 'ok' },
            { label: t.partNot, value: notMet, tone: 'danger' },
            { label: t.partOpen, value: open, tone: 'neutral' },
          ]}
        />
      )}
    </Card>
  );
}

function RankCard({ it }: { it: UnitYear }) {
  const t = useText(words);
  const { lang } = useLang();
  if (!it.group) return null;
  const { rank, name, termId } = it.group;
  const note = rank
    ? [
        rank.totalHundredths === null ? null : t.points(showHundredths(rank.totalHundredths, lang)),
        rank.behindHundredths ? t.behind(showHundredths(rank.behindHundredths, lang)) : null,
        rank.conditionFailed ? t.notEligible : null,
      ]
        .filter(Boolean)
        .join(' · ')
    : t.notRanked;
  return (
    <Card title={t.rankIn(name)} small footer={<Link to={linkTo('/tinh-hinh/$id', { id: termId })}>{t.myGroup}</Link>}>
      {rank ? <Stat value={rank.rank} of={t.ofUnits(rank.of)} note={note} /> : <span className="u-unknown">{note}</span>}
    </Card>
  );
}
