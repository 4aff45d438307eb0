import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Item,
  linkTo,
  List,
  Page,
  ReadState,
  Row,
  Stack,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useText,
  Why,
  type Column,
} from '#ui/index.ts';
import { indicatorsApi, type RollUp } from '../contract.ts';
import { showResult } from '../result-words.ts';
import { useStaleness, YearValue } from './show.tsx';
import { words } from './words.ts';

interface Line {
  readonly one: RollUp['indicators'][number];
  /** Its place in every unit's values. */
  readonly at: number;
}

/** Indicators by units of a group: first the group's total with its age, then every unit's own. */
export default function GroupScreen() {
  const { termId } = usePathParams<{ termId: string }>();
  const t = useText(words);
  const read = useRead(indicatorsApi.rollUp, { params: { termId } });
  const { lang } = useLang();
  return (
    <ReadState read={read}>
      {(it) => (
        <Page title={t.rollUp(it.title)} subtitle={t.year(it.year)} crumbs={[{ label: t.title, to: '/chi-so' }]}>
          <Filters search={{}} setSearch={() => undefined} exportTo={exportHref(indicatorsApi.termValues, { params: { termId } }, lang)} />
          <Stack>
            <Table it={it} />
            <Why>{t.noFactsHint}</Why>
            <Units it={it} />
          </Stack>
        </Page>
      )}
    </ReadState>
  );
}

function Table({ it }: { it: RollUp }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const stale = useStaleness();
  const columns: Column<Line>[] = [
    { key: 'name', title: t.indicator, width: 240, cell: ({ one }) => <div style={{ minWidth: 190 }}>{say(one.name)}</div> },
    {
      key: 'total',
      title: t.total,
      width: 190,
      cell: ({ one }) => (
        <div style={{ minWidth: 150 }}>
          {one.total.units > 0 && <b>{showResult(one.total.result, one.unit, lang)}</b>}
          <div className="u-xs u-muted">{stale(one.total)}</div>
        </div>
      ),
    },
    ...it.rows.map((row): Column<Line> => ({
      key: row.unit.id,
      title: row.unit.shortName,
      ...(row.isHead ? { sub: t.head } : {}),
      cell: ({ one, at }) => {
        const value = row.values[at];
        if (!row.tracked) return null;
        return value ? <YearValue it={value} unit={one.unit} /> : <span className="u-xs u-muted">{t.notAsked}</span>;
      },
    })),
  ];
  return (
    <DataTable
      caption={t.rollUp(it.title)}
      phone="table"
      dense
      columns={columns}
      rows={it.indicators.map((one, at): Line => ({ one, at }))}
      rowKey={({ one }) => one.code}
      empty={<EmptyState title={t.noDefinitions} />}
    />
  );
}

function Units({ it }: { it: RollUp }) {
  const t = useText(words);
  return (
    <Card title={t.unit} count={it.rows.length} flush>
      <List>
        {it.rows.map((row) => (
          <Item
            key={row.unit.id}
            title={row.unit.name}
            sub={!row.tracked ? t.notFollowed : row.sentMonth === null ? t.nothingYet : t.upTo(row.sentMonth)}
            to={linkTo('/chi-so', {}, { 'don-vi': row.unit.id, nam: String(it.year) })}
            end={
              <Row gap={6}>
                {row.isHead && <Chip tone="brand">{t.head}</Chip>}
                {row.lateMonths !== null && row.lateMonths > 0 && <Chip tone="warn">{`${t.lateMonths}: ${row.lateMonths}`}</Chip>}
                {row.notSent !== null && row.notSent > 0 && <Chip tone="danger">{`${t.notSent}: ${row.notSent}`}</Chip>}
              </Row>
            }
          />
        ))}
      </List>
    </Card>
  );
}
