import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { scoresFile } from '#modules/scoring/engine/result.ts';

const root = join(import.meta.dirname, '../../..');
const examples = join(root, 'docs/formats/examples');
const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function thidua(...args: string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await run(process.execPath, [join(root, 'src/app/cli.ts'), ...args], { cwd: root, maxBuffer: 1e8 })) };
  } catch (error) {
    return error as Ended;
  }
}

const saved = async (text: string): Promise<string> => {
  const file = join(await mkdtemp(join(tmpdir(), 'thidua-score-')), 'file.json');
  await writeFile(file, text);
  return file;
};

describe('thidua score', () => {
  const [rulebook, facts] = [join(examples, 'rulebook-all-kinds.json'), join(examples, 'facts-all-kinds.json')];

  test('prints points as decimals, rules, values, conditions, ranks and what the ranks rest on', async () => {
    const { code, stdout } = await thidua('score', '--rulebook', rulebook, '--facts', facts);
    expect(code).toBe(0);
    const result = scoresFile.parse(JSON.parse(stdout));
    expect(result.rulebook.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(result.units.map((one) => [one.code, one.totals.total, one.rank])).toEqual([
      ['dc', 106.5, 1],
      ['bd', 90.83, 2],
      ['tt', 80.5, 3],
      ['vt', 78.75, 4],
      ['tv', null, null],
    ]);
    const [first] = result.units;
    expect(first?.criteria.find((one) => one.code === 'II.1')).toMatchObject({ kind: 'relative_to_leader', points: 10 });
    expect(first?.tie?.explanation.vi).toContain('106,5');
  });

  test('a wrong rulebook names every place, on standard error, and ends with 1', async () => {
    const text =
      '{"format":"thidua/rulebook@1","id":"x","title":"x","authority":{"name":"x"},"year":2022,"groupKinds":["block"],"source":{"citation":"x","mark":"real"},"settings":{"scale":"1.000"},"criteria":[{"code":"A","title":"a","max":1e400,"rule":{"kind":"manual"}}]}';
    const { code, stdout, stderr } = await thidua('score', '--rulebook', await saved(text), '--facts', facts);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('settings.scale: rulebook.ambiguous_number');
    expect(stderr).toContain('criteria[0].max: rulebook.number_too_large');
  });

  test('a missing file, a file that is no JSON, and a wrong call', async () => {
    expect(await thidua('score', '--rulebook', '/nowhere.json', '--facts', facts)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('rulebook.file_not_readable'),
    });
    expect(await thidua('score', '--rulebook', await saved('{'), '--facts', facts)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('rulebook.not_json'),
    });
    expect(await thidua('score', '--rulebook', rulebook)).toMatchObject({ code: 2, stderr: expect.stringContaining('score --rulebook') });
  });
});
