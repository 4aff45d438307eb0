import { z } from 'zod';
import { showMoney } from '#platform/number-words.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Grid,
  linkTo,
  Notice,
  optionsOf,
  Page,
  ReadState,
  Row,
  SelectField,
  Stack,
  Stat,
  useLang,
  usePages,
  useRead,
  useSearchState,
  useSession,
  useText,
} from '#ui/index.ts';
import { IconPrinter } from '#ui/icons.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { fundApi, payLabels } from '../fund-contract.ts';
import { FundEntries, RecordFund } from './fund-entries.tsx';
import { fundWords } from './fund-words.ts';
import { useMoneyColumns } from './money-columns.tsx';
import { words } from './words.ts';

export type Fund = ResponseOf<typeof fundApi.fund>;

const address = z.object({
  namquy: z.coerce.number().int().min(1990).max(2100).optional(),
  cap: z.string().optional(),
  tim: z.string().default(''),
  chi: z.enum(['yes', 'no', 'unknown']).optional(),
});

/** The fund of one authority in one year: what came in, what the decisions pay, what organising cost, what is left. */
export default function FundScreen() {
  const t = useText(fundWords);
  const w = useText(words);
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const year = search.namquy ?? Number(today.slice(0, 4));
  const read = useRead(fundApi.fund, { query: { year, authority: search.cap } });
  return (
    <Page
      title={t.title}
      crumbs={[{ label: w.decisions, to: '/quyet-dinh' }]}
      subtitle={t.about}
      actions={
        <>
          <RuleNote on={today} topic="money" />
          <Button icon={IconPrinter} onClick={() => print()}>
            {t.print}
          </Button>
          {read.data && <RecordFund key={`${read.data.authority}/${read.data.year}`} fund={read.data} />}
        </>
      }
    >
      <ReadState read={read}>
        {(fund) => (
          <Stack>
            <Row>
              <div style={{ width: 140 }}>
                <SelectField
                  label={t.year}
                  name="namquy"
                  value={String(year)}
                  options={[...new Set([year, ...fund.years])].sort((a, b) => b - a).map((value) => ({ value: String(value), label: String(value) }))}
                  onChange={(chosen) => setSearch({ namquy: chosen ? Number(chosen) : undefined })}
                />
              </div>
              <div style={{ minWidth: 240 }}>
                <SelectField
                  label={t.authority}
                  name="cap"
                  value={fund.authority}
                  options={[...new Set([fund.authority, ...fund.authorities])].map((value) => ({ value, label: value }))}
                  onChange={(chosen) => setSearch({ cap: chosen ?? undefined })}
                />
              </div>
            </Row>
            <Summary fund={fund} />
            <FundEntries entries={fund.entries} />
            <Ledger year={year} authority={fund.authority} search={search} setSearch={setSearch} />
          </Stack>
        )}
      </ReadState>
    </Page>
  );
}

function Summary({ fund }: { fund: Fund }) {
  const t = useText(fundWords);
  const { lang } = useLang();
  const money = (sum: number | null) => (sum === null ? null : showMoney(sum, lang));
  return (
    <Card title={`${fund.authority}, ${fund.year}`}>
      <Stack gap={12}>
        <Grid least={190}>
          <Stat label={t.putIn} value={money(fund.putIn)} />
          <Stat label={t.paidOut} value={money(fund.bonuses.total)} />
          <Stat label={t.organising} value={money(fund.organising)} />
          {fund.corrections !== 0 && <Stat label={t.corrections} value={money(fund.corrections)} />}
          <Stat label={t.left} value={money(fund.left)} />
        </Grid>
        <span>
          {t.total}: <i>{fund.bonuses.inWords}</i>. {fund.left === null ? t.notPutIn : `${t.left}: `}
          {fund.left !== null && <i>{fund.leftInWords}.</i>}
        </span>
        {fund.bonuses.unknown > 0 && <Notice tone="warn">{t.unknownNote(fund.bonuses.unknown)}</Notice>}
        {fund.organisingShare && (
          <Notice tone="info">
            {t.shareText(fund.organisingShare.percent, showMoney(fund.organisingShare.amount, lang), fund.organisingShare.basis)}{' '}
            {fund.organisingShare.toConfirm && <Chip tone="warn">{t.confirm}</Chip>}
          </Notice>
        )}
      </Stack>
    </Card>
  );
}

interface LedgerProps {
  readonly year: number;
  readonly authority: string;
  readonly search: z.output<typeof address>;
  readonly setSearch: (change: Partial<z.output<typeof address>>) => void;
}

function Ledger({ year, authority, search, setSearch }: LedgerProps) {
  const t = useText(fundWords);
  const { lang } = useLang();
  const query = { year, authority, q: search.tim || undefined, pay: search.chi };
  const pages = usePages(fundApi.ledger, { query });
  const columns = useMoneyColumns();
  return (
    <Stack>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        placeholder={t.searchHint}
        exportTo={exportHref(fundApi.ledger, { query }, lang)}
        filters={[{ kind: 'chips', key: 'chi', label: t.pay, options: optionsOf(payLabels) }]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.bonuses}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.awardId}
            rowLink={(row) => (row.decision ? linkTo('/quyet-dinh/$id', { id: row.decision.id }) : undefined)}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </Stack>
  );
}
