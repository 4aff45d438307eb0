import pg from 'pg';
import type { Bench, Case, Check, Sample, Size } from '../contract.ts';
import { startBenchDatabase } from '../database.ts';
import { byHand } from './by-hand.ts';
import { copyOut } from './copy-out.ts';
import { buildData, people } from './data.ts';
import { fill, fillTogether, judge, loader, queries } from './load.ts';
import { dayRules } from './rules.ts';
import { oneStatement } from './sql.ts';

/** All people × 20 rules with reasons, from rows in the database; the rules alone; and again after 1 % of people changed. */
const rules = dayRules.flatMap(({ day, awards }) => awards.map((award) => `${award} ${day}`));

const timed = async (work: () => Promise<unknown> | unknown): Promise<Sample> => {
  const start = performance.now();
  await work();
  return { ms: performance.now() - start, rssMB: Math.round(process.memoryUsage.rss() / 2 ** 20) };
};

const goals: Readonly<Record<Size, readonly [batch: number, sql: number, arrays: number, again: number]>> = {
  // Smoke asserts against limits only, and leaves room for a machine with other work.
  smoke: [0.2, 0, 0.3, 1.5],
  tenth: [0.71, 1.2, 0.5, 6.6],
  full: [0.71, 1.2, 0.5, 6.6],
};

export const bench: Bench = {
  async prepare({ size, say }) {
    const database = await startBenchDatabase();
    await buildData(database.url, size, say);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const second = new pg.Client({ connectionString: database.url });
    await second.connect();
    await client.query("set work_mem = '1GB'; set max_parallel_workers_per_gather = 2; set jit = on");
    const count = people[size];
    const outs = () => rules.map(() => new Uint16Array(count));
    const out = outs();
    const statement = oneStatement();
    let bySql: Record<string, string> = {};

    const full = loader(count, null);
    await fill(client, full);
    const hand = byHand(full.table);
    const handOut = outs();
    judge(full.table, out);
    hand(handOut);

    const changed = (await client.query<{ no: number }>('select no from changed order by no')).rows.map((row) => row.no);
    const slots = new Int32Array(count + 1);
    changed.forEach((no, at) => void (slots[no] = at));
    const again = async () => {
      const some = loader(changed.length, slots);
      const someOut = rules.map(() => new Uint16Array(changed.length));
      await fill(client, some, 'where KEY in (select no from changed)');
      judge(some.table, someOut);
      someOut.forEach((codes, rule) => changed.forEach((no, at) => void ((out[rule] as Uint16Array)[no - 1] = codes[at] as number)));
    };
    const whole = async () => {
      full.reset();
      await fillTogether(client, second, full);
      judge(full.table, out);
    };

    const cases: readonly Case[] = [
      {
        name: 'batch',
        c: 1,
        targets: {
          project: () => timed(whole),
          limit: () =>
            timed(async () => {
              for (const one of Object.values(queries())) await copyOut(client, one, () => undefined);
            }),
          sql: () => timed(async () => void (bySql = (await client.query<Record<string, string>>(statement)).rows[0] ?? {})),
        },
      },
      { name: 'rules', c: 1, targets: { project: () => timed(() => judge(full.table, out)), limit: () => timed(() => hand(handOut)) } },
      { name: 'after-1-percent', c: 1, targets: { project: () => timed(again), full: () => timed(whole) } },
    ];
    return {
      cases,
      checks: async () => [...compare(out, handOut, bySql), verdictsMet(out)],
      goals: goalsOf(size),
      async stop() {
        await client.end();
        await second.end();
        await database.stop();
      },
    };
  },
};

function goalsOf(size: Size) {
  const [batch, sql, arrays, again] = goals[size];
  return [
    { case: 'batch', over: 'limit', atLeast: batch },
    ...(sql > 0 ? [{ case: 'batch', over: 'sql', atLeast: sql }] : []),
    { case: 'rules', over: 'limit', atLeast: arrays },
    { case: 'after-1-percent', over: 'full', atLeast: again },
  ];
}

/** Rule by rule: how many differ from the loops by hand, and whether SQL adds up to the same people. */
function compare(out: readonly Uint16Array[], handOut: readonly Uint16Array[], bySql: Readonly<Record<string, string>>): Check[] {
  return out.flatMap((codes, rule) => {
    const other = handOut[rule] as Uint16Array;
    let [differ, met, unknown] = [0, 0, 0];
    let sum = 0n;
    codes.forEach((code, at) => {
      if (code !== other[at]) differ += 1;
      if (code === 0) met += 1;
      if ((code & 1) === 1) unknown += 1;
      sum += BigInt(code * ((at + 1) % 1000003));
    });
    const [ours, theirs] = [`${met} ${unknown} ${sum}`, `${bySql[`met${rule}`]} ${bySql[`unknown${rule}`]} ${bySql[`s${rule}`]}`];
    return [
      { name: `${rules[rule]}: equal to the loops by hand`, expected: 0, got: differ, ok: differ === 0 },
      { name: `${rules[rule]}: equal to SQL (met, unknown, sum)`, expected: theirs, got: ours, ok: ours === theirs },
    ];
  });
}

function verdictsMet(out: readonly Uint16Array[]): Check {
  const met = out.reduce((sum, codes) => sum + codes.reduce((count, code) => count + (code === 0 ? 1 : 0), 0), 0);
  return { name: 'some people meet some rules', expected: '> 0', got: met, ok: met > 0 };
}
