import { problemsOf } from '#platform/parse.ts';
import { defineRefusals, refuse, type FieldProblem, type Refusal } from '#platform/refusal.ts';
import { eventProblems } from './check-events.ts';
import { factProblems, issueFacts } from './check-facts.ts';
import { referenceProblems } from './check-references.ts';
import { seedFile, type SeedFile } from '#seed/file-schema.ts';
import { namedPath } from './problems.ts';

export const seedRefusals = defineRefusals('seed', {
  brokenFile: {
    kind: 'invalid',
    vi: 'Tệp dữ liệu bị từ chối cả tệp, chưa ghi gì: có {count} lỗi, lỗi đầu tiên ở {where}.',
    en: 'The whole data file is refused and nothing was written: {count} problems, the first at {where}.',
  },
});

/** More would help nobody: the first fifty are shown, the sentence tells how many there are. */
const shown = 50;

function broken(problems: readonly FieldProblem[]): Refusal {
  const where = problems[0]?.path || 'meta';
  return refuse(seedRefusals.brokenFile, { count: problems.length, where }, { field: where, fields: problems.slice(0, shown) });
}

/**
 * Reads a seed file whole or refuses it whole (`seed.broken_file`), naming record and field of every problem.
 * Shape first; references, sums and dates between fields only once every field is what it claims to be.
 */
export function readSeedFile(json: unknown): SeedFile {
  const parsed = seedFile.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    throw broken(problemsOf(parsed.error).map((problem) => ({ ...problem, path: namedPath(json, problem.path.split('.')).join('.') })));
  }
  const file = parsed.data;
  const problems = [...referenceProblems(file), ...factProblems(file), ...eventProblems(file), ...issueFacts(file)];
  if (problems.length > 0) throw broken(problems);
  return file;
}
