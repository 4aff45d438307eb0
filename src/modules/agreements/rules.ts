import { showHundredths } from '#platform/decimal.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { agreementStates, operators, outcomes, type AgreementState, type Operator, type Outcome, type Scope } from './labels.ts';
import { agreementRefusals } from './refusals.ts';
import type { CommitmentDraft, Content, Verb } from './shapes.ts';

/** Who does a verb: the desk of the head unit, its leader, a member, a signer; `standing` may do it too where it stands. */
export type Doer = 'head' | 'head-leader' | 'head-leader or standing' | 'member' | 'signer';

export interface Transition {
  readonly from: AgreementState;
  readonly verb: Verb;
  readonly to: AgreementState;
  readonly who: Doer;
}

const stays = (verb: Verb, who: Doer, ...states: AgreementState[]): Transition[] => states.map((state) => ({ from: state, verb, to: state, who }));

/** The life of an agreement (practice §12.3). README.md draws this table. Drafting itself starts from nothing, by the head's desk. */
export const transitions: readonly Transition[] = [
  ...stays('edit', 'head', 'DRAFT'),
  { from: 'DRAFT', verb: 'sendForComment', to: 'CONSULTING', who: 'head' },
  ...stays('comment', 'member', 'CONSULTING'),
  ...stays('answer', 'head', 'CONSULTING', 'DRAFT'),
  { from: 'CONSULTING', verb: 'revise', to: 'DRAFT', who: 'head' },
  { from: 'CONSULTING', verb: 'agree', to: 'AGREED', who: 'head-leader' },
  { from: 'AGREED', verb: 'sign', to: 'SIGNING', who: 'signer' },
  ...stays('sign', 'signer', 'SIGNING'),
  { from: 'SIGNING', verb: 'sign', to: 'IN_FORCE', who: 'signer' },
  ...stays('amend', 'head-leader', 'IN_FORCE'),
  ...stays('sign', 'signer', 'IN_FORCE'),
  ...stays('withdrawAmendment', 'head-leader', 'IN_FORCE'),
  ...stays('note', 'head', 'IN_FORCE'),
  ...stays('addActivity', 'head', 'IN_FORCE'),
  ...stays('judge', 'head', 'IN_FORCE'),
  { from: 'IN_FORCE', verb: 'assess', to: 'ASSESSED', who: 'head-leader or standing' },
  { from: 'ASSESSED', verb: 'archive', to: 'ARCHIVED', who: 'head-leader or standing' },
  ...(['DRAFT', 'CONSULTING', 'AGREED', 'SIGNING'] as const).map((from): Transition => ({
    from,
    verb: 'void',
    to: 'VOID',
    who: 'head-leader or standing',
  })),
];

const frozenStates: readonly AgreementState[] = ['AGREED', 'SIGNING', 'IN_FORCE', 'ASSESSED', 'ARCHIVED'];
const wordVerbs: readonly Verb[] = ['edit', 'sendForComment', 'comment', 'answer', 'revise'];

/** May this verb happen in this state at all? Words cannot change once frozen, and the reason says so. */
export function inState(verb: Verb, state: AgreementState): Decision {
  if (transitions.some((one) => one.verb === verb && one.from === state)) return yes;
  if (wordVerbs.includes(verb) && frozenStates.includes(state)) return no(agreementRefusals.frozen);
  return no(agreementRefusals.wrongState, { vi: agreementStates[state].vi, en: agreementStates[state].en });
}

/** Who does a verb; one answer for each verb, whatever the state. */
export const doerOf = (verb: Verb): Doer => transitions.find((one) => one.verb === verb)?.who ?? 'head';

/** A draft needs a living term (practice §12.3). */
export const termIsOpen = (termState: string): boolean => termState === 'PROPOSED' || termState === 'ACTIVE';

const exceeding = /ho[aà]n\s*th[aà]nh\s*v[aà]\s*v[uư][oơợ]t|v[uư][oơợ]t\s*(m[uứ]c\s*)?(ch[iỉ]\s*ti[eê]u|k[eế]\s*ho[aạ]ch)/iu;

/** "Hoàn thành và vượt chỉ tiêu" means nothing without the number to exceed. */
export function promisesToExceed(words: string): boolean {
  return exceeding.test(words.normalize('NFC'));
}

export const needsNumber = (commitment: Pick<CommitmentDraft, 'measureKind' | 'title' | 'measure'>): boolean =>
  commitment.measureKind !== 'done' || promisesToExceed(`${commitment.title} ${commitment.measure}`);

export interface Gap {
  readonly path: string;
  readonly message: Text;
}

const say = (where: string, whereEn: string, vi: string, en: string): Text => ({ vi: `${where}: ${vi}.`, en: `${whereEn}: ${en}.` });

