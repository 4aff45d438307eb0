import { useState } from 'react';
import { addDays, showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  DataTable,
  DateField,
  Dialog,
  EmptyState,
  exportHref,
  Facts,
  Item,
  LinkButton,
  List,
  Notice,
  Page,
  Progress,
  RefusalNotice,
  Split,
  Stack,
  WhyNot,
  linkTo,
  useAct,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconFileSpreadsheet, IconLock, IconPlus } from '#ui/icons.ts';
import { combineWays, crossApi, crossStates, type CrossPairRow, type CrossRound } from '../../cross/contract.ts';
import { Difference, Points } from '../pieces.tsx';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { crossWords } from './cross-words.ts';

export default function CrossScreen() {
  const { termId } = usePathParams<{ termId: string }>();
  const read = useRead(crossApi.round, { params: { id: termId } });
  return (
    <ScreenState read={read} what="cross">
      {(cross) => <Cross cross={cross} />}
    </ScreenState>
  );
}

function Cross({ cross }: { cross: CrossRound }) {
  const t = useText(words);
  const x = useText(crossWords);
  const { lang } = useLang();
  const [opening, setOpening] = useState(false);
  const { term, asked, round, pairs, can } = cross;
  const missing = pairs.filter((pair) => pair.sentOn === null).length;
  const mine = pairs.filter((pair) => pair.mine);
  return (
    <Page
      title={x.titleOf(term.groupName, term.year) as string}
      crumbs={[{ label: t.scoring, to: `/cham-diem?nam=${term.year}` }, { label: term.groupName }, { label: String(term.year) }]}
      {...(round ? { status: crossStates[round.state], subtitle: x.until(showDate(round.dueOn, lang)) as string } : {})}
      actions={
        <>
          {cross.results.length > 0 && (
            <LinkButton download icon={IconFileSpreadsheet} to={exportHref(crossApi.results, { params: { id: term.id } }, lang)}>
              Excel
            </LinkButton>
          )}
          {asked && !round && cross.plan !== null && (
            <Button kind="primary" icon={IconPlus} decision={can.open} onClick={() => setOpening(true)}>
              {x.open}
            </Button>
          )}
          {round?.state === 'OPEN' && (can.close.ok || can.close.refusal.code === 'scoring.cross_not_over') && (
            <ActionButton
              act={crossApi.close}
              params={{ id: term.id }}
              body={{ version: round.version }}
              icon={IconLock}
              kind={can.close.ok ? 'primary' : 'normal'}
              decision={can.close}
              confirm={{ title: x.closeAsk, text: x.closeText(missing) }}
              done={crossWords.closed}
            >
              {x.close}
            </ActionButton>
          )}
        </>
      }
    >
      {asked === null ? (
        <EmptyState title={x.notAsked}>{x.notAskedDo}</EmptyState>
      ) : (
        <Split aside={<Rules asked={asked} />}>
          <Stack>
            {!round && <WhyNot decisions={[can.open]} />}
            {round?.state === 'OPEN' && <WhyNot decisions={can.close.ok || can.close.refusal.code !== 'scoring.cross_not_over' ? [] : [can.close]} />}
            {!round && cross.plan && <Plan plan={cross.plan} />}
            {mine.length > 0 && round && <Mine pairs={mine} roundId={round.id} />}
            {cross.opened && <Results cross={cross} />}
            {round && <Follow pairs={pairs} />}
          </Stack>
        </Split>
      )}
      {opening && asked && cross.plan && <OpenDialog cross={cross} days={asked.days} plan={cross.plan} onClose={() => setOpening(false)} />}
    </Page>
  );
}

function Rules({ asked }: { asked: NonNullable<CrossRound['asked']> }) {
  const x = useText(crossWords);
  const say = useSay();
  return (
    <Card title={x.rules} small>
      <Stack gap={12}>
        <Facts
          look="lines"
          facts={[
            { label: x.scorers, value: String(asked.scorersPerUnit) },
            { label: x.combine, value: say(combineWays[asked.combine]) },
          ]}
        />
        <div>
          <b>{x.items}</b>
          {asked.items.map((item) => (
            <div key={item.itemId} className="u-small">
              {item.code}. {item.title}
            </div>
          ))}
        </div>
        <div className="u-small">{x.hidden}</div>
      </Stack>
    </Card>
  );
}

/** Marks my unit owes: one line for each unit it scores. */
function Mine({ pairs, roundId }: { pairs: readonly CrossPairRow[]; roundId: string }) {
  const x = useText(crossWords);
  const { lang } = useLang();
  return (
    <Card title={x.mine} flush>
      <List>
        {pairs.map((pair) => {
          const to = linkTo('/cham-diem/cham-cheo/$roundId/$unitId', { roundId, unitId: pair.scored.id });
          return (
            <Item
              key={pair.scored.id}
              title={pair.scored.name}
              sub={pair.sentOn === null ? x.notSent : x.sentOn(showDate(pair.sentOn, lang))}
              end={
                <LinkButton small kind={pair.sentOn === null ? 'primary' : 'normal'} to={to}>
                  {pair.sentOn === null ? x.score : x.look}
                </LinkButton>
              }
            />
          );
        })}
      </List>
    </Card>
  );
}

