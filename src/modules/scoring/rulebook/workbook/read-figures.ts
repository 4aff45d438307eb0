import type { ReadSheet } from '#platform/workbook/read.ts';
import { figureUnits, type FigureUnit } from '../../engine/rulebook.ts';
import { RowReader, tableOf, type Report, type Table } from './cells.ts';
import { codeOf, figureColumns, foldName, periodWords, unitWords, type FigureColumn } from './columns.ts';

/** Figures the workbook declares and those its rules ask for without declaring. */
export class Figures {
  readonly facts: Record<string, unknown>[] = [];
  readonly derived: Record<string, unknown>[] = [];
  /** Where each figure stands, `facts.0`; those that rules ask for stand nowhere. */
  readonly rows = new Map<string, RowReader<FigureColumn>>();
  private readonly codes = new Set<string>();

  add(kind: 'facts' | 'derived', figure: Record<string, unknown>, row?: RowReader<FigureColumn>): void {
    this.codes.add(String(figure['code']));
    if (row) this.rows.set(`${kind}.${this[kind].length}`, row);
    this[kind].push(figure);
  }

  has(code: string): boolean {
    return this.codes.has(code);
  }

  /** `I.1.1` “Gửi đúng hạn” → `so_lieu_i_1_1`, named as the criterion is. */
  forCriterion(code: string, title: string, unit: FigureUnit, hasTarget = false): string {
    const base = `so_lieu_${foldName(code).replace(/[^a-z0-9]+/g, '_')}`.slice(0, 56);
    let name = base;
    for (let next = 2; this.has(name); next += 1) name = `${base}_${next}`;
    this.add('facts', { code: name, title: title === '' ? code : title, unit, hasTarget, notNegative: unit !== 'day' });
    return name;
  }
}

export function readFigures(sheet: ReadSheet | undefined, figures: Figures, report: Report): void {
  const table = sheet && sheet.rows.length > 0 ? tableOf<FigureColumn>(sheet, figureColumns, report) : null;
  for (const row of table?.rows ?? []) readFigure(new RowReader(table as Table<FigureColumn>, row, report), figures);
}

function readFigure(reader: RowReader<FigureColumn>, figures: Figures): void {
  const code = reader.text('code', 60);
  const title = reader.text('title', 1000);
  if (code === '' && title === '') return;
  if (!/^[a-z][a-z0-9_]*$/.test(code)) {
    reader.complain('code', {
      vi: 'Mã số liệu gồm chữ thường không dấu, số và gạch dưới, ví dụ dung_han.',
      en: 'A code of a figure is lower case letters, digits and _, such as on_time.',
    });
    return;
  }
  if (figures.has(code)) {
    reader.complain('code', { vi: `Mã số liệu “${code}” ghi hai lần.`, en: `The figure “${code}” is declared twice.` });
    return;
  }
  const unit = codeOf(unitWords, reader.text('unit', 40));
  if (unit === undefined) {
    const known = figureUnits.map((one) => unitWords[one]?.vi).join(' / ');
    reader.complain('unit', { vi: `Đơn vị tính cần là: ${known}.`, en: 'Unit: count, percent, days, dong, yes/no or date.' });
    return;
  }
  const formula = reader.text('formula', 500);
  const titleEn = reader.text('titleEn', 1000);
  const shared = { code, title: titleEn === '' ? title : { vi: title, en: titleEn }, unit, note: reader.text('note', 1000) };
  if (formula !== '') return figures.add('derived', { ...shared, formula: formula.replace(/^=/, '') }, reader);
  const typedPeriod = reader.text('period', 20);
  const period = typedPeriod === '' ? 'year' : codeOf(periodWords, typedPeriod);
  if (period === undefined) reader.complain('period', { vi: 'Kỳ cần là: năm / tháng.', en: 'Period: year or month.' });
  const indicator = reader.text('indicator', 80);
  const fact = { ...shared, period: period ?? 'year', hasTarget: reader.yes('hasTarget'), notNegative: !reader.yes('mayBeNegative') };
  figures.add('facts', { ...fact, indicator: indicator === '' ? null : indicator }, reader);
}