function gapsOfCommitment(commitment: CommitmentDraft, scope: Scope, path: string, name: [string, string], memberIds: readonly string[]): Gap[] {
  const missing = (field: string, vi: string, en: string): Gap => ({ path: `${path}.${field}`, message: say(name[0], name[1], vi, en) });
  return [
    ...(commitment.measure === '' ? [missing('measure', 'chưa có thước đo', 'no measure')] : []),
    ...(commitment.dueOn === null ? [missing('dueOn', 'chưa có thời hạn', 'no due date')] : []),
    ...(commitment.proof === '' ? [missing('proof', 'chưa nêu minh chứng', 'no proof named')] : []),
    ...(needsNumber(commitment) && commitment.targetHundredths === null
      ? [missing('targetHundredths', 'cần con số phải đạt', 'needs a target number')]
      : []),
    ...(needsNumber(commitment) && commitment.targetUnit === '' ? [missing('targetUnit', 'cần đơn vị tính', 'needs the unit of the number')] : []),
    ...(commitment.measureKind === 'activities' && scope !== 'group'
      ? [missing('measureKind', 'chỉ việc chung mới đếm hoạt động của nhóm', 'only group work counts group activities')]
      : []),
    ...(commitment.ownerUnitId !== null && !memberIds.includes(commitment.ownerUnitId)
      ? [missing('ownerUnitId', 'đơn vị phụ trách không phải thành viên', 'the unit in charge is not a member')]
      : []),
  ];
}

/** What keeps a text from being signed: every clause has a commitment; each has measure, date, proof and, where it counts, a number. */
export function gapsOf(content: Content, memberIds: readonly string[]): Gap[] {
  if (content.clauses.length === 0) return [{ path: 'clauses', message: { vi: 'Chưa có nội dung nào.', en: 'There is no content yet.' } }];
  return content.clauses.flatMap((clause, index) => {
    const at = `clauses.${index}`;
    const article = index + 1;
    if (clause.commitments.length === 0)
      return [
        {
          path: `${at}.commitments`,
          message: say(`Điều ${article}`, `Article ${article}`, 'chưa có cam kết nào đo được', 'has no measurable commitment'),
        },
      ];
    return clause.commitments.flatMap((commitment, place) =>
      gapsOfCommitment(
        commitment,
        clause.scope,
        `${at}.commitments.${place}`,
        [`Điều ${article}, cam kết ${place + 1}`, `Article ${article}, commitment ${place + 1}`],
        memberIds,
      ),
    );
  });
}

/** For whom a commitment is judged: each member, the one unit in charge, or once for the group (`null`). */
export function judgedUnits(scope: Scope, ownerUnitId: string | null, memberIds: readonly string[]): readonly (string | null)[] {
  if (scope === 'group') return [null];
  return ownerUnitId === null ? memberIds : [ownerUnitId];
}

const holds = (value: number, operator: Operator, target: number): boolean =>
  ({ '>=': value >= target, '>': value > target, '<=': value <= target, '<': value < target, '==': value === target })[operator];

/** The outcomes a number admits. Exactly at the target is met, never exceeded; `cancelled` is always possible. */
export function possibleOutcomes(value: number, operator: Operator, target: number): readonly Outcome[] {
  if (!holds(value, operator, target)) return ['NOT_MET', 'CANCELLED'];
  return value === target ? ['MET', 'CANCELLED'] : ['MET', 'EXCEEDED', 'CANCELLED'];
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly note: string;
  readonly proof: string;
  readonly valueHundredths: number | null;
}

/** Is a judgement well founded? Reasons for a "no", proof for a "yes", and the word agrees with the number. */
export function judgementStands(commitment: Pick<CommitmentDraft, 'operator' | 'targetHundredths'>, verdict: Verdict): Decision {
  const { outcome, note, proof, valueHundredths: value } = verdict;
  if ((outcome === 'NOT_MET' || outcome === 'CANCELLED') && note === '') return no(agreementRefusals.reasonMissing);
  if ((outcome === 'MET' || outcome === 'EXCEEDED') && proof === '') return no(agreementRefusals.proofMissing);
  const target = commitment.targetHundredths;
  if (outcome === 'CANCELLED' || target === null) return yes;
  // Nobody reported a number: that can only be "not met", with its reason.
  if (value === null) return outcome === 'NOT_MET' ? yes : no(agreementRefusals.valueMissing);
  if (possibleOutcomes(value, commitment.operator, target).includes(outcome)) return yes;
  return no(agreementRefusals.contradicts, {
    value: showHundredths(value, 'vi', 0),
    target: `${operators[commitment.operator].vi} ${showHundredths(target, 'vi', 0)}`,
    vi: outcomes[outcome].vi,
    en: outcomes[outcome].en,
  });
}

interface Judged {
  readonly judgements: readonly { readonly unitId: string | null; readonly outcome: Outcome }[];
  readonly judgedFor: readonly { readonly unitId: string | null }[];
}

/** How many results are judged, of how many that have to be. */
export function judgedCount(commitments: readonly Judged[]): { done: number; of: number } {
  const places = commitments.flatMap((one) => one.judgedFor.map((unit) => one.judgements.some((given) => given.unitId === unit.unitId)));
  return { done: places.filter(Boolean).length, of: places.length };
}

/** Limits of last year with neither an answer nor a reason to dismiss them. */
export const openLimits = (limits: readonly { readonly answer: string; readonly dismissedReason: string }[]): number =>
  limits.filter((limit) => limit.answer === '' && limit.dismissedReason === '').length;

/** Days the members have to sign unless another day is named: a week, so that a leader on a journey is not late at once. */
export const daysToSign = 7;
