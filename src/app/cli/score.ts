import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { canonicalJson, sha256 } from '#platform/ids.ts';
import {
  evaluateCompiled,
  problemOfFile,
  readFacts,
  readJson,
  readRulebook,
  scoresToFile,
  type Problem,
  type Reading,
} from '#modules/scoring/index.ts';
import type { Verb } from './verbs.ts';

interface Refused {
  readonly file: string;
  readonly problems: readonly Problem[];
}

type Outcome = { readonly ok: true; readonly scores: object } | ({ readonly ok: false } & Refused);

const refused = (file: string, problems: readonly Problem[]): Outcome => ({ ok: false, file, problems });

async function readText(file: string): Promise<Reading<{ readonly json: unknown }>> {
  try {
    return readJson(await readFile(file, 'utf8'));
  } catch (error) {
    return { ok: false, problems: [problemOfFile((error as NodeJS.ErrnoException).code ?? 'error')] };
  }
}

/** Scores the facts of a group by a rulebook, from two files. Whatever is wrong comes back with its place, all at once. */
export async function scoreFiles(rulebookFile: string, factsFile: string): Promise<Outcome> {
  const table = await readText(rulebookFile);
  if (!table.ok) return refused(rulebookFile, table.problems);
  const rulebook = readRulebook(table.json);
  if (!rulebook.ok) return refused(rulebookFile, rulebook.problems);
  const known = await readText(factsFile);
  if (!known.ok) return refused(factsFile, known.problems);
  const facts = readFacts(rulebook.compiled, known.json);
  if (!facts.ok) return refused(factsFile, facts.problems);
  const scores = scoresToFile(evaluateCompiled(rulebook.compiled, facts.facts));
  return { ok: true, scores: { ...scores, rulebook: { ...scores.rulebook, hash: sha256(canonicalJson(rulebook.book)) } } };
}

const told = ({ file, problems }: Refused): string =>
  problems
    .map(
      ({ code, place, position, message }) =>
        `${file}: ${place}${position === undefined ? '' : `:${position}`}: ${code}: ${message.vi} / ${message.en}\n`,
    )
    .join('');

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
    if (outcome.ok) process.stdout.write(`${JSON.stringify(outcome.scores, null, 2)}\n`);
    else process.stderr.write(told(outcome));
    return outcome.ok ? 0 : 1;
  },
};
