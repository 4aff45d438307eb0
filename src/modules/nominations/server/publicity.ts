import { showDate, type Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { currentLaw } from '#modules/law/index.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import type { Comment, Publicity } from '../comment-contract.ts';
import { nominationRefusals } from '../refusals.ts';

/** What the next step depends on: what the law asks, the window that counts, comments without handling. */
export interface PublicityState {
  readonly asked: { readonly soft: boolean; readonly basis: string; readonly workingDays: number } | null;
  readonly window: { readonly id: string; readonly openedOn: Day; readonly lastDay: Day } | null;
  readonly unhandled: number;
}

interface Key {
  readonly id: string;
  readonly awardCode: string;
  readonly acceptedOn: Day | null;
}

/** The window that counts: a superseded one was for a dossier that went back to appraisal. */
export async function publicityStateOf(tx: Tx, { id, awardCode, acceptedOn }: Key): Promise<PublicityState> {
  const rule = (await currentLaw(tx)).publicityOf(awardCode, acceptedOn ?? tx.today);
  const window = await tx.maybe<NonNullable<PublicityState['window']>>(
    sql`select id, opened_on, last_day from nominations.comment_window where nomination_id = ${id} and superseded_on is null`,
  );
  const { unhandled } = await tx.one<{ unhandled: number }>(
    sql`select count(*)::int as unhandled from nominations.comment where nomination_id = ${id} and outcome is null`,
  );
  return { asked: rule ? { soft: rule.soft, basis: rule.basis, workingDays: rule.workingDays } : null, window: window ?? null, unhandled };
}

/** May the dossier go on? Not while the window is open or a comment waits; the last day is still open (law.md §11). */
export function commentsDone(state: PublicityState, awardName: string, today: Day): Decision {
  if (state.window === null) return state.asked && !state.asked.soft ? no(nominationRefusals.commentNeeded, { award: awardName }) : yes;
  if (today <= state.window.lastDay) return no(nominationRefusals.commentOpen, { day: showDate(state.window.lastDay) });
  return state.unhandled === 0 ? yes : no(nominationRefusals.commentUnhandled, { count: state.unhandled });
}

export interface CommentRuleRow {
  readonly id: string;
  readonly validFrom: Day;
  readonly workingDays: number;
  readonly channel: string;
  readonly reason: string;
  readonly setBy: string;
  readonly setOn: Day;
}

/** Dated rules of one authority, the newest first. */
export const commentRulesOf = (tx: Tx, authorityId: string): Promise<CommentRuleRow[]> =>
  tx.many<CommentRuleRow>(sql`
    select id, valid_from, working_days, channel, reason, set_by, set_on from nominations.comment_rule
    where authority_unit_id = ${authorityId} order by valid_from desc, id desc`);

const defaultChannel = 'Trang thông tin điện tử của cơ quan';

/** How long and where on a day: the authority's own rule, else the days the law names. */
async function settingOf(tx: Tx, unitId: string, year: number, legalDays: number): Promise<{ workingDays: number; channel: string }> {
  const authority = await authorityOf(tx, unitId, year);
  const rule = authority === undefined ? undefined : (await commentRulesOf(tx, authority)).find((one) => one.validFrom <= tx.today);
  return rule ?? { workingDays: legalDays, channel: defaultChannel };
}

interface Shown extends Key {
  readonly unitId: string;
  readonly year: number;
  readonly publicity: PublicityState;
}

/** The publicity of one dossier as its readers see it; comments only for those row-level security lets read them. */
export async function publicityView(tx: Tx, dossier: Shown): Promise<Publicity> {
  const { asked, window: known } = dossier.publicity;
  const readsComments = tx.actor.grants.some((grant) => ['standing', 'council', 'minister', 'auditor'].includes(grant.role));
  const window = known
    ? await tx.one<Omit<NonNullable<Publicity['window']>, 'open'>>(sql`
        select id, subject_name, subject_place, award_name, year, summary, channel, opened_on, last_day, synthetic, working_days, basis, opened_by, unconfirmed_years
        from nominations.comment_window where id = ${known.id}`)
    : null;
  const comments = readsComments
    ? await tx.many<Comment>(sql`
        select id, received_on, from_name, contact, channel, body, outcome, handling, handled_by, handled_on, version
        from nominations.comment where nomination_id = ${dossier.id} order by received_on, id`)
    : null;
  return {
    asked,
    ...(await settingOf(tx, dossier.unitId, dossier.year, asked?.workingDays ?? 10)),
    window: window && { ...window, open: tx.today <= window.lastDay },
    received: comments?.length ?? null,
    unhandled: readsComments ? dossier.publicity.unhandled : null,
    comments,
  };
}
