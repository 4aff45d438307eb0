import { createHash, type Hash } from 'node:crypto';
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
  for (const folder of ['src/seed', 'src/app/seed', 'src/app/demo']) await addFiles(hash, join(root, folder), /./);
  const modules = join(root, 'src/modules');
  for (const module of (await readdir(modules)).sort()) {
    await addFiles(hash, join(modules, module, 'server'), /^(seed|demo)/);
  }
  return hash.digest('hex').slice(0, 12);
}

async function addFiles(hash: Hash, folder: string, name: RegExp): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  for (const file of files.filter((one) => name.test(one)).sort()) hash.update(await readFile(join(folder, file)));
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
