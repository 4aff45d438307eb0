import type { Column } from '#modules/law/engine/batch/columns.ts';
import type { Table } from '#modules/law/engine/batch/columns.ts';
import { dayRules } from './rules.ts';

/**
 * The limit: the same twenty rules written out by hand as one loop over typed arrays, with the same codes. Nothing here
 * is read from the rule files; a changed law means writing this again.
 */
const at = (mask: Int32Array, i: number) => mask[i] as number;
const top = (years: number) => -1 << (32 - years);
const pop = (mask: number) => {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};
/** The run of years from the top that are all good and lie after the lowest bit of `given`. */
const runAfter = (good: number, given: number) => {
  if (given === 0) return 0;
  const low = given & -given;
  const length = Math.clz32(~(good & ~(low | (low - 1))));
  return length === 0 ? 0 : top(length);
};
const run = (good: number) => {
  const length = Math.clz32(~good);
  return length === 0 ? 0 : top(length);
};
/** 0 met, 1 unmet, 2 unknown. */
const tri = (sure: boolean, maybe: boolean) => (sure ? 0 : maybe ? 2 : 1);
const any3 = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a === 2 || b === 2 ? 2 : 1);

/** First "no", else first "not known", in the order written: up to four clauses, then the three general rules. */
function first(codes: Int32Array, once: number, held: number, term: number, v0: number, v1 = 0, v2 = 0, v3 = 0): number {
  const general = codes.length - 3;
  if (v0 === 1) return at(codes, 0);
  if (v1 === 1) return at(codes, 1);
  if (v2 === 1) return at(codes, 2);
  if (v3 === 1) return at(codes, 3);
  if (once === 1) return at(codes, general);
  if (held === 1) return at(codes, general + 1);
  if (term === 1) return at(codes, general + 2);
  if (v0 === 2) return at(codes, 0) | 1;
  if (v1 === 2) return at(codes, 1) | 1;
  if (v2 === 2) return at(codes, 2) | 1;
  if (v3 === 2) return at(codes, 3) | 1;
  if (once === 2) return at(codes, general) | 1;
  if (held === 2) return at(codes, general + 1) | 1;
  return term === 2 ? at(codes, general + 2) | 1 : 0;
}

