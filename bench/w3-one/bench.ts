import pg from 'pg';
import type { FactsInput } from '#modules/law/index.ts';
import type { Bench, Check, Sample, Size } from '../contract.ts';
import { startBenchDatabase } from '../database.ts';
import { buildData, codes, lastYear, people } from '../w3-batch/data.ts';
import { engine } from '../w3-batch/rules.ts';

/**
 * One person, one award, and why: the rows of one person in one prepared statement, read as facts, judged with the whole
 * tree of reasons. The limit reads the same rows and checks the one rule by hand, without a reason.
 */
const award = 'BK_TTG';
const day = '2024-01-01';

interface Rows {
  readonly no: number;
  readonly httn: number;
  readonly htx: number;
  readonly known: number;
  readonly hold: number;
  readonly term: number;
  readonly awards: readonly (readonly [code: number, year: number])[] | null;
}

const statement = {
  name: 'one-person',
  text: `select no, httn, htx, known, hold, term, (select json_agg(json_build_array(code, year)) from award where person = no) as awards
    from person where no = $1`,
};

/** The rows as facts; years before the record began are not known. */
function factsOf(row: Rows): FactsInput {
  const first = lastYear - Math.clz32(~row.known) + 1;
  const span = row.known === -1 ? { from: null, to: lastYear } : { from: first, to: lastYear };
  const years = Array.from({ length: 15 }, (_, back) => lastYear - back).filter((year) => year >= (span.from ?? 0));
  const bit = (year: number) => 1 << (31 - lastYear + year);
  const level = (year: number) => ((row.htx & bit(year)) !== 0 ? 'HTXSNV' : 'HTTNV');
  return {
    format: 'thidua/facts-law@1',
    asOf: day,
    subject: { kind: 'person', id: String(row.no), sector: 'state' },
    known: {
      ratings: span,
      awards: span,
      initiatives: span,
      discipline: { from: null, to: null },
      ...(row.hold === 2 ? {} : { holds: { from: null, to: null } }),
    },
    ratings: years.filter((year) => (row.httn & bit(year)) !== 0).map((year) => ({ id: `r${year}`, year, level: level(year) })),
    awards: (row.awards ?? []).map(([code, year], at) => ({ id: `a${at}`, code: codes[code] ?? '', year, type: 'cong_trang' })),
    holds: row.hold === 0 ? [{ id: 'h', kind: 'DIEU_TRA', from: '2023-01-01', to: null }] : [],
    discipline:
      row.term < 0
        ? []
        : [{ id: 'd', form: 'khien_trach', from: `${lastYear - row.term - 1}-06-01`, to: row.term === 0 ? null : `${lastYear - row.term}-06-01` }],
  };
}

/** The same rule by hand: 0 met, 1 unmet, 2 not known. */
function byHand(row: Rows): number {
  const mask = (code: number) => (row.awards ?? []).reduce((sum, [of, year]) => (of === code ? sum | (1 << (31 - lastYear + year)) : sum), 0);
  const top5 = -1 << 27;
  const allow = row.term < 0 ? ~1 : row.term === 0 ? 0 : (-1 << (32 - row.term)) & ~1;
  const [bk, fighter, own] = [mask(4), mask(1), mask(5)];
  const bound = (good: number, base: number, title: number, fresh: boolean, free: boolean) => {
    const low = base & -base;
    const length = Math.clz32(~(good & ~(low | (low - 1))));
    let years = base === 0 || length === 0 ? 0 : (-1 << (32 - length)) & title;
    let titles = 0;
    for (; years !== 0; years &= years - 1) titles += 1;
    return base !== 0 && (good & top5) === top5 && (base & ~top5) !== 0 && titles >= 3 && fresh && free;
  };
  const [unknown, free] = [~row.known, row.term !== 0];
  if (bound(row.httn & row.known & allow, bk, fighter, ((own | unknown) & (1 << 31)) === 0, free && row.hold === 1)) return 0;
  return bound((row.httn | unknown) & ~1 & allow, bk | unknown, fighter | unknown, (own & (1 << 31)) === 0, free && row.hold !== 0) ? 2 : 1;
}

const each: Readonly<Record<Size, number>> = { smoke: 400, tenth: 2000, full: 5000 };

export const bench: Bench = {
  async prepare({ size, say }) {
    const database = await startBenchDatabase();
    await buildData(database.url, size, say);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // Spread over all people, and so that many have the certificate the rule builds on.
    const { rows: asked } = await client.query<{ no: number }>(
      `(select distinct person as no from award where code = 4 order by no limit ${each[size]}) union all (select no from person order by no desc limit ${each[size]})`,
    );
    const read = async (no: number): Promise<Rows> => (await client.query<Rows>({ ...statement, values: [no] })).rows[0] as Rows;
    const judgeOne = (row: Rows) => engine.evaluate(engine.readFacts(factsOf(row)), award, { acceptedOn: day, year: lastYear, branch: 'cong_trang' });
    const rate = async (work: (row: Rows) => unknown): Promise<Sample> => {
      const start = performance.now();
      const times: number[] = [];
      for (const { no } of asked) {
        const begun = performance.now();
        work(await read(no));
        times.push(performance.now() - begun);
      }
      times.sort((a, b) => a - b);
      const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
      return { rps: (asked.length * 1000) / (performance.now() - start), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
    };
    return {
      cases: [{ name: 'one', c: 1, targets: { project: () => rate(judgeOne), limit: () => rate(byHand) } }],
      async checks(): Promise<Check[]> {
        const verdicts = ['met', 'unmet', 'unknown'];
        const counts = [0, 0, 0];
        let differ = 0;
        for (const { no } of asked) {
          const row = await read(no);
          const hand = byHand(row);
          counts[hand] = (counts[hand] ?? 0) + 1;
          if (judgeOne(row).verdict !== verdicts[hand]) differ += 1;
        }
        return [
          { name: `verdicts equal to the rule by hand for ${asked.length} of ${people[size]} people`, expected: 0, got: differ, ok: differ === 0 },
          { name: 'all three verdicts occur', expected: '> 0', got: counts.join(' '), ok: counts.every((count) => count > 0) },
        ];
      },
      goals: [{ case: 'one', over: 'limit', atLeast: size === 'smoke' ? 0.08 : 0.25 }],
      async stop() {
        await client.end();
        await database.stop();
      },
    };
  },
};
