import { showMoney } from '#platform/number-words.ts';
import { Card, DataTable, EmptyState, ReadState, Row, Stack, Stat, useLang, useRead, useText } from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { fundApi } from '../fund-contract.ts';
import { fundWords } from './fund-words.ts';
import { useMoneyColumns } from './money-columns.tsx';

/** The money of one decision, award by award, with the total in figures and words. */
export function BonusCard({ decisionId, decidedOn }: { decisionId: string; decidedOn: string }) {
  const t = useText(fundWords);
  const { lang } = useLang();
  const columns = useMoneyColumns();
  const read = useRead(fundApi.bonuses, { params: { id: decisionId } });
  return (
    <Card title={t.bonuses} flush aside={<RuleNote on={decidedOn} topic="money" />}>
      <ReadState read={read}>
        {({ rows, totals }) => (
          <Stack gap={0}>
            <DataTable caption={t.bonuses} columns={columns} rows={rows} rowKey={(row) => row.awardId} empty={<EmptyState title={t.empty} />} />
            <div style={{ padding: '12px 16px' }}>
              <Row justify="spread">
                <Stat
                  label={t.total}
                  value={showMoney(totals.total, lang)}
                  note={[t.paid(totals.paid), totals.notPaid > 0 && t.notPaid(totals.notPaid), totals.unknown > 0 && t.unknown(totals.unknown)]
                    .filter(Boolean)
                    .join(', ')}
                />
                <span>
                  {t.inWords}: <i>{totals.inWords}</i>
                </span>
              </Row>
            </div>
          </Stack>
        )}
      </ReadState>
    </Card>
  );
}
