import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { lawVerb } from './law.ts';
import { problemOf } from './problems.ts';

const root = join(import.meta.dirname, '../../..');
const examples = join(root, 'docs/formats/examples');

/** The verb as the command line runs it; answers code, output and the code of a refusal. */
async function law(...args: string[]): Promise<{ code: number; out: string; refused?: string }> {
  let out = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  ];
  try {
    return { code: await lawVerb.run(args), out };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { code: problemOf(problem).code, out, refused: problem.body.code };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'law-cli-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('check: the examples answer met, met and unknown, with article, facts used and what is missing', async () => {
  const person = JSON.parse((await law('check', '--facts', join(examples, 'law-person.json'), '--award', 'CSTD_BBNT', '--on', '2023-12-20')).out);
  expect(person).toMatchObject({ format: 'thidua/verdict-law@1', verdict: 'met', regime: { code: 'R2003' }, missing: [] });
  expect(person.tree.children[0].children[0]).toMatchObject({
    verdict: 'met',
    facts: ['a2023', 'a2022', 'a2021'],
    cite: expect.stringContaining('91/2017/NĐ-CP'),
  });
  const unit = JSON.parse((await law('check', '--facts', join(examples, 'law-collective.json'), '--award', 'TTLDXS', '--on', '2024-12-15')).out);
  expect(unit.verdict).toBe('met');
  const gaps = JSON.parse((await law('check', '--facts', join(examples, 'law-unknown.json'), '--award', 'CSTD_BBNT', '--on', '2024-12-15')).out);
  expect(gaps).toMatchObject({ verdict: 'unknown', reason: 'CSTD_BBNT.cong_trang.R2022/titles' });
  expect(gaps.missing[0].vi).not.toBe('');
});

test('wrong calls exit 2, refusals exit 1 and are named', async () => {
  expect((await law()).code).toBe(2);
  expect((await law('check', '--award', 'LDTT')).code).toBe(2);
  const unknown = await law('check', '--facts', join(examples, 'law-person.json'), '--award', 'NOPE', '--on', '2023-12-20');
  expect(unknown).toMatchObject({ code: 1, refused: 'law.no_such_award' });
  const check = (file: string, on: string) => law('check', '--facts', file, '--award', 'CSTD_BBNT', '--on', on);
  expect((await check(join(examples, 'law-person.json'), '2023-02-30')).code).toBe(2);
  // What is wrong with a file is told with its name.
  const bad = join(folder, 'bad.json');
  await writeFile(bad, '{bad');
  await expect(check(bad, '2023-12-20')).rejects.toThrow(/bad\.json.*JSON/);
  await expect(check(join(folder, 'none.json'), '2023-12-20')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(check(folder, '2023-12-20')).rejects.toMatchObject({ code: 'EISDIR', path: folder });
});

test('a year or a branch nobody can read is refused by name, never answered', async () => {
  const check = (...more: string[]) =>
    law('check', '--facts', join(examples, 'law-person.json'), '--award', 'CSTD_BBNT', '--on', '2023-12-20', ...more);
  for (const year of ['abc', '1800', '20.5', '', '99999']) expect(await check('--year', year)).toMatchObject({ code: 2, refused: 'call.not_a_year' });
  expect(await law('batch', '--on', '2023-12-20', '--year', 'abc')).toMatchObject({ code: 2, refused: 'call.not_a_year' });
  expect(await check('--branch', 'cong')).toMatchObject({ code: 2, refused: 'call.not_one_of' });
  expect(JSON.parse((await check('--year', '2023', '--branch', 'cong_trang')).out)).toMatchObject({ year: 2023, verdict: 'met' });
});

test('a folder without law files is told as such', async () => {
  const none = join(folder, 'none-here');
  await mkdir(none);
  const asked = await law('check', '--facts', join(examples, 'law-person.json'), '--award', 'CSTD_BBNT', '--on', '2023-12-20', '--law', none);
  expect(asked).toMatchObject({ refused: 'law.no_law_files' });
});

test('batch answers line by line and names a bad line; replay says who loses by which clause; cases fail loudly', async () => {
  const one = JSON.parse(await readFile(join(examples, 'law-person.json'), 'utf8'));
  const file = join(folder, 'facts.ndjson');
  await writeFile(file, `${JSON.stringify(one)}\n{"format":"x"}\n${JSON.stringify({ ...one, subject: { ...one.subject, id: 'b' } })}\n`);
  const lines = await law('batch', '--facts', file, '--on', '2023-12-20', '--award', 'CSTD_BBNT,BK_TTG');
  expect(lines.code).toBe(1);
  const answers = lines.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toHaveLength(5);
  expect(answers).toContainEqual({ subject: 'b', award: 'CSTD_BBNT', verdict: 'met', reason: null });
  expect(answers.find((line) => line.line === 2)).toMatchObject({ refused: 'common.invalid_input' });

  const draft = join(folder, 'law');
  await cp(join(root, 'law'), draft, { recursive: true });
  const standards = join(draft, 'standards/individual-titles.yaml');
  await writeFile(
    standards,
    (await readFile(standards, 'utf8')).replace('consecutive: { award: CSTDCS, min: 3', 'consecutive: { award: CSTDCS, min: 4'),
  );
  const replayed = await law('replay', '--old', join(root, 'law'), '--new', draft, '--facts', file, '--on', '2023-12-20', '--award', 'CSTD_BBNT');
  const report = JSON.parse(replayed.out);
  expect(report).toMatchObject({ subjects: 2, unchanged: 0, byAward: { CSTD_BBNT: { loses: 2, gains: 0 } } });
  expect(report.changes[0]).toMatchObject({
    from: 'met',
    to: 'unmet',
    effect: 'loses',
    clause: 'CSTD_BBNT.cong_trang.R2003/titles',
    words: { vi: expect.stringContaining('4 lần liên tục') },
  });

  expect(JSON.parse((await law('cases', '--json')).out)).toMatchObject({ failed: [], uncited: [] });
  const broken = await law('cases', '--json', '--law', draft);
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.out).failed.length).toBeGreaterThan(0);
}, 180_000);
