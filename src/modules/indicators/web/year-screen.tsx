import { z } from 'zod';
import {
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  Item,
  LinkButton,
  linkTo,
  List,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  StateMark,
  useAccount,
  useAct,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  useYear,
  Why,
  type Column,
  type StateKind,
} from '#ui/index.ts';
import { IconFileSpreadsheet, IconListCheck, IconUsersGroup } from '#ui/icons.ts';
import { certaintyLabels, entryStateLabels, factKindLabels, indicatorsApi, type IndicatorYear, type Overview } from '../contract.ts';
import { monthTo } from './addresses.ts';
import { BoardScreen } from './board.tsx';
import { IndicatorDialog } from './indicator-dialog.tsx';
import { showResult, showShort } from '../result-words.ts';
import { showTarget, SyntheticMark, YearValue } from './show.tsx';
import { words } from './words.ts';

const address = z.object({
  'don-vi': z.uuid().optional(),
  nam: z.coerce.number().int().min(1945).max(2100).optional(),
  'chi-so': z.string().optional(),
});

/** My unit's year: months by indicators. Overseers without a unit begin with all units. */
export default function YearScreen() {
  const account = useAccount();
  const [search] = useSearchState(address);
  const unitId = search['don-vi'] ?? account.unitId;
  return unitId === null ? <BoardScreen /> : <UnitYear unitId={unitId} own={unitId === account.unitId} />;
}

function UnitYear({ unitId, own }: { unitId: string; own: boolean }) {
  const t = useText(words);
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(indicatorsApi.overview, { params: { unitId, year: search.nam ?? year } });
  return (
    <ReadState read={read}>
      {(it) => {
        const next = it.notSent[0] ?? (it.lastOver < 12 ? it.lastOver + 1 : 12);
        const chosen = it.indicators.find((one) => one.definition.code === search['chi-so']);
        return (
          <Page
            title={t.title}
            subtitle={`${it.unit.name} · ${t.year(it.year)}`}
            marks={<SyntheticMark synthetic={it.synthetic} />}
            {...(own ? {} : { crumbs: [{ label: t.title, to: '/chi-so' }] })}
            actions={
              <>
                {it.terms.map((term) => (
                  <LinkButton key={term.termId} icon={IconUsersGroup} to={linkTo('/chi-so/khoi/$termId', { termId: term.termId })}>
                    {t.group}
                  </LinkButton>
                ))}
                {it.can.import.ok && it.tracked && (
                  <LinkButton icon={IconFileSpreadsheet} to="/chi-so/nhap">
                    {t.import}
                  </LinkButton>
                )}
                {it.tracked && it.can.enter.ok && (
                  <LinkButton kind="primary" to={monthTo(it, next)}>
                    {t.enterMonth(next)}
                  </LinkButton>
                )}
              </>
            }
          >
            {it.tracked ? (
              <Split aside={<Aside it={it} />} asideWidth={280}>
                <Stack>
                  <Why>{staleness(it, t)}</Why>
                  <Matrix it={it} onOpen={(code) => setSearch({ 'chi-so': code })} />
                </Stack>
              </Split>
            ) : (
              <NotTracked it={it} />
            )}
            {chosen && <IndicatorDialog it={it} one={chosen} onClose={() => setSearch({ 'chi-so': undefined })} />}
          </Page>
        );
      }}
    </ReadState>
  );
}

type Sentences = { [K in 'nothingYet' | 'allSent']: string } & { upTo: (n: number) => string; notSentMonths: (months: string) => string };

