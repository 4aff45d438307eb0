import { showDate, type Day } from '#platform/dates.ts';
import type { Stage } from './stage.ts';
import type { Chapter, Step } from './steps.ts';

interface Scene extends Step {
  readonly chapter: Chapter;
}

/** All chapters as one calendar: what happened first is played first. */
export function inOrder(chapters: readonly Chapter[], until: Day): Scene[] {
  const scenes = chapters.flatMap((chapter) => chapter.steps.map((step) => ({ ...step, chapter })));
  return scenes.filter((scene) => scene.day <= until).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Told about each step when it is done. */
export type Told = (line: string, done: number, of: number) => void;

const scopeOf = ({ chapter, name }: Scene): string => `${chapter.slug}/${name}`;

/** The last step an earlier play has begun; the first step when there was none. */
async function resumeAt(stage: Stage, scenes: readonly Scene[]): Promise<number> {
  for (let index = scenes.length - 1; index > 0; index--) {
    const scene = scenes[index];
    if (scene && (await stage.begun(scopeOf(scene)))) return index;
  }
  return 0;
}

/**
 * Plays the chapters up to and including a day, in the order of the calendar. What an earlier play has done stays
 * done: every change carries the same key each time, and the days it has lived through are not called up again. With
 * `after`, the same stage goes on from the day it has reached.
 * @throws StepFailed at the first step that is refused, or accepted although it had to be refused
 */
export async function playUntil(stage: Stage, chapters: readonly Chapter[], until: Day, told: Told = () => {}, after: Day = ''): Promise<void> {
  const scenes = inOrder(chapters, until).filter(({ day }) => day > after);
  const resumed = await resumeAt(stage, scenes);
  let today = '';
  for (const [index, scene] of scenes.entries()) {
    const { chapter, day, play } = scene;
    if (index >= resumed && day !== today) {
      await stage.day(day);
      today = day;
    }
    stage.begin(scopeOf(scene));
    const line = await play(stage);
    told(`${showDate(day)}  ${chapter.title}: ${line}`, index + 1, scenes.length);
  }
}
