import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { ballotRefusals, type BallotKind, type BallotView, type Choice, type NamedVote, type PaperCount } from '../contract.ts';
import { countVotes, paperAddsUp } from '../rules.ts';

interface Stored {
  readonly id: string;
  readonly kind: BallotKind;
  readonly title: string;
  readonly base: number;
  readonly thresholdPercent: number;
  readonly state: 'OPEN' | 'CLOSED';
  readonly openedOn: string;
  readonly countedOn: string | null;
  readonly countingTeam: string;
  readonly paperIssued: number | null;
  readonly paperReturned: number | null;
  readonly paperYes: number | null;
  readonly paperNo: number | null;
  readonly paperBlank: number | null;
  readonly paperInvalid: number | null;
}

const columns = sql`b.id, b.kind, b.title, b.base, b.threshold_percent, b.state, b.opened_on, b.counted_on, b.counting_team,
  b.paper_issued, b.paper_returned, b.paper_yes, b.paper_no, b.paper_blank, b.paper_invalid`;

export interface NewBallot {
  readonly kind: BallotKind;
  readonly object: { readonly type: string; readonly id: string };
  readonly title: string;
  /** All members of the body that day, present or not. */
  readonly base: number;
  readonly thresholdPercent: number;
}

/** Opens a ballot over something the caller knows; returns its id. */
export async function openBallot(tx: Tx, ballot: NewBallot): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into ballots.ballot (id, kind, object_type, object_id, title, base, threshold_percent, state, opened_on)
    values (${id}, ${ballot.kind}, ${ballot.object.type}, ${ballot.object.id}, ${ballot.title}, ${ballot.base}, ${ballot.thresholdPercent}, 'OPEN', ${tx.today})`);
  return id;
}

export interface Cast {
  readonly ballotId: string;
  readonly memberId: string;
  readonly choice: Choice;
  /** An absent member's opinion in writing, entered by the secretary. */
  readonly written: boolean;
}

/**
 * Takes one member's vote; voting again before the close replaces it. A written opinion may still come in while the
 * votes are being counted. Throws `ballots.closed`, `ballots.counted`, `ballots.paper_not_open`.
 */
export async function castVote(tx: Tx, { ballotId, memberId, choice, written }: Cast): Promise<void> {
  // Shared: members vote side by side, but closing waits for a vote under way and the other way round.
  const ballot = await tx.one<Stored>(sql`select ${columns} from ballots.ballot b where b.id = ${ballotId} for share`);
  if (ballot.countedOn !== null) throw refuse(ballotRefusals.counted);
  if (!written && ballot.state !== 'OPEN') throw refuse(ballotRefusals.closed);
  if (!written && ballot.kind === 'paper') throw refuse(ballotRefusals.paperNotOpen);
  await tx.run(sql`
    insert into ballots.open_vote (ballot_id, member_id, choice, written, entered_by, at)
    values (${ballotId}, ${memberId}, ${choice}, ${written}, ${tx.actor.name}, ${tx.now.toISOString()})
    on conflict (ballot_id, member_id) do update set choice = excluded.choice, written = excluded.written, entered_by = excluded.entered_by, at = excluded.at`);
}

/** No more votes from members; written opinions and the paper count may still come in. */
export async function closeBallot(tx: Tx, ballotId: string, countingTeam: string): Promise<void> {
  const changed = await tx.run(sql`
    update ballots.ballot set state = 'CLOSED', closed_on = ${tx.today}, counting_team = ${countingTeam}, version = version + 1 where id = ${ballotId} and state = 'OPEN'`);
  if (changed === 0) throw refuse(ballotRefusals.closed);
}

/** What the counting team wrote down of the papers. Throws `ballots.paper_sum`, `ballots.paper_too_many`, `ballots.counted`. */
export async function enterPaperCount(tx: Tx, ballotId: string, paper: PaperCount, present: number): Promise<void> {
  if (!paperAddsUp(paper)) throw refuse(ballotRefusals.paperSum);
  if (paper.issued > present) throw refuse(ballotRefusals.paperTooMany, { issued: paper.issued, present });
  const changed = await tx.run(sql`
    update ballots.ballot set paper_issued = ${paper.issued}, paper_returned = ${paper.returned}, paper_yes = ${paper.yes}, paper_no = ${paper.no},
      paper_blank = ${paper.blank}, paper_invalid = ${paper.invalid}, version = version + 1
    where id = ${ballotId} and kind = 'paper' and state = 'CLOSED' and counted_on is null`);
  if (changed === 0) throw refuse(ballotRefusals.counted);
}

/** Counts closed ballots for good; answers each with its result. Throws `ballots.paper_missing`. */
export async function countBallots(tx: Tx, ballotIds: readonly string[]): Promise<Map<string, BallotView>> {
  await tx.many(sql`select 1 from ballots.ballot where id = any (${ballotIds}::uuid[]) for update`);
  const found = await ballotsOf(tx, ballotIds);
  const lacking = await tx.many<{ title: string }>(sql`
    select title from ballots.ballot where id = any (${ballotIds}::uuid[]) and kind = 'paper' and paper_returned is null order by id`);
  if (lacking.length > 0) throw refuse(ballotRefusals.paperMissing, { titles: lacking.map((row) => row.title).join('; ') });
  await tx.run(
    sql`update ballots.ballot set counted_on = ${tx.today}, version = version + 1 where id = any (${ballotIds}::uuid[]) and counted_on is null`,
  );
  return found;
}

/** Ballots with their votes and, once voting is over, their figures. */
export async function ballotsOf(tx: Tx, ballotIds: readonly string[]): Promise<Map<string, BallotView>> {
  const stored = await tx.many<Stored>(sql`select ${columns} from ballots.ballot b where b.id = any (${ballotIds}::uuid[])`);
  const votes = await tx.many<NamedVote & { ballotId: string }>(sql`
    select ballot_id, member_id, choice, written, entered_by from ballots.open_vote where ballot_id = any (${ballotIds}::uuid[]) order by at`);
  return new Map(
    stored.map((ballot) => [
      ballot.id,
      viewOf(
        ballot,
        votes.filter((vote) => vote.ballotId === ballot.id),
      ),
    ]),
  );
}

function viewOf(ballot: Stored, given: readonly (NamedVote & { ballotId: string })[]): BallotView {
  const votes = given.map(({ memberId, choice, written, enteredBy }) => ({ memberId, choice, written, enteredBy }));
  const paper = paperOf(ballot);
  return {
    id: ballot.id,
    kind: ballot.kind,
    state: ballot.countedOn !== null ? 'COUNTED' : ballot.state,
    openedOn: ballot.openedOn,
    countingTeam: ballot.countingTeam,
    tally: ballot.state === 'OPEN' ? null : countVotes(ballot.base, ballot.thresholdPercent, votes, paper),
    paper,
    votes,
  };
}

function paperOf({
  paperIssued: issued,
  paperReturned: returned,
  paperYes: yes,
  paperNo: no,
  paperBlank: blank,
  paperInvalid: invalid,
}: Stored): PaperCount | null {
  return issued === null || returned === null || yes === null || no === null || blank === null || invalid === null
    ? null
    : { issued, returned, yes, no, blank, invalid };
}