function staleness(it: Overview, t: Sentences): string {
  const sent = it.months.findLast((month) => month.state === 'CONFIRMED' || month.state === 'SUBMITTED');
  const parts = [sent ? t.upTo(sent.month) : t.nothingYet, it.notSent.length > 0 ? t.notSentMonths(it.notSent.join(', ')) : t.allSent];
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function NotTracked({ it }: { it: Overview }) {
  const t = useText(words);
  const { today } = useSession();
  const act = useAct(indicatorsApi.track, { done: words.tracked });
  const month = today.startsWith(String(it.year)) ? Number(today.slice(5, 7)) : 1;
  return (
    <Card>
      <EmptyState
        icon={IconListCheck}
        title={t.notTracked}
        action={
          <Button
            kind="primary"
            busy={act.busy}
            decision={it.can.track}
            onClick={() => void act.run({ body: { unitIds: [it.unit.id], year: it.year, fromMonth: month } })}
          >
            {t.track}
          </Button>
        }
      >
        {t.notTrackedHint}
      </EmptyState>
    </Card>
  );
}

function Matrix({ it, onOpen }: { it: Overview; onOpen: (code: string) => void }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const columns: Column<IndicatorYear>[] = [
    {
      key: 'name',
      title: t.indicator,
      width: 270,
      cell: (row) => (
        <div style={{ minWidth: 200 }}>
          {say(row.definition.name)}
          <div className="u-xs u-muted">{row.applies ? `${t.target}: ${showTarget(row.target, row.definition.unit, lang)}` : t.notAsked}</div>
        </div>
      ),
    },
    { key: 'year', title: t.yearValue, width: 130, cell: (row) => (row.applies ? <YearValue it={row.year} unit={row.definition.unit} /> : '–') },
    // Months that cannot hold anything yet would only push the others off the screen.
    ...it.months.slice(0, Math.min(12, it.lastOver + 1)).map(({ month }): Column<IndicatorYear> => ({
      key: `m${month}`,
      title: t.monthShort(month),
      align: 'right',
      cell: (row) => <Cell row={row} month={month} over={month <= it.lastOver} from={it.tracked?.fromMonth ?? 1} />,
    })),
  ];
  return (
    <DataTable
      caption={t.title}
      dense
      phone="table"
      columns={columns}
      rows={it.indicators}
      rowKey={(row) => row.definition.code}
      onRow={(row) => onOpen(row.definition.code)}
      empty={<EmptyState title={t.nothingAsked} />}
    />
  );
}

function Cell({ row, month, over, from }: { row: IndicatorYear; month: number; over: boolean; from: number }) {
  const { lang } = useLang();
  const cell = row.months[month - 1];
  if (!cell || !row.applies || month < from) return null;
  if (!cell.result.known) {
    if (!cell.asked || !over)
      return cell.certainty === 'UNKNOWN' ? null : <span className="u-xs u-muted">{showResult(cell.result, row.definition.unit, lang)}</span>;
    return row.definition.feed === 'progress' ? (
      <span className="u-muted">–</span>
    ) : (
      <span className="u-xs u-muted">{showResult(cell.result, row.definition.unit, lang)}</span>
    );
  }
  const quiet = cell.certainty !== 'CONFIRMED' && cell.certainty !== 'LIVE';
  return (
    <span title={quiet ? certaintyLabels[cell.certainty][lang] : undefined}>
      {cell.verdict === 'UNMET' ? <b>{showShort(cell.result, row.definition.unit, lang)}</b> : showShort(cell.result, row.definition.unit, lang)}
      {quiet && <span className="u-xs u-muted"> · {certaintyLabels[cell.certainty][lang].split(',')[0]}</span>}
      {cell.carried && <span className="u-xs u-muted"> =</span>}
    </span>
  );
}

const marks: Readonly<Record<Overview['months'][number]['state'], StateKind>> = {
  NONE: 'none',
  DRAFT: 'doing',
  SUBMITTED: 'wait',
  CONFIRMED: 'ok',
  REPLACED: 'none',
};

function Aside({ it }: { it: Overview }) {
  const t = useText(words);
  const say = useSay();
  const shown = it.months.filter((month) => month.month >= (it.tracked?.fromMonth ?? 1) && month.month <= it.lastOver + 1);
  return (
    <Stack>
      <Card title={t.months} small flush>
        <List>
          {shown.map((month) => (
            <Item
              key={month.month}
              title={t.month(month.month)}
              to={monthTo(it, month.month)}
              end={
                <Row gap={6}>
                  {month.late && <Chip tone="warn">{t.late}</Chip>}
                  <StateMark kind={it.notSent.includes(month.month) ? 'danger' : marks[month.state]}>
                    {month.state === 'NONE' ? '' : say(entryStateLabels[month.state]).split(',')[0]}
                  </StateMark>
                </Row>
              }
            />
          ))}
        </List>
      </Card>
      <Card title={t.lists} small flush>
        <List>
          {it.facts.map((fact) => (
            <Item
              key={fact.kind}
              title={say(factKindLabels[fact.kind])}
              to={linkTo('/chi-so/danh-sach', {}, { 'don-vi': it.unit.id, loai: fact.kind })}
              end={
                <Row gap={6}>
                  {fact.declared > 0 && <Chip tone="warn">{t.waiting(fact.declared)}</Chip>}
                  <span>{fact.total}</span>
                </Row>
              }
            />
          ))}
          <Item title={t.openList} to={linkTo('/chi-so/danh-sach', {}, { 'don-vi': it.unit.id })} />
          <Item title={t.definitions} to="/chi-so/dinh-nghia" />
        </List>
      </Card>
    </Stack>
  );
}
