import { showDate } from '#platform/dates.ts';
import { Card, Chip, Item, linkTo, List, useLang, useText } from '#ui/index.ts';
import type { Overview } from '../contract.ts';
import { words } from './words.ts';

/** The last months with their report: sent, or due on which day. */
export function ReportsCard({ it, months }: { it: Overview; months: Overview['months'] }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card title={t.reports} small flush>
      <List>
        {months.toReversed().map((month) => (
          <Item
            key={month.month}
            title={t.month(month.month)}
            to={linkTo('/ket-qua/bao-cao/$unitId/$year/$month', { unitId: it.unit.id, year: it.year, month: month.month })}
            end={
              month.report === 'SUBMITTED' ? (
                <Chip tone="ok">{t.reportSent(showDate(month.reportedOn, lang))}</Chip>
              ) : (
                <Chip>{t.reportDue(showDate(month.reportDueOn, lang))}</Chip>
              )
            }
          />
        ))}
      </List>
    </Card>
  );
}
