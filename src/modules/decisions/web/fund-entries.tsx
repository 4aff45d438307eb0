import { showDate } from '#platform/dates.ts';
import { showMoney } from '#platform/number-words.ts';
import {
  Card,
  DataTable,
  EmptyState,
  FormAction,
  NumberField,
  optionsOf,
  SelectField,
  StatusChip,
  TextField,
  useLang,
  useText,
  type Column,
} from '#ui/index.ts';
import { fundApi, fundKinds, type FundEntry } from '../fund-contract.ts';
import type { Fund } from './fund-screen.tsx';
import { fundWords } from './fund-words.ts';

/** What came in, what organising cost, and corrections: lines that are never changed. */
export function FundEntries({ entries }: { entries: readonly FundEntry[] }) {
  const t = useText(fundWords);
  const { lang } = useLang();
  const columns: Column<FundEntry>[] = [
    { key: 'reason', title: t.reason, cell: (row) => row.reason },
    { key: 'kind', title: t.entryKind, width: 200, cell: (row) => <StatusChip status={fundKinds[row.kind]} /> },
    { key: 'amount', title: t.amount, align: 'right', width: 170, cell: (row) => showMoney(row.amount, lang), sort: (row) => row.amount },
    { key: 'paper', title: t.paper, cell: (row) => row.paper },
    { key: 'by', title: '', width: 220, hideOnPhone: true, cell: (row) => t.enteredBy(row.enteredBy, showDate(row.enteredOn, lang)) },
  ];
  return (
    <Card title={t.entries} count={entries.length} flush>
      <DataTable caption={t.entries} columns={columns} rows={[...entries]} rowKey={(row) => row.id} empty={<EmptyState title={t.noEntries} />} />
    </Card>
  );
}

export function RecordFund({ fund }: { fund: Fund }) {
  const t = useText(fundWords);
  return (
    <FormAction
      act={fundApi.record}
      start={{
        authority: fund.authority,
        year: fund.year,
        kind: 'IN' as keyof typeof fundKinds | null,
        amount: null as number | null,
        paper: '',
        reason: '',
      }}
      decision={fund.can.record}
      kind="primary"
      text={t.recordText}
      done={{ vi: 'Đã ghi sổ.', en: 'Written.' }}
      fields={(form) => (
        <>
          <SelectField label={t.entryKind} required options={optionsOf(fundKinds)} {...form.field('kind')} />
          <NumberField label={t.amountField} required {...form.field('amount')} />
          <TextField label={t.paper} required {...form.field('paper')} />
          <TextField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.record}
    </FormAction>
  );
}
