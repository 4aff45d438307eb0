import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { canonicalJson, sha256 } from '#platform/ids.ts';
import { evaluateEach } from '#modules/scoring/engine/evaluate.ts';
import { problemOfFile, type Problem } from '#modules/scoring/engine/problems.ts';
import { mostMegabytes, readFacts, readJsonBytes, readRulebook, strayFields, type Reading } from '#modules/scoring/engine/read.ts';
import { unitToFile } from '#modules/scoring/engine/result.ts';
import { fileProblems } from './problems.ts';
import type { Verb } from './verbs.ts';

interface Refused {
  readonly file: string;
  readonly problems: readonly Problem[];
}

interface Scored {
  /** Everything but the units. */
  readonly head: object;
  /** One at a time, as they are printed. */
  readonly units: ReturnType<typeof evaluateEach>['units'];
}

type Outcome = ({ readonly ok: true } & Scored) | ({ readonly ok: false } & Refused);

const refused = (file: string, problems: readonly Problem[]): Outcome => ({ ok: false, file, problems });

/** No more of a file is taken into memory than is allowed, whatever its size says: a pipe has none. */
async function readBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).byteLength;
      if (size > mostMegabytes * 1024 * 1024) break;
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

async function readJsonFile(file: string): Promise<Reading<{ readonly json: unknown }>> {
  try {
    return readJsonBytes(await readBytes(file));
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    return { ok: false, problems: [problemOfFile(fileProblems[code] ?? code)] };
  }
}

/** Scores the facts of a group by a rulebook, from two files. Whatever is wrong comes back with its place, all at once. */
export async function scoreFiles(rulebookFile: string, factsFile: string): Promise<Outcome> {
  const table = await readJsonFile(rulebookFile);
  if (!table.ok) return refused(rulebookFile, table.problems);
  const rulebook = readRulebook(table.json);
  if (!rulebook.ok) return refused(rulebookFile, rulebook.problems);
  const unknown = strayFields(table.json, rulebook.book);
  if (unknown.length > 0) return refused(rulebookFile, unknown);
  const known = await readJsonFile(factsFile);
  if (!known.ok) return refused(factsFile, known.problems);
  const facts = readFacts(rulebook.compiled, known.json);
  if (!facts.ok) return refused(factsFile, facts.problems);
  const strange = strayFields(known.json, facts.facts);
  if (strange.length > 0) return refused(factsFile, strange);
  const { head, units } = evaluateEach(rulebook.compiled, facts.facts);
  const hash = sha256(canonicalJson(rulebook.book));
  return { ok: true, head: { ...head, rulebook: { ...head.rulebook, hash } }, units };
}

/** One line for each problem: file, place, name, sentence in both languages. */
export const told = ({ file, problems }: Refused): string =>
  problems
    .map(({ code, place, position, message }) => {
      const where = place === '' ? '' : `${place}${position === undefined ? '' : `:${position}`}: `;
      return `${file}: ${where}${code}: ${message.vi} / ${message.en}\n`;
    })
    .join('');

/** The text `JSON.stringify(…, null, 2)` would give, without holding all of it. */
async function print({ head, units }: Scored): Promise<void> {
  const write = (text: string) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
  await write(JSON.stringify(head, null, 2).replace(/\n\}$/, ',\n  "units": ['));
  let before = '\n';
  for (const unit of units) {
    await write(`${before}    ${JSON.stringify(unitToFile(unit), null, 2).replaceAll('\n', '\n    ')}`);
    before = ',\n';
  }
  await write(before === '\n' ? ']\n}\n' : '\n  ]\n}\n');
}

export const score: Verb = {
  name: 'score',
  usage: 'score --rulebook R.json --facts F.json',
  says: {
    vi: 'Chấm điểm, xếp hạng một khối, cụm theo bảng điểm; in từng tiêu chí, quy tắc, số liệu đã dùng, điều kiện, thứ hạng.',
    en: 'Score and rank a group by a rulebook; prints every criterion, rule, value used, condition and rank.',
  },
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { rulebook: { type: 'string' }, facts: { type: 'string' } } });
    if (values.rulebook === undefined || values.facts === undefined) return 2;
    const outcome = await scoreFiles(values.rulebook, values.facts);
    if (outcome.ok) await print(outcome);
    else process.stderr.write(told(outcome));
    return outcome.ok ? 0 : 1;
  },
};
