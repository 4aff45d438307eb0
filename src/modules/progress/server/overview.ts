import { sql, type Tx } from '#platform/db/database.ts';
import { termsOfUnit } from '#modules/groups/index.ts';
import type { z } from 'zod';
import type { progressApi } from '../contract.ts';
import { quartersOf, reportDueOn, rollUp } from '../rules.ts';
import { canOfProgramme, mayPrepare, maySaveProgramme } from './policy.ts';
import { commitmentsOf, contentsOf, programmeOf } from './repository.ts';
import { yearFigures } from './rates.ts';
import { mayView } from './view.ts';

type Overview = z.input<(typeof progressApi.overview)['response']>;
type Links = z.input<(typeof progressApi.links)['response']>;

export async function overviewOf(tx: Tx, unitId: string, year: number): Promise<Overview | undefined> {
  const unit = await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  if (!unit || !(await mayView(tx, unitId, year))) return undefined;
  const programme = await programmeOf(tx, unitId, year);
  const figures = await yearFigures(tx, unitId, year);
  const reportFor = (month: number) => figures.year.reports.find((report) => report.month === month);
  return {
    unit,
    year,
    rule: figures.rule,
    programme: programme ? { ...programme, can: canOfProgramme(tx.actor, programme, tx.today) } : null,
    months: figures.rates.map((rate) => ({
      ...rate,
      report: reportFor(rate.month)?.state ?? 'NONE',
      reportedOn: reportFor(rate.month)?.submittedOn ?? null,
      reportDueOn: reportDueOn(year, rate.month),
    })),
    quarters: quartersOf(figures.rates),
    total: rollUp(figures.rates),
    overdue: figures.overdue,
    terms: await termsOfUnit(tx, unitId, year),
    can: { save: maySaveProgramme(tx.actor, unitId, programme), addTask: mayPrepare(tx.actor, unitId) },
  };
}

export async function linksOf(tx: Tx, unitId: string, year: number): Promise<Links | undefined> {
  if (!mayPrepare(tx.actor, unitId).ok) return undefined;
  return {
    commitments: await tx.many(
      sql`select id, title as name from agreements.commitment where id in (${commitmentsOf(unitId, year)}) order by title collate "vi-x-icu"`,
    ),
    contents: await tx.many(
      sql`select id, title as name from movements.content where id in (${contentsOf(year)}) order by ord, title collate "vi-x-icu"`,
    ),
  };
}
