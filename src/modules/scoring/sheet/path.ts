import { stageScorers, type Settings } from '../engine/settings.ts';
import { sheetStates } from '../labels.ts';

/** The way a sheet goes, as its table asks: a pure function of the chain of stages. */

export type SheetState = keyof typeof sheetStates;
/** Who moves a sheet: its unit, the unit's leader, whoever checks at this stage, records the meeting, makes it final; the standing body. */
export type Side = 'unit' | 'leader' | 'checker' | 'recorder' | 'closer' | 'standing';
export type Chain = Settings['chain'];
export type StageName = Chain['stages'][number]['stage'];
export type Scorer = Chain['stages'][number]['by'];

export const sheetVerbs = [
  'saveSelf',
  'submit',
  'saveCheck',
  'giveBack',
  'review',
  'saveExplanation',
  'explain',
  'accept',
  'saveFinal',
  'verify',
  'confirm',
  'finalize',
  'correct',
] as const;
export type SheetVerb = (typeof sheetVerbs)[number];

export interface Transition {
  readonly from: SheetState;
  readonly verb: SheetVerb;
  readonly to: SheetState;
  readonly who: Side;
}

/** What a chain decides about the way. Self-score, check and the final stage are part of every table. */
export interface Route {
  readonly explanation: boolean;
  readonly secondCheck: boolean;
  readonly meeting: boolean;
  readonly returnTo: Chain['returnTo'];
  readonly restart: boolean;
}

export function routeOf({ stages, returnTo, restart }: Pick<Chain, 'stages' | 'returnTo' | 'restart'>): Route {
  const asks = (name: StageName) => stages.some(({ stage }) => stage === name);
  return { explanation: asks('explanation'), secondCheck: asks('second_check'), meeting: asks('meeting'), returnTo, restart };
}

/** What a table asks that says nothing of its own. */
export const usualRoute: Route = { explanation: true, secondCheck: true, meeting: true, returnTo: 'self', restart: true };

/** The state in which a stage waits for whoever does it; departments score beside the check. */
export const stageOf = {
  SELF_DRAFT: 'self',
  SELF_SUBMITTED: 'check',
  HEAD_REVIEWED: 'explanation',
  EXPLAINED: 'second_check',
  VERIFIED: 'meeting',
  CONFIRMED: 'final',
} as const satisfies Partial<Record<SheetState, StageName>>;
export type Stop = keyof typeof stageOf | 'FINAL';

const order = Object.keys(sheetStates) as SheetState[];
const at = (state: SheetState): number => order.indexOf(state);

/** The states a sheet stands at on its way, in order. */
export const stopsOf = (route: Route): Stop[] => [
  'SELF_DRAFT',
  'SELF_SUBMITTED',
  ...(route.explanation ? (['HEAD_REVIEWED'] as const) : []),
  ...(route.secondCheck ? (['EXPLAINED'] as const) : []),
  ...(route.meeting ? (['VERIFIED'] as const) : []),
  'CONFIRMED',
  'FINAL',
];

/** The next step the table asks. A sheet that stands where its table asks nothing goes on from there all the same. */
const after = (route: Route, state: SheetState): SheetState => stopsOf(route).find((stop) => at(stop) > at(state)) ?? 'FINAL';

/** Where a return from this state lands: with the unit, or with the body before. The unit's explanation is nobody's check. */
export function landingOf(route: Route, state: SheetState): SheetState {
  if (route.returnTo === 'self') return 'SELF_DRAFT';
  return stopsOf(route).findLast((stop) => stop !== 'HEAD_REVIEWED' && at(stop) < at(state)) ?? 'SELF_DRAFT';
}

/** Where a mended sheet goes where the chain does not start again: to the stage that returned it. */
const resumeAt = (route: Route, from: SheetState): SheetState =>
  from !== 'HEAD_REVIEWED' ? from : route.secondCheck ? 'EXPLAINED' : 'SELF_SUBMITTED';

/** Back to the unit until it has answered; back to the body before from every later step too. */
const returnsFrom = (route: Route): SheetState[] =>
  route.returnTo === 'previous'
    ? ['SELF_SUBMITTED', 'HEAD_REVIEWED', 'EXPLAINED', 'VERIFIED', 'CONFIRMED']
    : ['SELF_SUBMITTED', 'HEAD_REVIEWED', ...(route.explanation ? [] : (['EXPLAINED'] as const))];

const returners: Partial<Record<SheetState, Side>> = { VERIFIED: 'recorder', CONFIRMED: 'closer' };

/**
 * The life of a score sheet (practice §12.6) under one chain: the table that policies and the README read. Autosaves do not move
 * the sheet and are listed with the state they keep. States the chain does not ask are left by the same verbs, so that no
 * sheet from before stands still.
 */
