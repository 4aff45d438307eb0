import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '#platform/db/migrate.ts';
import { ensureTemplate } from '#platform/db/template.ts';
import { silent } from '#platform/log.ts';
import { fillDemo } from '../demo/fill.ts';

const root = join(import.meta.dirname, '../../..');

/** Names change with the migrations and the seed, so an old template is never mistaken for a current one. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const folder = join(root, 'db/migrations');
  for (const file of (await readdir(folder)).sort()) hash.update(file).update(await readFile(join(folder, file)));
  hash.update(await readFile(join(root, 'db/seed/monre-2021-2022.json')));
  for (const file of ['src/app/demo/accounts.ts', 'src/app/demo/fill.ts']) hash.update(await readFile(join(root, file)));
  const modules = join(root, 'src/modules');
  for (const module of (await readdir(modules)).sort()) {
    hash.update(await readFile(join(modules, module, 'server/seed.ts')).catch(() => ''));
  }
  return hash.digest('hex').slice(0, 12);
}

/** `migrated` has tables only; `seeded` has the real data and the demo accounts. */
export async function prepareTemplates(serverUrl: string): Promise<{ migrated: string; seeded: string }> {
  const mark = await fingerprint();
  const migrated = `thidua_t_${mark}`;
  const seeded = `thidua_s_${mark}`;
  const dir = join(root, 'db/migrations');
  await ensureTemplate(serverUrl, migrated, async (url) => void (await migrate(url, { dir, log: silent })));
  await ensureTemplate(serverUrl, seeded, async (url) => {
    await migrate(url, { dir, log: silent });
    await fillDemo(url);
  });
  return { migrated, seeded };
}