interface ByScored {
  readonly id: string;
  readonly name: string;
  readonly pairs: readonly CrossPairRow[];
}

/** Who scores whom, and who has sent; never a mark. */
function Follow({ pairs }: { pairs: readonly CrossPairRow[] }) {
  const x = useText(crossWords);
  const { lang } = useLang();
  const sent = pairs.filter((pair) => pair.sentOn !== null).length;
  const rows: ByScored[] = [...new Map(pairs.map((pair) => [pair.scored.id, pair.scored])).values()].map((unit) => ({
    ...unit,
    pairs: pairs.filter((pair) => pair.scored.id === unit.id),
  }));
  const columns: Column<ByScored>[] = [
    { key: 'scored', title: x.scored, cell: (row) => row.name, width: '36%' },
    {
      key: 'scorers',
      title: x.scorer,
      cell: (row) => (
        <Stack gap={4}>
          {row.pairs.map((pair) => (
            <span key={pair.scorer.id}>
              {pair.scorer.name}{' '}
              <Chip tone={pair.sentOn === null ? 'warn' : 'ok'}>{pair.sentOn === null ? x.notSent : `${x.sent} ${showDate(pair.sentOn, lang)}`}</Chip>
            </span>
          ))}
        </Stack>
      ),
    },
  ];
  return (
    <Card title={x.follow} flush aside={<Progress label={x.in} done={sent} of={pairs.length} />}>
      <DataTable caption={x.follow} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </Card>
  );
}

type ResultRow = CrossRound['results'][number];

function Results({ cross }: { cross: CrossRound }) {
  const x = useText(crossWords);
  const t = useText(words);
  const { lang } = useLang();
  const columns: Column<ResultRow>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.unit.name, width: '34%' },
    { key: 'code', title: t.code, cell: (row) => row.code },
    { key: 'self', title: x.self, align: 'right', cell: (row) => <Points value={row.self} /> },
    {
      key: 'marks',
      title: x.marks,
      align: 'right',
      cell: (row) => row.marks.map((mark) => showHundredths(mark.points, lang)).join(' · ') || <Points value={null} />,
    },
    { key: 'result', title: x.result, align: 'right', cell: (row) => <Points value={row.result} strong /> },
    { key: 'difference', title: x.against, align: 'right', cell: (row) => <Difference from={row.self} to={row.result} /> },
  ];
  return (
    <Card title={x.results} flush>
      <DataTable caption={x.results} columns={columns} rows={cross.results} rowKey={(row) => `${row.unit.id} ${row.itemId}`} dense />
    </Card>
  );
}

type Plan = NonNullable<CrossRound['plan']>;

function Plan({ plan }: { plan: Plan }) {
  const x = useText(crossWords);
  const rows = [...new Map(plan.pairs.map((pair) => [pair.scored.id, pair.scored])).values()].map((scored) => ({
    scored,
    scorers: plan.pairs.filter((pair) => pair.scored.id === scored.id).map((pair) => pair.scorer.name),
  }));
  return (
    <Card title={x.plan} count={x.loads(...plan.loads) as string} flush>
      {plan.reciprocal.length > 0 && <Notice tone="warn">{x.reciprocal(plan.reciprocal.map((pair) => pair.join(' – ')).join('; '))}</Notice>}
      <DataTable
        caption={x.plan}
        columns={[
          { key: 'scored', title: x.scored, cell: (row) => row.scored.name, width: '36%' },
          { key: 'scorers', title: x.scorer, cell: (row) => row.scorers.join('; ') },
        ]}
        rows={rows}
        rowKey={(row) => row.scored.id}
      />
    </Card>
  );
}

function OpenDialog({ cross, days, plan, onClose }: { cross: CrossRound; days: number; plan: Plan; onClose: () => void }) {
  const t = useText(words);
  const x = useText(crossWords);
  const { today } = useSession();
  const [dueOn, setDueOn] = useState<string | null>(addDays(today, days));
  const act = useAct(crossApi.open, { quiet: true, done: crossWords.opened, onDone: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      title={x.open}
      width={760}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={() => dueOn !== null && void act.run({ params: { id: cross.term.id }, body: { dueOn } })}>
            {x.open}
          </Button>
        </>
      }
    >
      <p>{x.openText}</p>
      <RefusalNotice refusal={act.refusal} />
      <DateField label={x.dueOn} required value={dueOn} least={today} onChange={setDueOn} />
      <Plan plan={plan} />
    </Dialog>
  );
}
