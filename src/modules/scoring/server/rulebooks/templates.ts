import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { readRulebook } from '../../engine/read.ts';
import type { Criterion, Rulebook, RulebookFile } from '../../engine/rulebook.ts';
import type { rulebookApi } from '../../rulebook/contract.ts';

/** The tables that come with the program, each citing its source. */

const folder = join(import.meta.dirname, '../../../../../db/seed/rulebooks');

export interface Template {
  readonly rulebook: Rulebook;
  readonly file: RulebookFile;
}

let read: Promise<readonly Template[]> | undefined;

async function readAll(): Promise<readonly Template[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = JSON.parse(await readFile(join(folder, name), 'utf8')) as RulebookFile;
      const answer = readRulebook(file);
      if (!answer.ok) throw new Error(`template ${name}: ${answer.problems[0]?.message.en}`);
      return { rulebook: answer.book, file };
    }),
  );
}

/** Read once; they change only with the program. */
export const templates = (): Promise<readonly Template[]> => (read ??= readAll());

const leaves = (list: readonly Criterion[]): number => list.reduce((sum, one) => sum + (one.parts.length === 0 ? 1 : leaves(one.parts)), 0);

export async function listTemplates(): Promise<z.input<(typeof rulebookApi.templates)['response']>> {
  return {
    rows: (await templates()).map(({ rulebook: { id, title, source, year, settings, criteria, appliesTo } }) => ({
      id,
      title,
      citation: source.citation,
      note: source.note,
      mark: source.mark,
      year,
      scaleHundredths: settings.scale,
      criteria: leaves(criteria),
      appliesTo,
    })),
  };
}
