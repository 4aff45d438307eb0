import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chain as chainSettings, defaultChain } from '../engine/settings.ts';
import {
  closerOf,
  type Scorer,
  daysOf,
  isSettled,
  landingOf,
  mendingOf,
  moveOf,
  routeOf,
  scorerAt,
  stopsOf,
  transitionsOf,
  usualRoute,
  type Place,
  type Route,
  type SheetState,
  type SheetVerb,
} from './path.ts';
import { checkerOf, recorderOf } from '../rules.ts';

const yesNo = [true, false] as const;
/** Every subset of the optional stages, where a return lands and whether the chain starts again: 32 ways. */
const routes: Route[] = yesNo.flatMap((explanation) =>
  yesNo.flatMap((secondCheck) =>
    yesNo.flatMap((meeting) =>
      (['self', 'previous'] as const).flatMap((returnTo) =>
        yesNo.map((restart): Route => ({ explanation, secondCheck, meeting, returnTo, restart })),
      ),
    ),
  ),
);
const name = (route: Route): string =>
  `${[route.explanation && 'explanation', route.secondCheck && 'second check', route.meeting && 'meeting'].filter(Boolean).join(', ') || 'nothing'}, back to ${route.returnTo}, ${route.restart ? 'from the start' : 'where it was'}`;

const usual = (change: Partial<Route> = {}): Route => ({ ...usualRoute, ...change });
const start: Place = { state: 'SELF_DRAFT', returns: [] };
const moving = (route: Route, { state }: Place) =>
  transitionsOf(route).filter((one) => one.from === state && (one.to !== state || one.verb === 'giveBack'));
const go = (
  route: Route,
  state: SheetState,
  verb: SheetVerb,
  more: { differences?: number; items?: readonly string[] } = {},
  returns: Place['returns'] = [],
) => {
  const { to, returns: left } = moveOf(route, verb, { state, returns }, more);
  return { state: to, returns: left };
};

describe('every way a table may ask for', () => {
  test('the usual chain is what a table that says nothing has', () => {
    expect(routeOf(chainSettings.parse(defaultChain))).toEqual(usualRoute);
  });

  test.each(routes.map((route) => [name(route), route] as const))('%s: a sheet stands only where somebody is asked, and ends', (_, route) => {
    const stops = stopsOf(route);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.subarray(['a', 'b', 'c'], { minLength: 1 })), { maxLength: 40 }), (choices) => {
        let place = start;
        for (const [pick, differences, items] of choices) {
          const open = moving(route, place);
          if (place.state === 'FINAL') break;
          expect(open.length).toBeGreaterThan(0);
          const { verb } = open[pick % open.length] ?? { verb: 'submit' };
          const next = moveOf(route, verb, place, { differences, items });
          place = { state: next.to, returns: next.returns };
          expect(stops).toContain(place.state);
          // while something is mended the sheet stands with whoever mends it, and they may change what was named
          const mended = place.returns.at(-1);
          if (mended) expect([mended.at, mendingOf(place)?.size === 0]).toEqual([place.state, false]);
          if (route.restart) expect(place.returns).toEqual([]);
        }
        // from wherever it is, without another return, it reaches the end
        for (let left = 0; place.state !== 'FINAL'; left += 1) {
          expect(left).toBeLessThan(20);
          const forward = moving(route, place).find((one) => one.verb !== 'giveBack');
          const next = moveOf(route, forward?.verb ?? 'submit', place, { differences: 1 });
          place = { state: next.to, returns: next.returns };
        }
        expect(place.returns).toEqual([]);
      }),
    );
  });

  test.each(routes.map((route) => [name(route), route] as const))(
    '%s: a sheet from before, standing at a stage the table does not ask, still ends',
    (_, route) => {
      for (const state of ['HEAD_REVIEWED', 'EXPLAINED', 'VERIFIED', 'CONFIRMED'] as const) {
        let place: Place = { state, returns: [] };
        for (let left = 0; place.state !== 'FINAL'; left += 1) {
          expect(left).toBeLessThan(10);
          const forward = moving(route, place).find((one) => one.verb !== 'giveBack');
          const next = moveOf(route, forward?.verb ?? 'submit', place, { differences: 1 });
          place = { state: next.to, returns: next.returns };
        }
      }
    },
  );
});

describe('what is left out is passed over', () => {
  test('without explanation the second check follows the check; without both the meeting does', () => {
    expect(go(usual({ explanation: false }), 'SELF_SUBMITTED', 'review', { differences: 3 }).state).toBe('EXPLAINED');
    expect(go(usual({ explanation: false, secondCheck: false }), 'SELF_SUBMITTED', 'review', { differences: 3 }).state).toBe('VERIFIED');
    expect(go(usual({ explanation: false, secondCheck: false, meeting: false }), 'SELF_SUBMITTED', 'review').state).toBe('CONFIRMED');
  });

  test('without a meeting the points wait to be made final', () => {
    expect(go(usual({ meeting: false }), 'EXPLAINED', 'verify').state).toBe('CONFIRMED');
    expect(go(usual({ meeting: false }), 'HEAD_REVIEWED', 'verify').state).toBe('CONFIRMED');
  });

  test('without a second check an answered explanation goes on; with nothing to explain nobody is asked', () => {
    const route = usual({ secondCheck: false });
    expect(go(route, 'SELF_SUBMITTED', 'review', { differences: 1 }).state).toBe('HEAD_REVIEWED');
    expect(go(route, 'SELF_SUBMITTED', 'review', { differences: 0 }).state).toBe('VERIFIED');
    expect(go(route, 'HEAD_REVIEWED', 'explain').state).toBe('VERIFIED');
    expect(go(route, 'HEAD_REVIEWED', 'verify').state).toBe('VERIFIED');
    // as it always was where somebody checks again
    expect(go(usual(), 'SELF_SUBMITTED', 'review', { differences: 0 }).state).toBe('HEAD_REVIEWED');
  });
});

