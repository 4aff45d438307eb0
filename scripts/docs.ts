import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { roles } from '#platform/contract.ts';
import { allRefusals } from '#platform/refusal.ts';
import '#app/cli/call-refusals.ts';
import { allModules } from '#app/modules.ts';
import { endpointsOf } from '#app/server.ts';
import { draftFile } from '#modules/law/change/draft.ts';
import { factsFile } from '#modules/law/engine/facts.ts';
import { standardFile } from '#modules/law/engine/rules.ts';
import { verdictReport } from '#modules/law/engine/verdict.ts';
import { facts } from '#modules/scoring/engine/facts.ts';
import { scoresFile } from '#modules/scoring/engine/result.ts';
import { rulebook } from '#modules/scoring/engine/rulebook.ts';

/** `node scripts/docs.ts` fails when the generated pages lag behind the code; `--write` renews them. */
const root = join(import.meta.dirname, '..');
const endpoints = endpointsOf(allModules({ demo: null }));

function permissions(): string {
  const mark = (allowed: boolean) => (allowed ? '●' : '');
  const rows = endpoints.map(({ method, path, access, summary }) => {
    const cells = roles.map((role) => mark(access === 'public' || access === 'signed-in' || access.includes(role)));
    return `| ${method} | \`${path}\` | ${cells.join(' | ')} | ${access === 'public' ? '●' : ''} | ${summary} |`;
  });
  return [
    '# Who may call what',
    '',
    'Made from the running routes (`node scripts/docs.ts --write`). A mark means the role gets past the first wall; unit, relation and state are',
    "judged after it by the module's policy, and once more by row-level security in the database.",
    '',
    `| | address | ${roles.join(' | ')} | guest | |`,
    `|---|---|${roles.map(() => ':-:|').join('')}:-:|---|`,
    ...rows,
    '',
  ].join('\n');
}

function refusals(): string {
  return [
    '# Every way the system says no',
    '',
    'Made from the code (`node scripts/docs.ts --write`). `{places}` are filled when the refusal is made.',
    '',
    '| code | kind | Tiếng Việt | English | field |',
    '|---|---|---|---|---|',
    ...allRefusals().map(({ code, kind, vi, en, field }) => `| \`${code}\` | ${kind} | ${vi} | ${en} | ${field ?? ''} |`),
    '',
  ].join('\n');
}

/** JSON Schema of a format as it is written (`input`) or answered (`output`); the finer rules have names in refusals.md. */
const jsonSchema = (title: string, schema: z.ZodType, io: 'input' | 'output' = 'input'): string =>
  `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'ref' }) }, null, 2)}\n`;

const pages = {
  'docs/permissions.md': permissions(),
  'docs/refusals.md': refusals(),
  'docs/formats/rulebook.schema.json': jsonSchema('thidua/rulebook@1', rulebook),
  'docs/formats/facts.schema.json': jsonSchema('thidua/facts@1', facts),
  'docs/formats/scores.schema.json': jsonSchema('thidua/scores@1', scoresFile),
  'docs/formats/law-draft.schema.json': jsonSchema('thidua/law-draft@1', draftFile),
  'docs/formats/law-facts.schema.json': jsonSchema('thidua/facts-law@1', factsFile),
  'docs/formats/law-verdict.schema.json': jsonSchema('thidua/verdict-law@1', verdictReport, 'output'),
  'docs/formats/law-standards.schema.json': jsonSchema('law/standards', standardFile),
};
let stale = 0;
for (const [file, text] of Object.entries(pages)) {
  if (process.argv.includes('--write')) await writeFile(join(root, file), text);
  else if ((await readFile(join(root, file), 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`${file} lags behind the code; run: node scripts/docs.ts --write\n`);
    stale += 1;
  }
}
process.exit(stale === 0 ? 0 : 1);
