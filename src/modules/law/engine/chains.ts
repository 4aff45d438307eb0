import type { Text } from '#platform/text.ts';
import { allYearsKnown, between, lookBack, type Answer, type Asked } from './ask.ts';
import { countable, listKnown, titleUses, type Counted, type CountOf } from './counts.ts';
import type { Params } from './rules.ts';
import { earliest, held, heldIn, ratedIn, restart, type YearAnswer } from './years.ts';
import { say } from './say.ts';

/** Predicates over years: streaks, titles within them, chains of awards, counted works. */
type Streak = Params<'streak'>;
type Run = Pick<Streak, 'atLeast' | 'after'>;

/** `Y, Y−1, …`, `count` of them. */
const back = (year: number, count: number) => Array.from({ length: count }, (_, at) => year - at);

/** One year of a streak: rated well and not before the end of a disciplinary term. */
function streakYear(asked: Asked, streak: Run, from: ReturnType<typeof restart>, year: number): YearAnswer & { sure: boolean; maybe: boolean } {
  const rated = ratedIn(asked.facts, year, streak.atLeast);
  return {
    ...rated,
    sure: rated.verdict === 'met' && year >= from.sure,
    maybe: rated.verdict !== 'unmet' && year >= from.maybe,
  };
}

export function streak(asked: Asked, params: Streak): Answer {
  const from = restart(asked);
  const years = back(asked.year, params.years).map((year) => ({ year, ...streakYear(asked, params, from, year) }));
  const after = params.after ? earliest(asked, held(asked, params.after, true), asked.year - params.years) : null;
  const surely = years.every((one) => one.sure) && (after === null || after.sure !== null);
  const maybe = years.every((one) => one.maybe) && (after === null || after.maybe !== null);
  const verdict = between(surely, maybe);
  const given = params.after ? held(asked, params.after, true).filter((one) => one.year === null || one.year <= asked.year - params.years) : [];
  const facts = [...years.flatMap((one) => one.facts), ...given.map((one) => one.award.id), ...from.facts];
  const broken = years.filter((one) => !one.maybe).map((one) => one.year);
  const open = years.filter((one) => one.maybe && !one.sure).map((one) => one.year);
  const found = say.streakFound(years.filter((one) => one.sure).length, params.years);
  return { verdict, facts, found, missing: verdict === 'met' ? null : say.streakMissing(asked, params, { broken, open, after }) };
}

/** Years of the longest streak up to the year asked: those surely in it, and those that may be. */
function streakWindow(asked: Asked, params: Run): { sure: number[]; maybe: number[] } {
  const from = restart(asked);
  const after = params.after ? earliest(asked, held(asked, params.after, true), asked.year) : null;
  const firstSure = after === null ? -Infinity : (after.sure ?? Infinity) + 1;
  const firstMaybe = after === null ? -Infinity : (after.maybe ?? Infinity) + 1;
  const run = (holds: (year: number) => boolean) => {
    const years = back(asked.year, lookBack);
    const end = years.findIndex((year) => !holds(year));
    return end < 0 ? years : years.slice(0, end);
  };
  const at = (year: number) => streakYear(asked, params, from, year);
  return { sure: run((year) => year >= firstSure && at(year).sure), maybe: run((year) => year >= firstMaybe && at(year).maybe) };
}

export function withinStreak(asked: Asked, params: Params<'within_streak'>): Answer {
  const window = streakWindow(asked, params);
  const list = params.award === undefined ? [] : held(asked, [params.award], false);
  const in1 = (year: number): YearAnswer =>
    params.award === undefined ? ratedIn(asked.facts, year, params.rating ?? 'HTXSNV') : heldIn(asked, list, year);
  const surely = window.sure.filter((year) => in1(year).verdict === 'met');
  const maybe = window.maybe.filter((year) => in1(year).verdict !== 'unmet');
  const verdict = between(surely.length >= params.min, maybe.length >= params.min);
  const facts = maybe.flatMap((year) => in1(year).facts);
  const what = params.award === undefined ? say.rating(params.rating ?? 'HTXSNV') : asked.nameOf(params.award);
  return {
    verdict,
    facts,
    found: say.timesFound(what, surely),
    missing: verdict === 'met' ? null : say.timesMissing(what, params.min - surely.length, maybe.length - surely.length),
  };
}