describe('where a return lands', () => {
  const lands = (route: Route) =>
    Object.fromEntries(
      transitionsOf(route)
        .filter((one) => one.verb === 'giveBack')
        .map((one) => [one.from, one.to]),
    );

  test('with the unit until it has answered, or with the body before', () => {
    expect(lands(usual())).toEqual({ SELF_SUBMITTED: 'SELF_DRAFT', HEAD_REVIEWED: 'SELF_DRAFT' });
    expect(lands(usual({ explanation: false }))).toMatchObject({ EXPLAINED: 'SELF_DRAFT' });
    expect(lands(usual({ returnTo: 'previous' }))).toEqual({
      SELF_SUBMITTED: 'SELF_DRAFT',
      HEAD_REVIEWED: 'SELF_SUBMITTED',
      EXPLAINED: 'SELF_SUBMITTED',
      VERIFIED: 'EXPLAINED',
      CONFIRMED: 'VERIFIED',
    });
    expect(landingOf(usual({ returnTo: 'previous', secondCheck: false }), 'VERIFIED')).toBe('SELF_SUBMITTED');
    expect(landingOf(usual({ returnTo: 'previous', meeting: false }), 'CONFIRMED')).toBe('EXPLAINED');
  });

  test('the chain starts again, or the mended sheet goes back to the stage that returned it', () => {
    expect(go(usual(), 'HEAD_REVIEWED', 'giveBack', { items: ['a'] })).toEqual({ state: 'SELF_DRAFT', returns: [] });
    const once = go(usual({ restart: false }), 'HEAD_REVIEWED', 'giveBack', { items: ['a'] });
    expect(once).toEqual({ state: 'SELF_DRAFT', returns: [{ at: 'SELF_DRAFT', from: 'EXPLAINED', items: ['a'] }] });
    expect(go(usual({ restart: false }), 'SELF_DRAFT', 'submit', {}, once.returns)).toEqual({ state: 'EXPLAINED', returns: [] });
  });

  test('a return inside a return: whoever is passed on the way out looks at what was mended further in', () => {
    const route = usual({ returnTo: 'previous', restart: false });
    const outer = go(route, 'EXPLAINED', 'giveBack', { items: ['a'] });
    const inner = go(route, outer.state, 'giveBack', { items: ['b'] }, outer.returns);
    expect(inner).toEqual({
      state: 'SELF_DRAFT',
      returns: [
        { at: 'SELF_SUBMITTED', from: 'EXPLAINED', items: ['a', 'b'] },
        { at: 'SELF_DRAFT', from: 'SELF_SUBMITTED', items: ['b'] },
      ],
    });
    const out = go(route, inner.state, 'submit', {}, inner.returns);
    expect([out.state, [...(mendingOf(out) ?? [])]]).toEqual(['SELF_SUBMITTED', ['a', 'b']]);
    expect(go(route, out.state, 'review', { differences: 2 }, out.returns)).toEqual({ state: 'EXPLAINED', returns: [] });
  });

  test('points are fixed from the meeting on', () => {
    expect(stopsOf(usual()).filter(isSettled)).toEqual(['VERIFIED', 'CONFIRMED', 'FINAL']);
  });
});

describe('who, and by when', () => {
  const stages = chainSettings.parse({
    stages: [
      { stage: 'self', by: 'unit', days: 7 },
      { stage: 'check', by: 'deputy', days: 90 },
      { stage: 'second_check', by: 'standing' },
      { stage: 'meeting', by: 'council' },
      { stage: 'final', by: 'standing', days: 3 },
    ],
  });
  const term = { headUnitId: 'head', deputyUnitId: 'deputy', hostUnitId: null };

  test('days of a stage; a stage that says none leaves the usual ones', () => {
    expect([daysOf(stages, 'check'), daysOf(stages, 'second_check'), daysOf(stages, 'meeting'), daysOf(stages, 'final')]).toEqual([
      90,
      null,
      null,
      3,
    ]);
  });

  test('the body the table names, and nobody its own sheet', () => {
    expect([scorerAt(stages, 'SELF_SUBMITTED'), scorerAt(stages, 'EXPLAINED'), scorerAt(stages, 'VERIFIED')]).toEqual([
      'deputy',
      'standing',
      'council',
    ]);
    const closes = (by: Scorer) => closerOf({ stages: [{ stage: 'final', by, days: null }] });
    expect((['head', 'deputy', 'standing', 'council'] as const).map(closes)).toEqual(['head', 'deputy', 'standing', 'council']);
    // tables from before may name somebody who cannot: the standing body, as it was then
    expect([closes('unit'), closes('group'), closes('department'), closerOf({ stages: [] })]).toEqual(Array(4).fill('standing'));
    expect(checkerOf(term, 'member', 'deputy')).toBe('deputy');
    expect(checkerOf(term, 'deputy', 'deputy')).toBe('head');
    expect(checkerOf(term, 'head', 'deputy')).toBe('deputy');
    expect(checkerOf({ ...term, deputyUnitId: null }, 'member', 'deputy')).toBe('head');
    expect(checkerOf(term, 'member', 'standing')).toBeNull();
    expect([recorderOf(term), recorderOf(term, 'deputy'), recorderOf(term, 'council')]).toEqual(['head', 'deputy', null]);
  });
});
