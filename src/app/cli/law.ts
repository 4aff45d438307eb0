import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { awardTypes, engineOf, readLawFiles, replay, shippedEngine, type AskOptions, type BatchRule, type LawEngine } from '#modules/law/index.ts';
import type { Facts } from '#modules/law/index.ts';
import { jsonWords } from '#platform/json-words.ts';
import { Refusal } from '#platform/refusal.ts';
import { needed, neededDay, neededOne, typedYear } from './call-refusals.ts';
import { lawBonus } from './law-bonus.ts';
import { lawDeadline } from './law-deadline.ts';
import type { Verb } from './verbs.ts';

const usage = 'law check|road|batch|cases|replay|bonus|deadline …';
const print = (value: unknown, pretty = true) => void process.stdout.write(`${JSON.stringify(value, null, pretty ? 2 : undefined)}\n`);
const wrong = (what: string): number => {
  process.stderr.write(`thidua law: ${what}\n`);
  return 2;
};

/** One JSON file; what is wrong with it is told with its name. */
async function jsonOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    throw Object.assign(problem, { path: problem.path ?? file });
  });
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new SyntaxError(`${file}: ${(problem as Error).message}`);
  }
}

const options = {
  facts: { type: 'string' },
  award: { type: 'string' },
  on: { type: 'string' },
  year: { type: 'string' },
  branch: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  kind: { type: 'string', default: 'person' },
  law: { type: 'string' },
  old: { type: 'string' },
  new: { type: 'string' },
  json: { type: 'boolean', default: false },
  'favour-2026-by': { type: 'string' },
  'favour-2026-because': { type: 'string' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const engineFrom = (folder: string | undefined): LawEngine => (folder === undefined ? shippedEngine() : engineOf(readLawFiles(folder)));

function askOptions(values: Values): AskOptions {
  const by = values['favour-2026-by'];
  return {
    acceptedOn: neededDay('--on', values.on),
    year: typedYear('--year', values.year),
    branch: values.branch === undefined ? undefined : neededOne('--branch', values.branch, awardTypes),
    overlays: values.overlay,
    favour: by === undefined ? undefined : { regime: 'R2026', by, reason: values['favour-2026-because'] ?? '' },
  };
}

/** `--facts f.json --award CODE --on DAY`: the verdict tree; `road`: the earliest year. */
async function one(values: Values, work: 'evaluate' | 'road'): Promise<number> {
  const file = needed('--facts', values.facts);
  const award = needed('--award', values.award);
  const asked = askOptions(values);
  const engine = engineFrom(values.law);
  const facts = engine.readFacts(await jsonOf(file));
  print(engine[work](facts, award, asked));
  return 0;
}

interface Line {
  readonly at: number;
  readonly facts: Facts;
}

/** Facts, one subject a line; a line that cannot be read is answered by name and does not stop the others. */
async function* factLines(
  engine: LawEngine,
  file: string | undefined,
  refused: (at: number, code: string, message: string) => void,
): AsyncGenerator<Line> {
  const lines = createInterface({ input: file === undefined || file === '-' ? process.stdin : createReadStream(file), crlfDelay: Infinity });
  let at = 0;
  for await (const line of lines) {
    at += 1;
    if (line.trim() === '') continue;
    try {
      yield { at, facts: engine.readFacts(JSON.parse(line)) };
    } catch (problem) {
      if (problem instanceof Refusal) refused(at, problem.body.code, problem.body.message.vi);
      else if (problem instanceof SyntaxError) refused(at, 'common.invalid_input', `Dòng này không phải JSON: ${jsonWords(problem.message).vi}`);
      else throw problem;
    }
  }
}

const chunk = 5000;

/** Facts lines in, verdict lines out. Exit 1 when a line was refused. */
async function batch(values: Values): Promise<number> {
  const { acceptedOn, year, branch, overlays } = askOptions(values);
  const kind = neededOne('--kind', values.kind, ['person', 'collective', 'household']);
  const engine = engineFrom(values.law);
  const codes = values.award?.split(',') ?? engine.awardsWithStandard(kind, acceptedOn);
  const rules = codes.map((award): BatchRule => ({ award, branch }));
  const program = engine.compile({ subject: kind, acceptedOn, year, overlays, rules });
  let failed = 0;
  const refused = (at: number, code: string, message: string) => {
    failed += 1;
    print({ line: at, refused: code, message }, false);
  };
  let waiting: Line[] = [];
  const flush = () => {
    const table = program.table(waiting.length);
    waiting.forEach((line, at) => program.pack(table, at, line.facts));
    const out = rules.map(() => new Uint16Array(waiting.length));
    program.run(table, out);
    waiting.forEach(({ facts }, at) =>
      rules.forEach(({ award }, rule) => print({ subject: facts.subject.id, award, ...program.explain(out[rule]?.[at] ?? 0) }, false)),
    );
    waiting = [];
  };
  for await (const line of factLines(engine, values.facts, refused)) {
    if (line.facts.subject.kind !== kind) refused(line.at, 'common.invalid_input', `subject.kind: ${line.facts.subject.kind} ≠ ${kind}`);
    else if (waiting.push(line) === chunk) flush();
  }
  flush();
  return failed === 0 ? 0 : 1;
}

function cases(values: Values): number {
  const report = engineFrom(values.law).cases();
  if (values.json) print(report);
  else {
    for (const { name, problem } of report.failed) process.stdout.write(`${name}: ${problem}\n`);
    process.stdout.write(`${report.cases} cases, ${report.failed.length} failed, ${report.uncited.length} uncited\n`);
  }
  return report.failed.length === 0 && report.uncited.length === 0 ? 0 : 1;
}

/** Two law folders on the same facts: who gains or loses what, by which clause. */
async function compare(values: Values): Promise<number> {
  const [old, fresh, facts] = [needed('--old', values.old), needed('--new', values.new), needed('--facts', values.facts)];
  const asked = askOptions(values);
  const [before, after] = [engineFrom(old), engineFrom(fresh)];
  let failed = 0;
  const subjects: Facts[] = [];
  const refused = (at: number, code: string, message: string) => {
    failed += 1;
    process.stderr.write(`${at}: ${code}: ${message}\n`);
  };
  for await (const line of factLines(after, facts, refused)) subjects.push(line.facts);
  print(replay(before, after, subjects, asked, values.award?.split(',')));
  return failed === 0 ? 0 : 1;
}

/** `law <what> …`: the rules without a browser. Formats: `docs/formats/law-facts.md`. */
export const lawVerb: Verb = {
  name: 'law',
  usage,
  says: {
    vi: 'Hỏi quy định: check/road (một người, một tập thể), batch (nhiều), cases (ca kiểm tra), replay (hai bộ quy định), bonus (tiền thưởng), deadline (thời hạn).',
    en: 'Ask the rules: check/road (one subject), batch (many), cases, replay (two sets of rules), bonus money, deadline.',
  },
  async run([what = '', ...args]) {
    if (what === 'bonus') return lawBonus(args, print);
    if (what === 'deadline') return lawDeadline(args, print);
    const { values } = parseArgs({ args: [...args], options });
    if (what === 'check') return one(values, 'evaluate');
    if (what === 'road') return one(values, 'road');
    if (what === 'batch') return batch(values);
    if (what === 'cases') return cases(values);
    if (what === 'replay') return compare(values);
    return wrong(`${usage} (${shippedEngine().awardsWithStandard('person', '2024-12-15').join(', ')})`);
  },
};
