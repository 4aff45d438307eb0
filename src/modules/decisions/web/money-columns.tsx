import { showMoney } from '#platform/number-words.ts';
import { Chip, StatusChip, useLang, useSay, useText, type Column } from '#ui/index.ts';
import { payLabels, type AwardMoney } from '../fund-contract.ts';
import { fundWords } from './fund-words.ts';

/** Columns of a table of sums: who, what, how much, paid or not, and how it comes about. */
export function useMoneyColumns(): Column<AwardMoney>[] {
  const t = useText(fundWords);
  const say = useSay();
  const { lang } = useLang();
  return [
    { key: 'recipient', title: t.recipient, cell: (row) => row.recipientName, sort: (row) => row.recipientName },
    { key: 'award', title: t.award, cell: (row) => `${row.awardName} ${row.year}`, sort: (row) => row.awardName },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      width: 150,
      cell: (row) => (
        <>
          {row.atMost && <span className="u-small">{t.atMost} </span>}
          {row.amount === null ? <span className="u-unknown">{showMoney(null, lang)}</span> : showMoney(row.amount, lang)}
        </>
      ),
      sort: (row) => row.amount,
    },
    { key: 'pay', title: t.pay, width: 155, cell: (row) => <StatusChip status={payLabels[row.pay]} /> },
    {
      key: 'how',
      title: t.how,
      hideOnPhone: true,
      cell: (row) => (
        <>
          {say(row.explained)} {row.toConfirm && <Chip tone="warn">{t.confirm}</Chip>}
          {row.basis && <div className="u-small">{row.basis}</div>}
        </>
      ),
    },
  ];
}
