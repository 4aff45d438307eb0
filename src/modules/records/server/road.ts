import type { AskOptions, Facts, RoadReport } from '#modules/law/index.ts';

/** The earliest year for an award and what must happen by then; `null` while nothing answers it. */
export const roadTo = (_facts: Facts, _award: string, _options: AskOptions): RoadReport | null => null;