export function transitionsOf(route: Route): Transition[] {
  const stays = (from: SheetState, verb: SheetVerb, who: Side): Transition => ({ from, verb, to: from, who });
  const moves = (from: SheetState, verb: SheetVerb, who: Side): Transition => ({ from, verb, to: after(route, from), who });
  // the second check may begin while the unit explains, and ends the round where it is part of the chain
  const verify = (from: SheetState): Transition => ({
    from,
    verb: 'verify',
    to: after(route, route.secondCheck ? 'EXPLAINED' : from),
    who: 'checker',
  });
  return [
    stays('SELF_DRAFT', 'saveSelf', 'unit'),
    moves('SELF_DRAFT', 'submit', 'leader'),
    stays('SELF_SUBMITTED', 'saveCheck', 'checker'),
    moves('SELF_SUBMITTED', 'review', 'checker'),
    stays('HEAD_REVIEWED', 'saveExplanation', 'unit'),
    moves('HEAD_REVIEWED', 'explain', 'unit'),
    moves('HEAD_REVIEWED', 'accept', 'unit'),
    ...(route.secondCheck ? [stays('HEAD_REVIEWED', 'saveFinal', 'checker')] : []),
    verify('HEAD_REVIEWED'),
    stays('EXPLAINED', 'saveFinal', 'checker'),
    verify('EXPLAINED'),
    moves('VERIFIED', 'confirm', 'recorder'),
    moves('CONFIRMED', 'finalize', 'closer'),
    { from: 'FINAL', verb: 'correct', to: 'REPLACED', who: 'standing' },
    ...returnsFrom(route).map((from): Transition => ({ from, verb: 'giveBack', to: landingOf(route, from), who: returners[from] ?? 'checker' })),
  ];
}

/** A return whose sheet goes back to the stage that returned it: where it is mended, where it goes then, and which criteria. */
export interface Return {
  readonly at: SheetState;
  readonly from: SheetState;
  readonly items: readonly string[];
}

export interface Move {
  readonly to: SheetState;
  /** Returns still open, the innermost last. */
  readonly returns: readonly Return[];
}

/** Where a sheet stands. */
export interface Place {
  readonly state: SheetState;
  readonly returns: readonly Return[];
}

const mends: ReadonlySet<SheetVerb> = new Set(['submit', 'review', 'verify', 'confirm']);

/** Back with the criteria it is about. What is mended further in is looked at again by everybody it passes on its way out. */
function giveBack(route: Route, { state, returns }: Place, items: readonly string[]): Move {
  const to = landingOf(route, state);
  const from = resumeAt(route, state);
  const open = returns.map((one) => ({ ...one, items: [...new Set([...one.items, ...items])] }));
  return { to, returns: route.restart || from === to ? open : [...open, { at: to, from, items: [...items] }] };
}

/**
 * Where a verb takes a sheet. `differences`: criteria with other points than the unit's; where there are none and nobody checks
 * again, there is nothing to wait for. `items`: the criteria a return names.
 *
 * @throws when the state does not know the verb; policies ask {@link transitionsOf} first.
 */
export function moveOf(route: Route, verb: SheetVerb, place: Place, { differences = 0, items = [] as readonly string[] } = {}): Move {
  if (verb === 'giveBack') return giveBack(route, place, items);
  const { state, returns } = place;
  const open = returns.at(-1);
  if (open && mends.has(verb)) return { to: open.from, returns: returns.slice(0, -1) };
  const found = transitionsOf(route).find((one) => one.verb === verb && one.from === state);
  if (!found) throw new Error(`${verb} does not start at ${state}`);
  const passes = found.to === 'HEAD_REVIEWED' && verb === 'review' && differences === 0 && !route.secondCheck;
  return { to: passes ? after(route, 'HEAD_REVIEWED') : found.to, returns };
}

/** The criteria that may be changed while a returned sheet is mended; `null` = all. */
export const mendingOf = ({ returns }: Pick<Place, 'returns'>): ReadonlySet<string> | null => {
  const open = returns.at(-1);
  return open ? new Set(open.items) : null;
};

/** From here on the points of the sheet are fixed for the meeting. */
export const isSettled = (state: SheetState): boolean => at(state) >= at('VERIFIED');

/** Did the second check set the points, or do the checked ones stand? */
export const secondCheckSets = (route: Route, state: SheetState): boolean =>
  state === 'EXPLAINED' || (route.secondCheck && state === 'HEAD_REVIEWED');

/** Days of a stage as the table sets them; `null` = it says none. */
export const daysOf = (chain: Pick<Chain, 'stages'>, name: StageName): number | null =>
  chain.stages.find(({ stage }) => stage === name)?.days ?? null;

const byOf = (chain: Pick<Chain, 'stages'>, name: StageName): Scorer | undefined => chain.stages.find(({ stage }) => stage === name)?.by;

/** Who makes a sheet final, as the table says it; tables from before could name somebody who cannot. */
export function closerOf(chain: Pick<Chain, 'stages'>): Scorer {
  const by = byOf(chain, 'final');
  return by !== undefined && stageScorers.final.includes(by) ? by : 'standing';
}

/** Who scores at the stage of this state, as the table says it; after the checks the checker stays who it was. */
export function scorerAt(chain: Pick<Chain, 'stages'>, state: SheetState): Scorer {
  const by = (name: StageName) => byOf(chain, name);
  if (state === 'HEAD_REVIEWED' || state === 'EXPLAINED') return by('second_check') ?? by('check') ?? 'head';
  return (state === 'VERIFIED' ? by('meeting') : by('check')) ?? 'head';
}
