import { useState } from 'react';
import { z } from 'zod';
import {
  Button,
  Card,
  CheckField,
  Chip,
  DataTable,
  Dialog,
  EmptyState,
  exportHref,
  Filters,
  Form,
  FormGrid,
  Item,
  linkTo,
  List,
  NumberField,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Split,
  Stack,
  TextField,
  useAct,
  useForm,
  useLang,
  usePages,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { IconSettings } from '#ui/icons.ts';
import { progressApi, progressRule } from '../contract.ts';
import { showRate, type ProgressRule } from '../rules.ts';
import { words } from './words.ts';

interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly approved: boolean;
  readonly met: number;
  readonly unmet: number;
  readonly total: { readonly rateHundredths: number | null; readonly due: number; readonly onTime: number };
  readonly overdue: number;
}

const address = z.object({ tim: z.string().default('') });

/** For overseers: all units of the year, the groups, and how the year counts. */
export function BoardScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const query = { year, q: search.tim || undefined };
  const pages = usePages(progressApi.board, { query });
  const { first } = pages;
  const rule = first?.rule;
  const columns: Column<BoardRow>[] = [
    { key: 'name', title: t.unit, cell: (row) => row.name, sort: (row) => row.name },
    {
      key: 'approved',
      title: t.programme,
      cell: (row) => (row.approved ? <Chip tone="ok">{t.approvedWord}</Chip> : <Chip tone="warn">{t.notApprovedWord}</Chip>),
      sort: (row) => Number(row.approved),
    },
    {
      key: 'months',
      title: t.months,
      cell: (row) => (row.met + row.unmet === 0 ? '—' : t.metOf(row.met, row.unmet)),
      sort: (row) => row.met - row.unmet,
    },
    {
      key: 'rate',
      title: t.total,
      align: 'right',
      cell: (row) => (rule && row.total.rateHundredths !== null ? showRate(row.total.rateHundredths, rule, lang) : '—'),
      sort: (row) => row.total.rateHundredths,
    },
    {
      key: 'overdue',
      title: t.overdueShort,
      align: 'right',
      cell: (row) => (row.total.due === 0 ? '—' : row.overdue > 0 ? <Chip tone="danger">{row.overdue}</Chip> : '0'),
      sort: (row) => row.overdue,
    },
  ];
  return (
    <Page title={t.title} subtitle={t.year(year)}>
      <Split
        aside={
          <Stack>
            <Card title={t.groups} small flush>
              <List>
                {(first?.terms ?? []).map((term) => (
                  <Item
                    key={term.termId}
                    title={term.groupName}
                    sub={term.units === 0 ? t.unitsUnknown : t.units(term.units)}
                    to={linkTo('/ket-qua/khoi/$termId', { termId: term.termId })}
                  />
                ))}
              </List>
            </Card>
            {first && <RuleCard rule={first.rule} year={year} decision={first.can.setRule} />}
          </Stack>
        }
      >
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.findUnit}
          exportTo={exportHref(progressApi.board, { query }, lang)}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.title}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              rowLink={(row) => linkTo('/ket-qua', {}, { 'don-vi': row.id, nam: String(year) })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={t.noProgramme} />}
            />
          )}
        </ReadState>
      </Split>
    </Page>
  );
}

function RuleCard({ rule, year, decision }: { rule: ProgressRule; year: number; decision: { ok: boolean } }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  return (
    <Card title={t.rule} small>
      <Stack gap={10}>
        <span>{t.ruleWords(rule.limitPercent, rule.extensionCounts)}</span>
        {decision.ok && (
          <Row>
            <Button small icon={IconSettings} onClick={() => setOpen(true)}>
              {t.changeRule}
            </Button>
          </Row>
        )}
      </Stack>
      {open && <RuleDialog rule={rule} year={year} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function RuleDialog({ rule, year, onClose }: { rule: ProgressRule; year: number; onClose: () => void }) {
  const t = useText(words);
  const act = useAct(progressApi.setRule, { quiet: true, done: words.saved, onDone: onClose });
  const form = useForm(
    { ...rule, limitPercent: rule.limitPercent as number | null, decimals: rule.decimals as number | null, reason: '' },
    {
      schema: progressRule.extend({ reason: progressApi.setRule.body.shape.reason }),
      refusal: act.refusal,
      onSubmit: ({ limitPercent, decimals, ...values }) =>
        limitPercent !== null && decimals !== null && act.run({ body: { ...values, limitPercent, decimals, year } }),
    },
  );
  return (
    <Dialog open onClose={onClose} title={t.changeRule}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <FormGrid>
          <NumberField label={t.limitPercent} unit="%" least={0} most={100} required {...form.field('limitPercent')} />
          <NumberField label={t.decimals} least={0} most={2} required {...form.field('decimals')} />
        </FormGrid>
        <CheckField label={t.extensionCounts} {...form.field('extensionCounts')} />
        <TextField label={t.reason} required {...form.field('reason')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
