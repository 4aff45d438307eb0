import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roles } from '#platform/contract.ts';
import { allRefusals } from '#platform/refusal.ts';
import { allModules } from '#app/modules.ts';
import { endpointsOf } from '#app/server.ts';
import { z } from 'zod';
import { draftFile } from '#modules/law/change/draft.ts';

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

/** The shape of a change of the law for editors and other programs; what only the loader can tell stands in law-draft.md. */
const lawDraftSchema = () =>
  `${JSON.stringify({ title: 'thidua/law-draft@1', ...z.toJSONSchema(draftFile, { io: 'input', unrepresentable: 'any' }) }, null, 1)}\n`;

const pages = {
  'docs/formats/law-draft.schema.json': lawDraftSchema(),
  'docs/permissions.md': permissions(),
  'docs/refusals.md': refusals(),
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
