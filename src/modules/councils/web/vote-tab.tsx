import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  Facts,
  Item,
  List,
  optionsOf,
  RadioField,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  useAct,
  useLang,
  useText,
  Why,
  WhyNot,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { ballotKinds, choices } from '#modules/ballots/contract.ts';
import { councilsApi, type AgendaItem, type MeetingView } from '../contract.ts';
import { ItemMarks, ItemResult } from './agenda-tab.tsx';
import { PaperCount, RecordVote } from './ballot-dialogs.tsx';
import { words } from './words.ts';

/** Voting: my own votes first, then where each item stands; right for a phone. */
export function VoteTab({ it }: { it: MeetingView }) {
  const t = useText(words);
  const items = it.items.filter((item) => item.ballot !== null);
  if (items.length === 0) return <EmptyState title={t.nothingOpen}>{t.nothingOpenDo}</EmptyState>;
  return (
    <Stack>
      <Row>
        <RuleNote on={it.heldOn} topic="ballot" />
      </Row>
      {items.some((item) => item.ballot?.state === 'OPEN') && <Why>{t.nobodySees}</Why>}
      {items.map((item) => (
        <BallotCard key={item.id} it={it} item={item} />
      ))}
    </Stack>
  );
}

function BallotCard({ it, item }: { it: MeetingView; item: AgendaItem }) {
  const t = useText(words);
  const { ballot } = item;
  if (!ballot) return null;
  const running = ballot.state === 'OPEN';
  const amMember = it.members.some((member) => member.me);
  return (
    <Card title={item.title} aside={<StatusChip status={ballotKinds[ballot.kind]} />}>
      <Stack gap={12}>
        <div>{t.needs(item.needed, it.quorum.members, item.thresholdPercent)}</div>
        <ItemMarks item={item} />
        {running && ballot.kind === 'open' && amMember && <MyVote it={it} item={item} />}
        {running && <Progress it={it} item={item} />}
        {ballot.tally && <Figures item={item} />}
        {item.result === null && it.can.record.ok && (
          <Row>
            <RecordVote it={it} item={item} />
            {ballot.kind === 'paper' && ballot.state === 'CLOSED' && <PaperCount it={it} item={item} />}
          </Row>
        )}
        {ballot.votes.length > 0 && !running && <Votes it={it} item={item} />}
      </Stack>
    </Card>
  );
}

/** Three large choices; the vote may be changed until the close. */
function MyVote({ it, item }: { it: MeetingView; item: AgendaItem }) {
  const t = useText(words);
  const [choice, setChoice] = useState(item.myChoice);
  const act = useAct(councilsApi.vote, { quiet: true, done: { vi: 'Đã bỏ phiếu.', en: 'Voted.' }, invalidates: ['/api/meetings', '/api/duties'] });
  if (!item.vote.ok) return <WhyNot decisions={[item.vote]} />;
  const same = choice === item.myChoice;
  return (
    <Stack gap={10}>
      <RadioField label={t.yourVote} cards options={optionsOf(choices)} value={choice} onChange={setChoice} />
      <RefusalNotice refusal={act.refusal} />
      {choice !== null && !same && (
        <Row>
          <Button kind="primary" busy={act.busy} onClick={() => void act.run({ params: { id: it.id }, body: { itemId: item.id, choice } })}>
            {item.myChoice === null ? t.vote : t.changeVote}
          </Button>
        </Row>
      )}
      {same && item.myChoice !== null && <Chip tone="ok">{t.voted(1, 1)}</Chip>}
    </Stack>
  );
}

/** Who has voted, never how. */
function Progress({ it, item }: { it: MeetingView; item: AgendaItem }) {
  const t = useText(words);
  const voted = new Set(item.ballot?.votes.map((vote) => vote.memberId));
  const waiting = it.members.filter((member) => !voted.has(member.memberId));
  return (
    <div className="u-small">
      {t.voted(voted.size, it.members.length)}
      {waiting.length > 0 && item.ballot?.kind === 'open' && ` · ${t.waitFor(waiting.map((member) => member.name).join(', '))}`}
    </div>
  );
}

function Figures({ item }: { item: AgendaItem }) {
  const t = useText(words);
  const { lang } = useLang();
  const tally = item.ballot?.tally;
  if (!tally) return null;
  return (
    <Stack gap={8}>
      <Facts
        facts={[
          { label: t.yes, value: `${tally.yes}/${tally.base}` },
          { label: t.no, value: tally.no },
          { label: t.blank, value: tally.blank },
          ...(item.ballot?.kind === 'paper' ? [{ label: t.invalid, value: tally.invalid }] : []),
          { label: t.written, value: tally.written },
          { label: t.missing, value: tally.missing },
          { label: t.percent, value: `${showHundredths(tally.percent, lang)}%` },
        ]}
      />
      {item.result !== null && <ItemResult item={item} />}
    </Stack>
  );
}

function Votes({ it, item }: { it: MeetingView; item: AgendaItem }) {
  const t = useText(words);
  const nameOf = (memberId: string) => it.members.find((member) => member.memberId === memberId)?.name ?? '—';
  return (
    <List plain>
      {item.ballot?.votes.map((vote) => (
        <Item
          key={vote.memberId}
          title={nameOf(vote.memberId)}
          end={
            <Row gap={6}>
              {vote.written && <Chip tone="info">{t.written}</Chip>}
              {vote.choice && <StatusChip status={choices[vote.choice]} />}
            </Row>
          }
        />
      ))}
    </List>
  );
}
