import { engineOf, readLawFiles, type BatchProgram, type LawEngine } from '#modules/law/index.ts';
import { fileURLToPath } from 'node:url';

/** Twenty rules: ten awards by the law of the last day of 2023, ten by the law of the day after, for the year 2023. */
export const engine: LawEngine = engineOf(readLawFiles(fileURLToPath(new URL('../../law', import.meta.url))));

export const days = ['2023-12-31', '2024-01-01'] as const;
const awards = [
  ['LDTT', 'CSTT', 'CSTDCS', 'CSTD_BBNT', 'CSTDTQ', 'BK_BBNT', 'BK_TTG', 'HCLD_3', 'HCLD_2', 'HCLD_1'],
  ['LDTT', 'CSTT', 'CSTDCS', 'CSTD_BBNT', 'CSTDTQ', 'BK_BBNT', 'BK_TTG', 'HCLD_3', 'HCLD_2', 'GK'],
] as const;

export interface DayRules {
  readonly day: string;
  readonly awards: readonly string[];
  readonly program: BatchProgram;
}

export const dayRules: readonly DayRules[] = days.map((day, at) => {
  const list = awards[at] as readonly string[];
  const rules = list.map((award) => ({ award, branch: 'cong_trang' as const }));
  return { day, awards: list, program: engine.compile({ subject: 'person', acceptedOn: day, year: 2023, rules }) };
});
