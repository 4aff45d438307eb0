import type { Text } from '#platform/text.ts';
import { daysOf, moveOf, scorerAt, stageOf, stopsOf, transitionsOf, type SheetState, type Stop } from '../../sheet/path.ts';
import type { PathShown } from '../../sheet/path-shape.ts';
import { sheetStates } from '../../labels.ts';
import type { SheetFacts } from './facts.ts';
import { checkerWords, closerWords, recorderWords } from '../policy.ts';
import { moveFor } from './step.ts';

const order = Object.keys(sheetStates);

function whoAt(facts: SheetFacts, state: SheetState): Text {
  const { sheet, term, chain } = facts;
  const unit = { vi: sheet.unitName, en: sheet.unitName };
  if (state === 'SELF_DRAFT' || state === 'HEAD_REVIEWED') return unit;
  if (state === 'SELF_SUBMITTED' || state === 'EXPLAINED') return checkerWords(facts, state);
  return state === 'VERIFIED' ? recorderWords(term, scorerAt(chain, state)) : closerWords(facts);
}

/** The stages this table asks of this sheet, and where a return would land before anybody does it. */
export function pathShown(facts: SheetFacts): PathShown {
  const { sheet, route, chain, lines, mending } = facts;
  const { state } = sheet;
  const here = order.indexOf(state);
  const due: Partial<Record<SheetState, string | null>> = { SELF_DRAFT: sheet.selfDueOn, HEAD_REVIEWED: sheet.explainUntil };
  const ways = transitionsOf(route);
  const back = ways.some((one) => one.verb === 'giveBack' && one.from === state) ? moveOf(route, 'giveBack', sheet, { items: [] }) : null;
  const resume = back && (back.returns.length > sheet.returns.length ? back.returns.at(-1)?.from : undefined);
  const toOf = (verb: 'review' | 'verify') => (ways.some((one) => one.verb === verb && one.from === state) ? moveFor(facts, verb).to : state);
  return {
    stops: stopsOf(route).map((stop: Stop) => ({
      state: stop,
      who: whoAt(facts, stop),
      days: stop === 'FINAL' ? null : daysOf(chain, stageOf[stop]),
      reached: state === 'REPLACED' || state === 'FINAL' || order.indexOf(stop) < here ? 'done' : stop === state ? 'now' : 'next',
      dueOn: stop === state ? (due[stop] ?? null) : null,
    })),
    back: back && { to: back.to, who: whoAt(facts, back.to), resume: resume ?? back.to, again: resume === undefined },
    mending: mending && {
      resume: sheet.returns.at(-1)?.from ?? state,
      itemIds: [...mending],
      codes: lines.filter((line) => mending.has(line.itemId)).map((line) => line.code),
    },
    next: { review: toOf('review'), verify: toOf('verify') },
  };
}
