import pg from 'pg';
import type { Bench, Case, Check, Goal, Sample, Size } from '../contract.ts';
import { startBenchDatabase } from '../database.ts';
import { office, openSpreadsheet, type Spreadsheet } from './libreoffice.ts';
import { empty, makeData, stored, type Stored } from './data.ts';
import { changeSql, recomputeNaive, recomputeSql } from './others.ts';
import { change, recompute } from './project.ts';
import { compiledTable } from './table.ts';

const sizes: Readonly<Record<Size, readonly number[]>> = { smoke: [100], tenth: [100, 1000], full: [100, 1000, 10_000] };

interface Group {
  readonly units: number;
  readonly clients: readonly [pg.Client, pg.Client];
  readonly results: Map<string, Stored>;
  /** LibreOffice with the same figures, where it is installed and the group is of a size a workbook takes. */
  readonly spreadsheet: Spreadsheet | null;
}

const compiled = compiledTable();

/** Times one target on empty result tables and keeps what it stored. */
const recomputes = (group: Group, target: string, work: (client: pg.Client) => Promise<unknown>) => async (): Promise<Sample> => {
  const [client] = group.clients;
  if (!client) throw new Error('no connection');
  await client.query(empty);
  await client.query('vacuum line, standing');
  const start = performance.now();
  await work(client);
  const ms = performance.now() - start;
  group.results.set(target, await stored(client));
  return { ms };
};

function recomputeCase(group: Group): Case {
  const { units, clients, spreadsheet } = group;
  return {
    name: `recompute ${units}`,
    c: 1,
    targets: {
      project: recomputes(group, 'project', () => recompute(clients, compiled, units)),
      sql: recomputes(group, 'sql', (client) => client.query(recomputeSql)),
      naive: recomputes(group, 'naive', (client) => recomputeNaive(client, units)),
      ...(spreadsheet ? { libreoffice: async () => ({ ms: await spreadsheet.recompute() }) } : {}),
    },
  };
}

/** A thousand units are 720,000 cells; more is no workbook an officer opens. */
const largestWorkbook = 1000;

const changes = 20;

/** The same list of changes for every target; values alternate so that each changes something. */
const changed = (group: Group, target: string, work: (client: pg.Client, unit: number, indicator: number, value: number) => Promise<void>) => {
  let turn = 0;
  return async (): Promise<Sample> => {
    const [client] = group.clients;
    await client.query(empty);
    await client.query(recomputeSql);
    turn += 1;
    const start = performance.now();
    for (let at = 0; at < changes; at += 1) await work(client, (at * 37) % group.units, (at * 11) % 60, (turn * 13 + at) % 128);
    const ms = (performance.now() - start) / changes;
    group.results.set(`change ${target}`, await stored(client));
    return { ms };
  };
};

function changeCase(group: Group): Case {
  return {
    name: `one change ${group.units}`,
    c: 1,
    targets: {
      project: changed(group, 'project', (client, ...args) => change(client, compiled, ...args)),
      sql: changed(group, 'sql', changeSql),
      'sql-all': changed(group, 'sql-all', async (client, unit, indicator, value) => {
        await client.query('update figure set value = $3 where unit = $1 and indicator = $2 and month = 6', [unit, indicator, value]);
        await client.query(empty);
        await client.query(recomputeSql);
      }),
      // An edit in a workbook nobody has open: opened, computed, stored.
      ...(group.spreadsheet ? { libreoffice: async () => ({ ms: (await group.spreadsheet?.recompute()) ?? 0 }) } : {}),
    },
  };
}

/** The sum of all totals to 0.01 for each unit: single points are compared cell by cell in the engine's own tests. */
function sheetEqual({ units, results, spreadsheet }: Group): Check[] {
  if (!spreadsheet) return [];
  const [expected, got] = [(results.get('sql')?.sum ?? 0) / 100, spreadsheet.total()];
  return [{ name: `${units} units: totals of LibreOffice`, expected, got, ok: Math.abs(expected - got) <= 0.01 * units }];
}

function equal({ units, results }: Group): Check[] {
  return [
    ['', 'sql'],
    ['change ', 'change sql'],
  ].flatMap(([prefix = '', reference = '']) => {
    const expected = results.get(reference);
    return [...results]
      .filter(([target]) => target !== reference && target.startsWith('change ') === (prefix !== ''))
      .map(([target, got]) => ({
        name: `${units} units: every point, total and rank of ${target} = ${reference}`,
        expected: expected?.digest,
        got: got.digest,
        ok: expected !== undefined && expected.digest === got.digest && got.lines === units * 60,
      }));
  });
}

/** At the size of a smoke run one commit to the disk is half of the time; its goal only says that nothing is badly wrong. */
const goals = ({ units, spreadsheet }: Group, size: Size): Goal[] => [
  { case: `recompute ${units}`, over: 'sql', atLeast: size === 'smoke' ? 0.3 : 0.91 },
  { case: `recompute ${units}`, over: 'naive', atLeast: size === 'smoke' ? 1.5 : 5 },
  ...(spreadsheet
    ? [
        { case: `recompute ${units}`, over: 'libreoffice', atLeast: 7 },
        { case: `one change ${units}`, over: 'libreoffice', atLeast: 100 },
      ]
    : []),
];

export const bench: Bench = {
  async prepare({ size, say }) {
    const stops: (() => Promise<void>)[] = [];
    const groups: Group[] = [];
    for (const units of sizes[size]) {
      const database = await startBenchDatabase();
      const clients = [new pg.Client({ connectionString: database.url }), new pg.Client({ connectionString: database.url })] as const;
      for (const client of clients) await client.connect();
      say(`  ${units} units × 60 × 12`);
      const [first] = clients;
      await makeData(first, units);
      const spreadsheet = office !== undefined && size !== 'smoke' && units <= largestWorkbook ? await openSpreadsheet(first, units, office) : null;
      if (spreadsheet === null)
        say(`  ${units} units: LibreOffice left out (${office === undefined ? 'soffice is not installed' : 'not at this size'})`);
      const group: Group = { units, clients, results: new Map(), spreadsheet };
      // Both are measured as they run on a server that has been up for a while.
      for (const target of ['project', 'sql'] as const) for (let time = 0; time < 3; time += 1) await recomputeCase(group).targets[target]?.();
      groups.push(group);
      stops.push(async () => {
        await spreadsheet?.stop();
        for (const client of clients) await client.end();
        await database.stop();
      });
    }
    return {
      cases: groups.flatMap((group) => [recomputeCase(group), changeCase(group)]),
      checks: async () => groups.flatMap((group) => [...equal(group), ...sheetEqual(group)]),
      goals: groups.flatMap((group) => goals(group, size)),
      stop: async () => {
        for (const stop of stops) await stop();
      },
    };
  },
};
