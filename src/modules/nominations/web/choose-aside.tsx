import { useState } from 'react';
import type { ResponseOf } from '#platform/contract.ts';
import { ActionButton, Card, EmptyState, Item, Link, linkTo, List, Meter, Stack, useSay, useText, VerdictMark, type Verdict } from '#ui/index.ts';
import { IconFilePlus } from '#ui/icons.ts';
import { chooseApi, quotaStates, type QuotaLine } from '../contract.ts';
import { chooseWords } from './choose-words.ts';

type ChosenList = ResponseOf<typeof chooseApi.list>;
const marks: Readonly<Record<QuotaLine['state'], Verdict>> = { within: 'met', full: 'met', over: 'unmet', unknown: 'unknown' };

/** Caps and shares as they stand with the names ticked now: seen before anything is sent. */
export function QuotaCard({ quotas }: { quotas: readonly QuotaLine[] }) {
  const t = useText(chooseWords);
  return (
    <Card small title={t.quotas} flush>
      {quotas.length === 0 ? (
        <EmptyState title={t.noQuotas} />
      ) : (
        <List>
          {quotas.map((line) => (
            <QuotaItem key={`${line.code}${line.about ?? ''}`} line={line} />
          ))}
        </List>
      )}
    </Card>
  );
}

const isShare = (line: QuotaLine) => line.measure === 'member-share' || line.measure === 'least-direct';

function QuotaItem({ line }: { line: QuotaLine }) {
  const t = useText(chooseWords);
  const say = useSay();
  const sure = line.severity === 'block';
  const state = isShare(line) && line.state === 'over' ? t.notReached : say(quotaStates[line.state]);
  const figure =
    line.of === null && line.allowed === null
      ? `${line.used}/?`
      : isShare(line)
        ? `${line.used}/${line.of ?? '?'}`
        : `${line.used}/${line.allowed ?? '?'}`;
  const rule = isShare(line)
    ? t.shareText(line.strict ? t.more : t.least, line.percent ?? 0, say(line.base))
    : line.measure === 'cap-count'
      ? t.countText
      : t.capText(line.percent ?? 0, say(line.base), line.of === null ? t.notKnown : String(line.of));
  return (
    <Item
      lead={<VerdictMark verdict={!sure && line.state === 'over' ? 'flag' : marks[line.state]} label={state} />}
      title={
        <>
          {say(line.awardName)} <b>{figure}</b>
        </>
      }
      sub={[line.about, rule, line.unclear > 0 && t.unclear(line.unclear)].filter(Boolean).join(' · ')}
      note={
        <span className="u-small">
          {[state, sure ? t.binds : t.onlyWarns, line.basis, line.source === 'local' && t.own, line.toConfirm && t.toConfirm]
            .filter(Boolean)
            .join(' · ')}
        </span>
      }
    />
  );
}

/** Leaders against direct workers, women, remote posts; the unknown stands apart. */
export function SharesCard({ shares }: { shares: ChosenList['shares'] }) {
  const t = useText(chooseWords);
  if (shares.total === 0) return null;
  const meter = (label: string, yes: string, no: string, count: ChosenList['shares']['direct']) => (
    <Meter
      label={label}
      parts={[
        { label: yes, value: count.yes, tone: 'ok' },
        { label: no, value: count.no, tone: 'info' },
        { label: t.unknown, value: count.unknown, tone: 'neutral' },
      ]}
    />
  );
  return (
    <Card small title={t.shares} count={shares.total}>
      <Stack gap={14}>
        {meter(t.direct, t.direct, t.leaders, shares.direct)}
        {meter(t.women, t.women, t.men, shares.woman)}
        {meter(t.remote, t.remote, t.elsewhere, shares.remote)}
      </Stack>
    </Card>
  );
}

/** How many a folded list shows. */
const most = 8;

interface ListProps {
  readonly list: ChosenList;
  readonly unitId: string;
  readonly year: number;
  /** One award is chosen in the filter: its table has boxes to tick. */
  readonly picked: boolean;
}

export function ListCard({ list, unitId, year, picked }: ListProps) {
  const t = useText(chooseWords);
  const say = useSay();
  const [all, setAll] = useState(false);
  const waiting = list.chosen.filter((one) => one.dossier === null).length;
  const shown = all ? list.chosen : list.chosen.slice(0, most);
  return (
    <Card small title={t.list} count={list.chosen.length || undefined} flush>
      {list.chosen.length === 0 ? (
        <EmptyState title={t.listEmpty}>{!list.can.choose.ok ? null : picked ? t.tickNames : t.pickAward}</EmptyState>
      ) : (
        <List>
          {shown.map((one) => (
            <Item
              key={`${one.award}${one.subject.id}`}
              title={one.subject.name}
              sub={say(one.awardName)}
              end={one.dossier && <Link to={linkTo('/ho-so/$id', { id: one.dossier.id })}>{t.dossier}</Link>}
            />
          ))}
          {list.chosen.length > most && !all && (
            <Item
              title={
                <button type="button" className="u-link" onClick={() => setAll(true)}>
                  +{list.chosen.length - most}
                </button>
              }
            />
          )}
        </List>
      )}
      {list.can.choose.ok && list.chosen.length > 0 && (
        <div style={{ padding: 12 }}>
          <ActionButton
            act={chooseApi.makeDrafts}
            body={{ unitId, year, version: list.version }}
            kind="primary"
            icon={IconFilePlus}
            decision={list.can.makeDrafts}
            confirm={{ title: t.makeDrafts, text: t.makeText(waiting) }}
            done={{ vi: 'Đã lập hồ sơ nháp.', en: 'Drafts made.' }}
          >
            {t.makeDrafts}
          </ActionButton>
        </div>
      )}
    </Card>
  );
}
