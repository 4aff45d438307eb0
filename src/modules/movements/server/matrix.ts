import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import type { movementsApi } from '../contract.ts';
import { isLate } from '../rules.ts';

type Matrix = z.input<(typeof movementsApi.matrix)['response']>;
type Query = z.output<(typeof movementsApi.matrix)['query']>;

interface Column {
  readonly id: string;
  readonly title: string;
  readonly level: Matrix['movements'][number]['level'];
  readonly respondBy: string | null;
  readonly open: boolean;
}

interface Answer {
  readonly movementId: string;
  readonly unitId: string;
  readonly addressed: boolean;
  readonly opened: boolean;
  readonly state: 'DRAFT' | 'SUBMITTED' | null;
  readonly submittedOn: string | null;
  readonly documentId: string | null;
}

/** Units by movements of one year: who answered what, with the paper that shows it (R-093). */
export async function responseMatrix(tx: Tx, { year, termId }: Query): Promise<Matrix> {
  const movements = await tx.many<Column>(sql`
    select m.id, m.title, m.level, m.respond_by, not exists (select 1 from movements.addressee a where a.movement_id = m.id) as open
    from movements.movement m
    where m.level in ('central', 'ministry') and m.state not in ('DRAFT', 'APPROVED', 'CANCELLED')
      and coalesce(m.from_year, ${year}::int) <= ${year} and coalesce(m.to_year, ${year}::int) >= ${year}
    order by m.kind = 'annual' desc, m.level desc, m.launched_on desc nulls last, m.title`);
  const terms = await tx.many<{ id: string; name: string }>(sql`
    select t.id, g.name from groups.term t join groups.emulation_group g on g.id = t.group_id where t.year = ${year} and g.kind <> 'inner' order by g.kind, g.number`);
  const members = await tx.many<{ id: string; name: string; termId: string; groupName: string }>(sql`
    select u.id, u.name, t.id as term_id, g.name as group_name from groups.term t join groups.emulation_group g on g.id = t.group_id
      join groups.term_member tm on tm.term_id = t.id and tm.left_on is null join directory.unit u on u.id = tm.unit_id
    where t.year = ${year} and g.kind <> 'inner' ${termId ? sql`and t.id = ${termId}` : empty} order by g.kind, g.number, u.name collate "vi-x-icu"`);
  const answers = await tx.many<Answer>(sql`
    select m.id as movement_id, u.id as unit_id, a.unit_id is not null as addressed, a.opened_at is not null as opened, r.state, r.submitted_on, r.document_id
    from unnest(${movements.map((one) => one.id)}::uuid[]) as m (id) cross join unnest(${members.map((one) => one.id)}::uuid[]) as u (id)
      left join movements.addressee a on a.movement_id = m.id and a.unit_id = u.id
      left join movements.response r on r.movement_id = m.id and r.unit_id = u.id`);
  const found = new Map(answers.map((answer) => [`${answer.movementId} ${answer.unitId}`, answer]));

  const cellOf = (movement: Column, unitId: string) => {
    const answer = found.get(`${movement.id} ${unitId}`);
    const submittedOn = answer?.submittedOn ?? null;
    return {
      movementId: movement.id,
      addressed: movement.open || answer?.addressed === true,
      state: answer?.state ?? null,
      submittedOn,
      late: isLate(submittedOn, movement.respondBy),
      opened: answer?.opened ?? false,
      documentId: answer?.documentId ?? null,
    };
  };
  const units = members.map((unit) => ({
    id: unit.id,
    name: unit.name,
    groupName: unit.groupName,
    termId: unit.termId,
    cells: movements.map((movement) => cellOf(movement, unit.id)),
  }));
  const rate = (cells: readonly { addressed: boolean; state: string | null }[]) => ({
    responded: cells.filter((cell) => cell.addressed && cell.state === 'SUBMITTED').length,
    of: cells.filter((cell) => cell.addressed).length,
  });
  const cellsOf = (rows: typeof units, movementId: string) => rows.flatMap((unit) => unit.cells.filter((cell) => cell.movementId === movementId));
  return {
    year,
    terms,
    movements: movements.map(({ open: _, ...movement }) => ({ ...movement, ...rate(cellsOf(units, movement.id)) })),
    units: units.map(({ termId: _, ...unit }) => unit),
    rates: terms.flatMap((term) => {
      const rows = units.filter((unit) => unit.termId === term.id);
      return rows.length === 0
        ? []
        : movements.map((movement) => ({ termId: term.id, groupName: term.name, movementId: movement.id, ...rate(cellsOf(rows, movement.id)) }));
    }),
  };
}
