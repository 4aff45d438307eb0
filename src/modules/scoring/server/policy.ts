import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, noAbout, yes, type Can, type Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { Term } from '#modules/groups/index.ts';
import { closerOf, scorerAt, sheetVerbs, transitionsOf, type Scorer, type SheetVerb } from '../sheet/path.ts';
import { groupName } from '../group-words.ts';
import { pastRefusals } from '../past/refusals.ts';
import { scoringRefusals as refusals } from '../refusals.ts';
import {
  acceptReady,
  checkComplete,
  checkerOf,
  explanationReady,
  finalOf,
  leadUnitOf,
  mayExplain,
  mayVerify,
  proved,
  recorderOf,
  selfComplete,
  stateAllows,
  verifyComplete,
} from '../rules.ts';
import type { SheetFacts } from './sheets/facts.ts';
import type { StoredRulebook } from './repository.ts';

const standingWords: Text = { vi: 'Thường trực Hội đồng', en: 'the standing body' };
const councilWords: Text = { vi: 'Hội đồng (Thường trực thực hiện)', en: 'the council (the standing body acts for it)' };

export const isStanding = (actor: Actor): boolean => hasRole(actor, 'standing');
export const worksFor = (actor: Actor, unitId: string | null): boolean => actsFor(actor, unitId, 'officer', 'leader');

/** A body of the chain by name: the unit, or who acts where no unit does. */
function bodyWords(term: Term, unitId: string | null, by: Scorer): Text {
  if (unitId === null) return by === 'council' ? councilWords : standingWords;
  const unit = term.members.find((member) => member.unitId === unitId);
  return unit ? { vi: unit.name, en: unit.name } : { vi: `đơn vị dẫn đầu ${groupName(term.kind)}`, en: 'the leading unit' };
}

/** Who checks this sheet, by name. */
export function checkerWords({ term, sheet, chain }: SheetFacts, state = sheet.state): Text {
  const by = scorerAt(chain, state);
  return bodyWords(term, checkerOf(term, sheet.unitId, by), by);
}

/** Who records the meeting of the group, by name. */
export const recorderWords = (term: Term, by: Scorer): Text => bodyWords(term, recorderOf(term, by), by);

/** Who makes this sheet final, by name. */
export const closerWords = ({ term, sheet, chain }: Pick<SheetFacts, 'term' | 'sheet' | 'chain'>): Text =>
  bodyWords(term, checkerOf(term, sheet.unitId, closerOf(chain)), closerOf(chain));

export const isOwn = (actor: Actor, { sheet }: SheetFacts): boolean => worksFor(actor, sheet.unitId);

/**
 * The desk that checks at this stage. Nobody checks the own unit's sheet, also not somebody who works for both; for the
 * leading unit's sheet the standing body may always step in (practice §12.6).
 */
export function isChecker(actor: Actor, facts: SheetFacts): boolean {
  const { term, sheet, chain } = facts;
  const checker = checkerOf(term, sheet.unitId, scorerAt(chain, sheet.state));
  if (isStanding(actor) && (checker === null || leadUnitOf(term) === sheet.unitId)) return true;
  return worksFor(actor, checker) && !isOwn(actor, facts);
}

/** Who may do the verb, before any question of state. */
function whoMay(actor: Actor, facts: SheetFacts, verb: SheetVerb): Decision {
  const ways = transitionsOf(facts.route);
  const way = ways.find((one) => one.verb === verb && one.from === facts.sheet.state) ?? ways.find((one) => one.verb === verb);
  switch (way?.who ?? 'checker') {
    case 'unit':
      return isOwn(actor, facts) ? yes : no(refusals.onlyOwnUnit);
    case 'leader':
      if (!isOwn(actor, facts) && !facts.delegated) return no(refusals.onlyOwnUnit);
      return actsFor(actor, facts.sheet.unitId, 'leader') || facts.delegated ? yes : no(refusals.onlyLeader);
    case 'checker':
      return isChecker(actor, facts) || (verb === 'saveCheck' && isDepartment(actor, facts))
        ? yes
        : noAbout(refusals.onlyChecker, { checker: checkerWords(facts) });
    case 'recorder':
      return mayRecordMeeting(actor, facts.term, scorerAt(facts.chain, 'VERIFIED'));
    case 'closer':
      return mayClose(actor, facts.term, facts.sheet.unitId, closerOf(facts.chain));
    case 'standing':
      return mayStanding(actor);
  }
}

/** The leader of the leading unit, or whom the table names; the standing body where the group has none. */
export function mayRecordMeeting(actor: Actor, term: Term, by?: Scorer): Decision {
  const unitId = recorderOf(term, by);
  if (unitId === null) return mayStanding(actor);
  return actsFor(actor, unitId, 'leader') ? yes : noAbout(refusals.onlyHeadLeader, { recorder: bodyWords(term, unitId, 'group') });
}

/**
 * The leader of the unit the table names, or the standing body, makes a sheet final. As with the checks nobody does so with the
 * own unit's sheet, and for the leading unit's the standing body may step in; row-level security asks the same
 * (`scoring.may_close`).
 */
export function mayClose(actor: Actor, term: Term, unitId: string, by: Scorer): Decision {
  const closer = checkerOf(term, unitId, by);
  if (closer === null) return mayStanding(actor);
  if (isStanding(actor) && leadUnitOf(term) === unitId) return yes;
  const may = actsFor(actor, closer, 'leader') && !worksFor(actor, unitId);
  return may ? yes : noAbout(refusals.onlyCloser, { closer: bodyWords(term, closer, by) });
}

