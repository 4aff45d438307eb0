import type { Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import { awardsOf } from '#modules/decisions/index.ts';
import type { Compiled } from '../../engine/compile.ts';
import type { FactEntry, UnitFacts } from '../../engine/facts.ts';

/** Where a figure comes from. `stale`: months are over since it was reported. */
export interface SourcedFact {
  readonly code: string;
  readonly value: FactEntry;
  readonly target: string | null;
  readonly from: 'indicator' | 'unit';
  readonly stale: boolean;
  /** Why it is unknown, or what it stands for. */
  readonly words: Text | null;
  readonly link: string | null;
}

/** Figures other rooms of the program hold for a unit and year; a figure declared as fed by an indicator is never typed. */
export async function fedFacts(_tx: Tx, compiled: Compiled, _unitId: string, _year: number): Promise<SourcedFact[]> {
  return compiled.book.facts.flatMap((fact): SourcedFact[] =>
    fact.indicator === null
      ? []
      : [
          {
            code: fact.code,
            value: null,
            target: null,
            from: 'indicator',
            stale: false,
            words: { vi: `Chưa có chỉ số ${fact.indicator}.`, en: `No indicator ${fact.indicator}.` },
            link: null,
          },
        ],
  );
}

/** Honours of the register that the table rewards, decided by the end of the year; revoked and merely proposed ones do not count. */
export async function honoursOf(tx: Tx, compiled: Compiled, unitId: string, year: number): Promise<UnitFacts['honours']> {
  const wanted = new Set(compiled.lines.flatMap((line) => (line.rule.kind === 'honours' ? line.rule.honours.map((one) => one.honour) : [])));
  if (wanted.size === 0) return [];
  const awards = await awardsOf(tx, { unitId });
  return awards.flatMap((award) => {
    const code = [award.awardCode, award.awardName].find((one) => one !== null && wanted.has(one));
    const counts = code && (award.state === 'DECIDED' || award.state === 'AWARDED') && award.revoked === null && award.year === year;
    return counts ? [{ honour: code, decision: award.decision?.number ?? '', on: award.decidedOn }] : [];
  });
}
