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

/**
 * Plays the chapters up to and including a day, in the order of the calendar. What an earlier play has done stays
 * done: every change carries the same key each time.
 * @throws StepFailed at the first step that is refused, or accepted although it had to be refused
 */
export async function playUntil(stage: Stage, chapters: readonly Chapter[], until: Day, told: Told = () => {}): Promise<void> {
  const scenes = inOrder(chapters, until);
  let today = '';
  for (const [index, { chapter, day, name, play }] of scenes.entries()) {
    if (day !== today) await stage.day(day);
    today = day;
    stage.begin(`${chapter.slug}/${name}`);
    const line = await play(stage);
    told(`${showDate(day)}  ${chapter.title}: ${line}`, index + 1, scenes.length);
  }
}
