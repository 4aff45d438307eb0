import type { Day } from '#platform/dates.ts';
import type { Stage } from './stage.ts';

/** Does one thing people did and answers one Vietnamese line about it. */
export type Play = (stage: Stage) => Promise<string>;

export interface Step {
  readonly day: Day;
  /** Part of the keys of the step's changes: never two of the same name in a chapter. */
  readonly name: string;
  readonly play: Play;
}

export interface Chapter {
  /** `khoi-3-2021` */
  readonly slug: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** A step on a business day, named after its function. */
export const on = (day: Day, play: Play, name = play.name): Step => ({ day, name, play });

/** The line tells of figures that were made up to try the software; no source gives them. */
export const illustrative = (line: string): string => `${line} (số liệu minh họa)`;

/** The line tells of something that was refused, as it had to be. */
export const refusedAsExpected = (line: string): string => `Bị từ chối đúng quy tắc: ${line}`;

/** Steps of a chapter go forward in time and have names of their own. */
export function chapter(slug: string, title: string, steps: readonly Step[]): Chapter {
  const names = new Set<string>();
  let last = '';
  for (const { name, day } of steps) {
    if (name === '' || names.has(name)) throw new Error(`${slug}: two steps are called "${name}"`);
    if (day < last) throw new Error(`${slug}: ${name} on ${day} comes after ${last}`);
    names.add(name);
    last = day;
  }
  return { slug, title, steps };
}