/** Has this actor any sheet of the group to make final? */
export function mayCloseSome(actor: Actor, term: Term, by: Scorer): Decision {
  const answers = term.memberUnitIds.map((unitId) => mayClose(actor, term, unitId, by));
  return answers.find((one) => one.ok) ?? answers[0] ?? mayStanding(actor);
}

/** In the step that runs, whose points of this line are they to write? */
export function mayScoreLine(actor: Actor, facts: SheetFacts, itemId: string): boolean {
  const { sheet, mending } = facts;
  if (mending !== null && !mending.has(itemId)) return false;
  if (sheet.state === 'SELF_DRAFT') return isOwn(actor, facts);
  if (sheet.state === 'SELF_SUBMITTED') {
    const unitId = facts.departmentOf(itemId);
    return unitId === null ? isChecker(actor, facts) : scoresAsDepartment(actor, facts, itemId) && facts.turnOf(unitId);
  }
  return isChecker(actor, facts);
}

/** A department of the table that has criteria of this sheet to score. */
export const isDepartment = (actor: Actor, facts: SheetFacts): boolean =>
  facts.departments.some((unitId) => worksFor(actor, unitId)) && !isOwn(actor, facts);

/** Does the reader answer for the department that scores this line? */
export function scoresAsDepartment(actor: Actor, facts: SheetFacts, itemId: string): boolean {
  const unitId = facts.departmentOf(itemId);
  return unitId !== null && worksFor(actor, unitId) && !isOwn(actor, facts);
}

/** What else must be true of the lines on this day. */
function linesReady({ sheet, lines, unproved, mending, proposals }: SheetFacts, verb: SheetVerb, today: Day): Decision {
  // what a return did not name was judged before it
  const asked = mending === null ? lines : lines.filter((line) => mending.has(line.itemId));
  switch (verb) {
    case 'submit':
      return selfComplete(asked, (line) => proposals.get(line.itemId)?.state === 'waits');
    case 'review':
      return all(
        checkComplete(asked),
        proved(asked, unproved, (line) => line.checked),
      );
    case 'saveExplanation':
      return mayExplain(lines, sheet.explainUntil, today);
    case 'explain':
      return all(mayExplain(lines, sheet.explainUntil, today), explanationReady(lines));
    case 'accept':
      return all(mayExplain(lines, sheet.explainUntil, today), acceptReady(lines));
    case 'saveFinal':
      return mayVerify(sheet.state, lines, sheet.explainUntil, today);
    case 'verify':
      return all(mayVerify(sheet.state, lines, sheet.explainUntil, today), verifyComplete(asked), proved(asked, unproved, finalOf));
    default:
      return yes;
  }
}

/** The whole answer about one verb: person, state, contents. Actions and `can` both ask here. */
export function maySheet(actor: Actor, facts: SheetFacts, verb: SheetVerb, today: Day): Decision {
  return all(whoMay(actor, facts, verb), stateAllows(verb, facts.sheet.state, transitionsOf(facts.route)), linesReady(facts, verb, today));
}

/** The unit notes its workload while it scores, whoever checks until the sheet is final. */
export function mayNoteContext(actor: Actor, facts: SheetFacts): Decision {
  if (facts.sheet.state === 'FINAL' || facts.sheet.state === 'REPLACED') return no(refusals.finalStays);
  if (isChecker(actor, facts) || isStanding(actor)) return yes;
  if (!isOwn(actor, facts)) return no(refusals.onlyOwnUnit);
  return stateAllows('saveSelf', facts.sheet.state);
}

export function canOfSheet(actor: Actor, facts: SheetFacts, today: Day): Can<SheetVerb | 'noteContext'> {
  const verbs = Object.fromEntries(sheetVerbs.map((verb) => [verb, maySheet(actor, facts, verb, today)])) as Record<SheetVerb, Decision>;
  return { ...verbs, noteContext: mayNoteContext(actor, facts) };
}

/** Head (its officer or leader) or standing body. */
export function mayLead(actor: Actor, term: Term): Decision {
  return isStanding(actor) || worksFor(actor, leadUnitOf(term)) ? yes : no(refusals.onlyHeadOrStanding);
}

export const mayStanding = (actor: Actor): Decision => (isStanding(actor) ? yes : no(refusals.onlyStanding));

export interface RoundFacts {
  readonly term: Term;
  /** Members without a sheet. */
  readonly waiting: readonly string[];
  /** The year's result came from the group's own workbook. */
  readonly past: boolean;
}

export function mayOpen(actor: Actor, { term, waiting, past }: RoundFacts): Decision {
  return all(
    mayLead(actor, term),
    term.state === 'ACTIVE' || term.state === 'HANDING_OVER' ? yes : no(refusals.termNotRunning),
    term.members.length > 0 ? yes : no(refusals.noMembers),
    waiting.length > 0 ? yes : no(refusals.alreadyOpen),
    past ? no(pastRefusals.pastStands) : yes,
  );
}

/** Publishing waits for points and for at least one final sheet. */
export function mayRank(actor: Actor, term: Term, book: StoredRulebook | undefined, rows: readonly { readonly rank: number | null }[]): Decision {
  return all(
    mayLead(actor, term),
    book?.settings.mode === 'pass_fail' ? no(refusals.noPoints) : yes,
    rows.some((row) => row.rank !== null) ? yes : no(refusals.nothingToRank),
  );
}
