import { execFile } from 'node:child_process';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scoresFile } from '#modules/scoring/engine/result.ts';
import { scoreFiles, told } from './score.ts';

/** Files as strangers bring them: written by other editors, broken, misspelt, far too large. */

const root = join(import.meta.dirname, '../../..');
const examples = join(root, 'docs/formats/examples');
const run = promisify(execFile);
let folder: string;
let rulebook: string;
let facts: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thidua-files-'));
  rulebook = await readFile(join(examples, 'rulebook-small.json'), 'utf8');
  facts = await readFile(join(examples, 'facts-small.json'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function node(...args: string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await run(process.execPath, args, { cwd: root, maxBuffer: 1e9 })) };
  } catch (error) {
    return error as Ended;
  }
}

const cli = join(root, 'src/app/cli.ts');
const score = (table: string, known: string) => node(cli, 'score', '--rulebook', table, '--facts', known);

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

type Json = Record<string, unknown> & { units: Record<string, unknown>[] };
const changed = (change: (json: Json) => void): string => {
  const json = JSON.parse(facts) as Json;
  change(json);
  return JSON.stringify(json);
};

describe('the same content', () => {
  test('with a byte order mark, Windows line ends or taken-apart letters scores the same, table hash included', async () => {
    const plain = await score(await file('r.json', rulebook), await file('f.json', facts));
    expect(plain.code).toBe(0);
    const otherwise = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n').normalize('NFD')}`;
    expect(await score(await file('r2.json', otherwise(rulebook)), await file('f2.json', otherwise(facts)))).toEqual(plain);
  }, 60_000);

  test('every example of the documents is scored and explained', async () => {
    for (const name of ['small', 'all-kinds']) {
      const { code, stdout } = await score(join(examples, `rulebook-${name}.json`), join(examples, `facts-${name}.json`));
      expect(code).toBe(0);
      const json: unknown = JSON.parse(stdout);
      expect(JSON.stringify(json, null, 2)).toBe(stdout.trimEnd());
      const read = scoresFile.parse(json);
      expect(read).toEqual(json);
      for (const unit of read.units) expect(unit.rank === null).toBe(unit.tie === null);
    }
  }, 60_000);
});

describe('refused by name, in both languages, with its place', () => {
  const cases: readonly (readonly [string, () => string | Uint8Array, () => string | Uint8Array, readonly string[]])[] = [
    ['no JSON', () => rulebook.slice(0, 400), () => facts, ['bad-r.json: rulebook.not_json: Tệp không phải JSON hợp lệ: dòng 11, cột']],
    ['nothing', () => '', () => facts, ['rulebook.not_json: Tệp không phải JSON hợp lệ: tệp hết giữa chừng.']],
    ['UTF-16', () => Buffer.from(`\uFEFF${rulebook}`, 'utf16le'), () => facts, ['bad-r.json: rulebook.not_utf8: Tệp không phải văn bản UTF-8.']],
    ['a byte that is no letter', () => rulebook, () => Buffer.from(facts.replace('Đơn vị A', 'é'), 'latin1'), ['bad-f.json: rulebook.not_utf8']],
    ['no object', () => '[]', () => facts, ['cần nhóm trường { }, đang là danh sách [ ].', 'needs an object { }, holds a list [ ].']],
    ['files changed over', () => facts, () => rulebook, ['format: rulebook.wrong_shape: Sai dạng: chỉ nhận “thidua/rulebook@1”.']],
    [
      'one unit twice',
      () => rulebook,
      () => changed(({ units }) => units.push({ ...units[0] })),
      ['units[3].code: rulebook.same_unit: Đơn vị “a” có hai lần.'],
    ],
    [
      'one unit twice, letters in two forms',
      () => rulebook,
      () =>
        changed(({ units }) => {
          Object.assign(units[0] ?? {}, { code: 'Cần Thơ'.normalize('NFC') });
          Object.assign(units[1] ?? {}, { code: 'Cần Thơ'.normalize('NFD') });
        }),
      ['units[1].code: rulebook.same_unit'],
    ],
    [
      'a misspelt field deep inside',
      () => rulebook.replace('"settings": {', '"settings": { "totalcap": 5,'),
      () => facts,
      ['settings.totalcap: rulebook.unknown_field: Không có trường “totalcap”'],
    ],
    [
      'a misspelt field of a unit',
      () => rulebook,
      () => changed(({ units }) => Object.assign(units[1] ?? {}, { notAssinged: { 3: 'x' } })),
      ['units[1].notAssinged: rulebook.unknown_field', 'There is no field “notAssinged”'],
    ],
    [
      'too many units',
      () => rulebook,
      () => changed((json) => (json.units = Array.from({ length: 100_001 }, () => ({})))),
      ['units: rulebook.wrong_shape: Sai dạng: nhiều nhất 100000 mục.'],
    ],
  ];
  test.each(cases)('%s', async (_, table, known, words) => {
    const outcome = await scoreFiles(await file('bad-r.json', table()), await file('bad-f.json', known()));
    if (outcome.ok) throw new Error('scored');
    for (const one of words) expect(told(outcome)).toContain(one);
  });

  test('a file of more than 64 MB is not read to its end', async () => {
    const path = join(folder, 'huge.json');
    const handle = await open(path, 'w');
    await handle.write('{"a":"');
    await handle.truncate(3 * 1024 ** 3);
    await handle.close();
    const { code, stderr } = await node('--max-old-space-size=256', cli, 'score', '--rulebook', path, '--facts', path);
    expect([code, stderr.trim()]).toEqual([1, `${path}: rulebook.file_too_large: Tệp lớn hơn 64 MB. / The file is larger than 64 MB.`]);
  }, 60_000);
});

