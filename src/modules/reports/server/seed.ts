import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { finder, idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { together, upsert, type TableCounts } from '#seed/write.ts';

/** Numeric rules of the launch, who watches over them, problems the articles tell of, and doubts about the data. */
export async function seedReports(tx: Tx, file: SeedFile): Promise<TableCounts> {
  return together(
    await upsert(tx, { name: 'reports.indicator' }, indicatorRows(file)),
    await upsert(tx, { name: 'reports.monitoring_duty' }, dutyRows(file)),
    await upsert(
      tx,
      { name: 'reports.problem' },
      file.problems.map((one) => ({ id: seedId(one.id), text: one.text, origin: originOf(file, one) })),
    ),
    await upsert(tx, { name: 'reports.data_issue' }, issueRows(file)),
  );
}

/** The threshold keeps the unit of the indicator: 90 with `%`, 0 with `nhiệm vụ`. */
const indicatorRows = (file: SeedFile) =>
  file.indicators.map((one) => ({
    id: seedId(one.id),
    title: one.title,
    unit: one.unit,
    operator: one.operator,
    threshold: one.threshold,
    period: one.period,
    formula: one.formula ?? '',
    exclusion: one.exclusion ?? '',
    origin: originOf(file, one, { certainty: [one.formulaOrigin && `công thức: ${one.formulaOrigin}`] }),
  }));

function dutyRows(file: SeedFile) {
  const unitOf = finder(file.organizations);
  return file.monitoring.map((one) => ({
    id: seedId(one.id),
    responsible: one.responsible ?? (one.responsibleOrgId === undefined ? [] : [unitOf(one.responsibleOrgId).name]),
    responsibleUnitId: idOrNull(one.responsibleOrgId),
    activity: one.activity,
    frequency: one.frequency,
    origin: originOf(file, one),
  }));
}

const issueRows = (file: SeedFile) =>
  file.dataIssues.map((one) => ({ id: seedId(one.id), field: one.field, issue: one.issue, handling: one.handling, origin: originOf(file, one) }));
