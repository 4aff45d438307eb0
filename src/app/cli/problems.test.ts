import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thidua-cli-'));
  await writeFile(join(folder, 'bad.json'), '{bad');
});
afterAll(() => rm(folder, { recursive: true }));

const thidua = (...args: string[]) =>
  new Promise<{ code: number; err: string }>((resolve) => {
    execFile(process.execPath, ['src/app/cli.ts', ...args], (error, _out, err) => resolve({ code: Number(error?.code ?? 0), err }));
  });

test('a wrong call and a file that cannot be read are told in words, without a trace', async () => {
  const calls = [
    [['law', 'bonus', '--khong-co', 'x'], 2, 'wrong option'],
    [['law', 'check', '--facts', join(folder, 'none.json'), '--award', 'CSTDCS', '--on', '2022-12-15'], 1, 'there is no such file'],
    [['law', 'check', '--facts', folder, '--award', 'CSTDCS', '--on', '2022-12-15'], 1, 'this is a folder'],
    [['law', 'check', '--facts', join(folder, 'bad.json'), '--award', 'CSTDCS', '--on', '2022-02-30'], 2, 'call.not_a_day: --on “2022-02-30”'],
    [
      ['law', 'check', '--facts', join(folder, 'bad.json'), '--award', 'CSTDCS', '--on', '2022-12-15'],
      1,
      'tệp không phải JSON / not JSON: dòng 1, cột 2',
    ],
    [['law', 'deadline', '--step', 'BNV_APPRAISAL', '--from', '2026-02-31'], 2, 'call.not_a_day: --from “2026-02-31” không phải ngày có thật'],
    [['check-data', join(folder, 'bad.json')], 1, 'JSON'],
    [['score', '--rulebook', join(folder, 'bad.json'), '--facts', join(folder, 'none.json')], 1, 'not_json'],
  ] as const;
  for (const [args, code, words] of calls) {
    const answer = await thidua(...args);
    expect(answer.code, args.join(' ')).toBe(code);
    expect(answer.err, args.join(' ')).toContain(words);
    expect(answer.err, args.join(' ')).not.toMatch(/\n\s+at /);
  }
}, 120_000);