describe('ten thousand units', () => {
  test('all of one rank are told so in little memory', async () => {
    const all = changed(
      (json) => (json.units = Array.from({ length: 10_000 }, (_, at) => ({ ...json.units[0], code: `u${at}`, name: `Đơn vị ${at}` }))),
    );
    const known = await file('many.json', all);
    const { code, stdout } = await node('--max-old-space-size=512', cli, 'score', '--rulebook', await file('r.json', rulebook), '--facts', known);
    expect(code).toBe(0);
    const { units } = scoresFile.parse(JSON.parse(stdout));
    expect(units).toHaveLength(10_000);
    expect(units[9_999]).toMatchObject({ rank: 1, tie: { decidedBy: 'shared', tiedCount: 9_999 } });
    expect(units[0]?.tie?.tiedWith).toHaveLength(20);
    expect(units[0]?.tie?.explanation.vi).toContain('và 9979 đơn vị khác');
  }, 120_000);

  test('times more criteria than can be kept are refused before anything is computed', async () => {
    const table = JSON.parse(rulebook) as { criteria: object[]; settings: Record<string, unknown> };
    table.criteria = Array.from({ length: 300 }, (_, at) => ({ code: `C${at}`, title: 'x', max: 1, rule: { kind: 'manual' } }));
    Object.assign(table.settings, { scale: 300, tieRules: [], classification: null });
    const all = changed((json) => (json.units = Array.from({ length: 10_000 }, (_, at) => ({ code: `u${at}`, name: 'x' }))));
    const outcome = await scoreFiles(await file('wide.json', JSON.stringify(table)), await file('many.json', all));
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'rulebook.too_much', place: 'units' }] });
    if (!outcome.ok) expect(told(outcome)).toContain('10000 đơn vị × 300 tiêu chí là quá nhiều cho một lần chấm; nhiều nhất 2000000 ô.');
  });
});

test('help is an answer, not a wrong call; a reader that has seen enough ends it quietly', async () => {
  const help = await node(cli, 'score', '--help');
  expect([help.code, help.stderr]).toEqual([0, '']);
  expect(help.stdout).toContain('score --rulebook R.json --facts F.json');
  const many = await file(
    'tail.json',
    changed((json) => (json.units = Array.from({ length: 3000 }, (_, at) => ({ code: `u${at}`, name: 'x' })))),
  );
  const piped = await run(
    '/bin/sh',
    ['-c', `"${process.execPath}" "${cli}" score --rulebook "${await file('r.json', rulebook)}" --facts "${many}" | head -1`],
    { cwd: root },
  );
  expect(piped).toEqual({ stdout: '{\n', stderr: '' });
}, 60_000);