export function consecutive(asked: Asked, params: Params<'consecutive'>): Answer {
  const from = restart(asked);
  const list = held(asked, [params.award], false);
  const at = back(asked.year, lookBack).map((year) => ({ year, ...heldIn(asked, list, year) }));
  const chain = (holds: (one: (typeof at)[number]) => boolean): number[] => {
    const years = new Set(at.filter(holds).map((one) => one.year));
    return longestChain(years, asked.year, params.spacing, params.endsWithin, params.min);
  };
  const surely = chain((one) => one.verdict === 'met' && one.year >= from.sure);
  const maybe = chain((one) => one.verdict !== 'unmet' && one.year >= from.maybe);
  const verdict = between(surely.length >= params.min, maybe.length >= params.min);
  const what = asked.nameOf(params.award);
  const facts = [...at.filter((one) => maybe.includes(one.year) || surely.includes(one.year)).flatMap((one) => one.facts), ...from.facts];
  return {
    verdict,
    facts,
    found: say.timesFound(what, surely),
    missing: verdict === 'met' ? null : say.chainMissing(what, params.min - surely.length, maybe.length >= params.min),
  };
}

/** Years of the longest chain that ends at `year` or at most `endsWithin` before it; at most `enough` long. */
export function longestChain(years: ReadonlySet<number>, year: number, spacing: number, endsWithin: number, enough: number): number[] {
  const before = (last: number, left: number): number[] => {
    if (left === 0) return [last];
    const tails = back(last - 1, spacing)
      .filter((one) => years.has(one))
      .map((one) => before(one, left - 1));
    return [last, ...tails.reduce<number[]>((best, one) => (one.length > best.length ? one : best), [])];
  };
  const ends = back(year, endsWithin + 1).filter((one) => years.has(one));
  return ends.map((end) => before(end, enough - 1)).reduce<number[]>((best, one) => (one.length > best.length ? one : best), []);
}

type CountParams = Params<'initiative'> & { readonly applied?: boolean };

/** The awards that may have used some of the works, each once, in words. */
function doubtWords(asked: Asked, works: readonly Counted[]): Text[] {
  const awards = new Map(works.flatMap((work) => work.doubts).map((use) => [`${use.award} ${use.year}`, use]));
  return [...awards.values()].map(({ award, year }) => {
    const name = asked.nameOf(award);
    return { vi: `${name.vi} năm ${year}`, en: `${name.en} of ${year}` };
  });
}

/** Initiatives, science works, combat ingenuity: enough of a scope, unused, in the window. */
export function countWorks(asked: Asked, list: CountOf['list'], params: CountParams): Answer {
  const all = countable(asked, { list, scope: params.scope, applied: params.applied ?? false });
  const window = params.inStreak ? streakWindow(asked, params.inStreak) : null;
  const within = params.lastYears === undefined ? null : back(asked.year, params.lastYears);
  const sureYears = window?.sure ?? within;
  const maybeYears = window?.maybe ?? within;
  const surely = all.filter((one) => one.sure && (sureYears === null || sureYears.includes(one.year)));
  const listed = all.filter((one) => maybeYears === null || maybeYears.includes(one.year));
  const complete = maybeYears === null ? allYearsKnown(asked.facts, list, asked.year) : listKnown(asked, list, maybeYears);
  const verdict = between(surely.length >= params.min, listed.length >= params.min || !complete);
  const facts = listed.map((one) => one.id);
  const lacking =
    verdict === 'met'
      ? null
      : say.worksMissing({ list, level: params.scope, lacking: params.min - surely.length, verdict, doubts: doubtWords(asked, listed) });
  const reused = listed.map((one) => ({ id: one.id, uses: titleUses(asked, list, one.id) })).filter((one) => one.uses.length > 0);
  const fresh = surely.filter((one) => !reused.some((other) => other.id === one.id));
  const caution =
    reused.length > 0 && fresh.length < params.min
      ? say.reused(
          list,
          asked,
          reused.flatMap((one) => one.uses),
        )
      : undefined;
  return { verdict, facts, found: say.worksFound(list, surely.length), missing: lacking, caution };
}