export function byHand(table: Table): (out: readonly Uint16Array[]) => void {
  const find = (test: (spec: Column['spec']) => boolean): Column => {
    for (const column of table.columns.values()) if (test(column.spec)) return column;
    throw new Error('column missing');
  };
  const award = (code: string, upward = false) => {
    const column = find((spec) => spec.kind === 'award' && spec.code === code && (upward === spec.upward || !hasPlain(code)));
    return [column.lo[0], column.hi[0]] as [Int32Array, Int32Array];
  };
  const hasPlain = (code: string) => [...table.columns.values()].some(({ spec }) => spec.kind === 'award' && spec.code === code && !spec.upward);
  const rating = (atLeast: string) => {
    const column = find((spec) => spec.kind === 'rating' && spec.atLeast === atLeast);
    return [column.lo[0], column.hi[0]] as [Int32Array, Int32Array];
  };
  const works = (forAward: string, scope: string) => {
    const column = find((spec) => spec.kind === 'works' && spec.of.list === 'initiatives' && spec.award === forAward && spec.of.scope === scope);
    return [...column.lo, ...column.hi] as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  };
  const asked = (op: string, is?: string) =>
    find((spec) => spec.kind === 'asked' && spec.op === op && (is === undefined || (spec.params as { is?: string }).is === is)).tri;

  const [xLo, xHi] = rating('HTXSNV');
  const [gLo, gHi] = rating('HTTNV');
  const allow = find((spec) => spec.kind === 'allowed').lo[0] as Int32Array;
  const [ldttLo, ldttHi] = award('LDTT');
  const [csttLo, csttHi] = award('CSTT');
  const [csLo, csHi] = award('CSTDCS');
  const [bbLo, bbHi] = award('CSTD_BBNT');
  const [tqLo, tqHi] = award('CSTDTQ');
  const [bkLo, bkHi] = award('BK_BBNT');
  const [ttgLo, ttgHi] = award('BK_TTG');
  const [h3Lo, h3Hi] = award('HCLD_3');
  const [h2Lo, h2Hi] = award('HCLD_2');
  const [h1Lo, h1Hi] = award('HCLD_1');
  const [gkLo, gkHi] = award('GK');
  const iCs = works('CSTDCS', 'CO_SO');
  const iBb = works('CSTD_BBNT', 'BBNT');
  const iTq = works('CSTDTQ', 'TOAN_QUOC');
  const iBk = works('BK_BBNT', 'CO_SO');
  const iTtg = works('BK_TTG', 'CO_SO');
  const iH3 = works('HCLD_3', 'CO_SO');
  const conduct = asked('declared');
  const open = asked('hold');
  const term = asked('discipline_free');
  const outside = asked('attribute', 'non_state');
  const forces = asked('attribute', 'armed_forces');

  const numbers = dayRules.map(
    ({ program }) =>
      (id: string) =>
        program.reasons.indexOf(id) * 2,
  );
  const [o, n] = numbers as [(id: string) => number, (id: string) => number];
  const list = (number: (id: string) => number, standard: string, ids: readonly string[]) =>
    Int32Array.from(ids, (id) => number(`${standard}/${id}`));
  const old = { X: ['X1.R2003', 'X4.2019', 'X5.R2003'] };
  const now = { X: ['X1.R2022', 'X4.R2022a', 'X5.R2022a'] };
  const ids = {
    ldtt0: list(o, 'LDTT.cong_trang.R2003', ['rating', 'productivity', 'training', ...old.X]),
    cstt0: list(o, 'CSTT.cong_trang.R2003', ['forces', 'rating', 'compliance', ...old.X]),
    cs0: list(o, 'CSTDCS.cong_trang.R2003', ['base', 'merit', ...old.X]),
    bb0: list(o, 'CSTD_BBNT.cong_trang.R2003', ['titles', 'merit', 'fresh', ...old.X]),
    tq0: list(o, 'CSTDTQ.cong_trang.R2003', ['titles', 'outstanding', 'merit', 'fresh', ...old.X]),
    bk0: list(o, 'BK_BBNT.ca_nhan.R2003', ['streak', 'initiatives', 'fresh', ...old.X]),
    ttg0: list(o, 'BK_TTG.ca_nhan.R2003', ['base', 'streak', 'initiatives', 'fresh', ...old.X]),
    h30: list(o, 'HCLD_3.ca_nhan.R2003', ['base', 'streak', 'initiatives', ...old.X]),
    h20: list(o, 'HCLD_2.ca_nhan.R2003', ['base', 'streak', 'influence', ...old.X]),
    h10: list(o, 'HCLD_1.ca_nhan.R2003', ['base', 'streak', 'influence', ...old.X]),
    ldtt1: list(n, 'LDTT.cong_trang.R2022', ['rating', 'solidarity', 'training', ...now.X]),
    ldtt1x: list(n, 'LDTT.cong_trang.R2022.ngoai_nha_nuoc', ['work', ...now.X]),
    ldtt1open: n('LDTT.cong_trang.R2022?'),
    cstt1: list(n, 'CSTT.cong_trang.R2022', ['forces', 'rating', 'solidarity', ...now.X]),
    cs1: list(n, 'CSTDCS.cong_trang.R2022', ['base', 'merit', ...now.X]),
    bb1: list(n, 'CSTD_BBNT.cong_trang.R2022', ['titles', 'merit', ...now.X]),
    tq1: list(n, 'CSTDTQ.cong_trang.R2022', ['titles', 'outstanding', 'merit', ...now.X]),
    bk1: list(n, 'BK_BBNT.ca_nhan.R2022', ['merit', ...now.X]),
    ttg1: list(n, 'BK_TTG.ca_nhan.R2022', ['base', 'streak', 'titles', ...now.X]),
    h31: list(n, 'HCLD_3.ca_nhan.R2022', ['base', 'streak', 'excellent', 'titles', ...now.X]),
    h21: list(n, 'HCLD_2.ca_nhan.R2022', ['base', 'streak', 'excellent', 'titles', ...now.X]),
    gk1: list(n, 'GK.ca_nhan.R2022', ['task', 'compliance', 'merit', ...now.X]),
  };
  type Planes = typeof iCs;
  const sumLo = (p: Planes, i: number, w: number) => pop(at(p[0], i) & w) + 2 * pop(at(p[1], i) & w) + 4 * pop(at(p[2], i) & w);
  const sumHi = (p: Planes, i: number, w: number) => pop(at(p[3], i) & w) + 2 * pop(at(p[4], i) & w) + 4 * pop(at(p[5], i) & w);
  const oneLo = (p: Planes, i: number, w: number) => ((at(p[0], i) | at(p[1], i) | at(p[2], i)) & w) !== 0;
  const oneHi = (p: Planes, i: number, w: number) => ((at(p[3], i) | at(p[4], i) | at(p[5], i)) & w) !== 0;
  const once = (lo: Int32Array, hi: Int32Array, i: number, w: number) => ((at(hi, i) & w) === 0 ? 0 : (at(lo, i) & w) !== 0 ? 1 : 2);
  const [y1, y2, y3, y5, y6] = [top(1), top(2), top(3), top(5), top(6)];
  const two = (mask: number) => (mask & (mask << 1) & y2) !== 0;
  const three = (mask: number) => (mask & (mask << 1) & (mask << 2) & y2) !== 0;
  const pair = (mask: number) => (mask & ((mask << 1) | (mask << 2) | (mask << 3)) & y2) !== 0;

  return (out) => {
    const c = out as Uint16Array[];
    for (let i = 0; i < table.count; i += 1) {
      const a = at(allow, i);
      const [xl, xh, gl, gh] = [at(xLo, i) & a, at(xHi, i) & a, at(gLo, i) & a, at(gHi, i) & a];
      const good = tri(at(gLo, i) < 0, at(gHi, i) < 0);
      const excellent = tri(at(xLo, i) < 0, at(xHi, i) < 0);
      const cd = conduct[i] as number;
      const held = open[i] === 0 ? 1 : open[i] === 1 ? 0 : 2;
      const tm = term[i] as number;
      const fc = forces[i] as number;
      const ldttStandard = good === 1 || cd === 1 ? 1 : good === 2 || cd === 2 ? 2 : 0;
      const csttStandard = fc === 1 || good === 1 || cd === 1 ? 1 : fc === 2 || good === 2 || cd === 2 ? 2 : 0;
      const ldtt = at(ldttLo, i) < 0 ? 0 : ldttStandard;
      const cstt = at(csttLo, i) < 0 ? 0 : csttStandard;
      const base = any3(ldtt, cstt);
      const initiative = tri(oneLo(iCs, i, y1), oneHi(iCs, i, y1));
      const x = once(ldttLo, ldttHi, i, y1);
      const xCstt = once(csttLo, csttHi, i, y1);
      const xCs = once(csLo, csHi, i, y1);
      const xBb = once(bbLo, bbHi, i, y1);
      const xTq = once(tqLo, tqHi, i, y1);
      const xBk = once(bkLo, bkHi, i, y1);
      const xTtg = once(ttgLo, ttgHi, i, y1);
      const x3 = once(h3Lo, h3Hi, i, y1);
      const x2 = once(h2Lo, h2Hi, i, y1);
      (c[0] as Uint16Array)[i] = first(ids.ldtt0, x, held, tm, good, cd, 0);
      (c[1] as Uint16Array)[i] = first(ids.cstt0, xCstt, held, tm, fc, good, cd);
      (c[2] as Uint16Array)[i] = first(ids.cs0, xCs, held, tm, base, initiative);
      const [csl, csh] = [at(csLo, i) & a, at(csHi, i) & a];
      const chain = tri(three(csl), three(csh));
      const bbnt = tri(oneLo(iBb, i, -1), oneHi(iBb, i, -1));
      (c[3] as Uint16Array)[i] = first(ids.bb0, xBb, held, tm, chain, bbnt, once(bbLo, bbHi, i, y3));
      const links = tri(pair(at(bbLo, i) & a & ~1), pair(at(bbHi, i) & a & ~1));
      const national = tri(oneLo(iTq, i, -1), oneHi(iTq, i, -1));
      (c[4] as Uint16Array)[i] = first(ids.tq0, xTq, held, tm, links, cd, national, once(tqLo, tqHi, i, y6));
      const streak2 = tri((xl & y2) === y2, (xh & y2) === y2);
      const [wl, wh] = [run(xl), run(xh)];
      const bkWorks = tri(sumLo(iBk, i, wl) >= 2, sumHi(iBk, i, wh) >= 2);
      (c[5] as Uint16Array)[i] = first(ids.bk0, xBk, held, tm, streak2, bkWorks, once(bkLo, bkHi, i, y2));
      const streak5 = (l: number, h: number, lo: Int32Array, hi: Int32Array) =>
        tri((l & y5) === y5 && (at(lo, i) & ~y5) !== 0, (h & y5) === y5 && (at(hi, i) & ~y5) !== 0);
      const has = (lo: Int32Array, hi: Int32Array) => tri(at(lo, i) !== 0, at(hi, i) !== 0);
      const ttgWorks = tri(sumLo(iTtg, i, runAfter(xl, at(bkLo, i))) >= 5, sumHi(iTtg, i, runAfter(xh, at(bkHi, i))) >= 5);
      (c[6] as Uint16Array)[i] = first(ids.ttg0, xTtg, held, tm, has(bkLo, bkHi), streak5(xl, xh, bkLo, bkHi), ttgWorks, once(ttgLo, ttgHi, i, y5));
      const h3Works = tri(sumLo(iH3, i, runAfter(xl, at(ttgLo, i))) >= 1, sumHi(iH3, i, runAfter(xh, at(ttgHi, i))) >= 1);
      (c[7] as Uint16Array)[i] = first(ids.h30, x3, held, tm, has(ttgLo, ttgHi), streak5(xl, xh, ttgLo, ttgHi), h3Works);
      (c[8] as Uint16Array)[i] = first(ids.h20, x2, held, tm, has(h3Lo, h3Hi), streak5(xl, xh, h3Lo, h3Hi), cd);
      (c[9] as Uint16Array)[i] = first(ids.h10, once(h1Lo, h1Hi, i, y1), held, tm, has(h2Lo, h2Hi), streak5(xl, xh, h2Lo, h2Hi), cd);
      const mine = first(ids.ldtt1x, x, held, tm, cd);
      const rest = first(ids.ldtt1, x, held, tm, good, cd, 0);
      const same = (mine === 0) === (rest === 0) && (mine & 1) === (rest & 1);
      (c[10] as Uint16Array)[i] =
        outside[i] === 0 ? mine : outside[i] === 1 ? rest : same ? (mine === 0 ? 0 : ids.ldtt1open | (mine & 1)) : ids.ldtt1open | 1;
      (c[11] as Uint16Array)[i] = first(ids.cstt1, xCstt, held, tm, fc, good, cd);
      const farmer = cd;
      const ldttNow = at(ldttLo, i) < 0 ? 0 : outside[i] === 0 ? farmer : outside[i] === 1 ? ldttStandard : farmer === ldttStandard ? farmer : 2;
      (c[12] as Uint16Array)[i] = first(ids.cs1, xCs, held, tm, any3(ldttNow, cstt), any3(excellent, initiative));
      (c[13] as Uint16Array)[i] = first(ids.bb1, xBb, held, tm, chain, bbnt);
      (c[14] as Uint16Array)[i] = first(ids.tq1, xTq, held, tm, links, cd, national);
      const twoTitles = tri(two(csl), two(csh));
      const ratings = streak2 === 1 || bkWorks === 1 ? 1 : streak2 === 2 || bkWorks === 2 ? 2 : 0;
      (c[15] as Uint16Array)[i] = first(ids.bk1, xBk, held, tm, any3(twoTitles, ratings));
      const within = (lo: number, hi: number, markLo: number, markHi: number, min: number) => tri(pop(lo & markLo) >= min, pop(hi & markHi) >= min);
      const [tl, th] = [runAfter(gl, at(bkLo, i)), runAfter(gh, at(bkHi, i))];
      (c[16] as Uint16Array)[i] = first(
        ids.ttg1,
        xTtg,
        held,
        tm,
        has(bkLo, bkHi),
        streak5(gl, gh, bkLo, bkHi),
        within(tl, th, at(csLo, i), at(csHi, i), 3),
      );
      const [pl, ph] = [runAfter(gl, at(ttgLo, i)), runAfter(gh, at(ttgHi, i))];
      (c[17] as Uint16Array)[i] = first(
        ids.h31,
        x3,
        held,
        tm,
        has(ttgLo, ttgHi),
        streak5(gl, gh, ttgLo, ttgHi),
        within(pl, ph, at(xLo, i), at(xHi, i), 1),
        within(pl, ph, at(csLo, i), at(csHi, i), 3),
      );
      const [ql, qh] = [runAfter(gl, at(h3Lo, i)), runAfter(gh, at(h3Hi, i))];
      (c[18] as Uint16Array)[i] = first(
        ids.h21,
        x2,
        held,
        tm,
        has(h3Lo, h3Hi),
        streak5(gl, gh, h3Lo, h3Hi),
        within(ql, qh, at(xLo, i), at(xHi, i), 2),
        within(ql, qh, at(bbLo, i), at(bbHi, i), 1),
      );
      (c[19] as Uint16Array)[i] = first(ids.gk1, once(gkLo, gkHi, i, y1), held, tm, good, cd, 1);
    }
  };
}
