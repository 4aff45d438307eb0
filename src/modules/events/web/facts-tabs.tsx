import { operators } from '#modules/movements/contract.ts';
import {
  Card,
  DataTable,
  EmptyState,
  Item,
  Link,
  List,
  OriginMark,
  ReadState,
  Stack,
  StatusChip,
  linkTo,
  useRead,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import { eventsApi, frequencies } from '../contract.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { SourceMark } from './sourced.tsx';
import { words } from './words.ts';

type Facts = ResponseOf<typeof eventsApi.facts>;
type Indicator = Facts['indicators'][number];

/** Numeric rules of the launch, who watches over them, programmes of advanced models. */
export function FactsTab() {
  const read = useRead(eventsApi.facts, {});
  return (
    <ReadState read={read}>
      {(facts) => (
        <Stack>
          <Indicators rows={facts.indicators} />
          <Monitoring rows={facts.monitoring} />
          <Programmes rows={facts.programmes} />
        </Stack>
      )}
    </ReadState>
  );
}

function Indicators({ rows }: { rows: readonly Indicator[] }) {
  const t = useText(words);
  const say = useSay();
  const periods = { month: t.month, quarter: t.quarter, year: t.wholeYear };
  const columns: Column<Indicator>[] = [
    { key: 'title', title: t.indicator, cell: (row) => row.title },
    {
      key: 'threshold',
      title: t.threshold,
      align: 'right',
      width: 150,
      cell: (row) => `${say(operators[row.operator])} ${row.threshold}${row.unit === '%' ? '%' : ` ${row.unit}`}`,
    },
    { key: 'period', title: t.period, width: 90, cell: (row) => periods[row.period] },
    {
      key: 'formula',
      title: t.formula,
      cell: (row) => (
        <>
          {row.formula || <span className="u-unknown">{t.notStated}</span>}
          {row.exclusion && <div>{t.excluding(row.exclusion)}</div>}
        </>
      ),
      hideOnPhone: true,
    },
    { key: 'origin', title: t.source, width: 170, cell: (row) => <OriginMark origin={row.origin} /> },
  ];
  return (
    <Card title={t.indicators} count={rows.length} flush>
      <DataTable caption={t.indicators} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<EmptyState />} />
    </Card>
  );
}

function Monitoring({ rows }: { rows: Facts['monitoring'] }) {
  const t = useText(words);
  return (
    <Card title={t.monitoring} count={rows.length} flush>
      <List>
        {rows.map((row) => (
          <Item
            key={row.id}
            title={row.activity}
            sub={row.responsible.join('; ')}
            end={
              <>
                <StatusChip status={frequencies[row.frequency]} />
                <OriginMark origin={row.origin} />
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}

function Programmes({ rows }: { rows: Facts['programmes'] }) {
  const t = useText(words);
  const tally = (of: { collectives?: number | undefined; individuals?: number | undefined } | null) =>
    [of?.collectives !== undefined && t.collectives(of.collectives), of?.individuals !== undefined && t.individuals(of.individuals)]
      .filter(Boolean)
      .join(', ');
  return (
    <Card title={t.programmes} count={rows.length} flush>
      <List>
        {rows.map((row) => {
          const { operator, value, unit, asOf } = row.nominations;
          const stated = value === undefined ? tally(row.nominations) : [operator, value, unit].filter(Boolean).join(' ');
          return (
            <Item
              key={row.id}
              title={row.title}
              sub={[
                stated && `${t.nominated}: ${stated}${asOf ? ` (${asOf})` : ''}`,
                tally(row.recognised) && `${t.recognised}: ${tally(row.recognised)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              note={
                <>
                  {row.plan && <Link to={linkTo('/van-ban/$id', { id: row.plan.id })}>{row.plan.label}</Link>}{' '}
                  {row.models.map((model) => (
                    <span key={model.name}>
                      {model.name} <SourceMark sources={[model.source]} />{' '}
                    </span>
                  ))}
                </>
              }
              end={<OriginMark origin={row.origin} />}
            />
          );
        })}
      </List>
    </Card>
  );
}

/** Problems the articles tell of, and doubts about the loaded data with how each was handled. */
export function IssuesTab() {
  const t = useText(words);
  const read = useRead(eventsApi.facts, {});
  return (
    <ReadState read={read}>
      {(facts) => (
        <Stack>
          <Card title={t.problems} count={facts.problems.length} flush>
            <List>
              {facts.problems.map((row) => (
                <Item key={row.id} title={row.text} end={<OriginMark origin={row.origin} />} />
              ))}
            </List>
          </Card>
          <Card title={t.issues} count={facts.issues.length} flush>
            <List>
              {facts.issues.map((row) => (
                <Item key={row.id} title={row.issue} sub={row.handling} end={<OriginMark origin={row.origin} />} />
              ))}
            </List>
          </Card>
        </Stack>
      )}
    </ReadState>
  );
}
