import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tree } from './rules.ts';

const root = join(import.meta.dirname, '../..');

/** Every TypeScript file below `src`. */
export async function readTree(): Promise<Tree> {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const files = names.map((name) => `src/${name.replaceAll('\\', '/')}`).filter((name) => /\.tsx?$/.test(name));
  return new Map(await Promise.all(files.sort().map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)));
}
