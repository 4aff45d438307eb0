import { cum1 } from './chapters/cum-1-2021.ts';
import { khoi3 } from './chapters/khoi-3-2021.ts';
import { khoi4Agreement } from './chapters/khoi-4-2022-agreement.ts';
import { khoi4Award } from './chapters/khoi-4-2022-award.ts';
import { khoi4Dossiers } from './chapters/khoi-4-2022-dossiers.ts';
import { khoi4Registration } from './chapters/khoi-4-2022-registration.ts';
import { khoi4Scoring } from './chapters/khoi-4-2022-scoring.ts';
import { khoi4Work } from './chapters/khoi-4-2022-work.ts';
import { nam2022 } from './chapters/nam-2022.ts';
import type { Chapter } from './steps.ts';

/** The years the story plays, each chapter one thread. On the same day the earlier chapter comes first. */
export const story: readonly Chapter[] = [
  khoi3,
  cum1,
  nam2022,
  khoi4Agreement,
  khoi4Registration,
  khoi4Work,
  khoi4Dossiers,
  khoi4Scoring,
  khoi4Award,
];

/** After the last step. */
export const lastDay = '2023-01-31';
