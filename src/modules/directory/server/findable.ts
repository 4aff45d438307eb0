import { sql, type Tx } from '#platform/db/database.ts';
import { makeFindable } from '#modules/search/index.ts';

/** Files a unit under its name, short form, other spellings and former names, as they stand in this transaction. */
export async function findUnitByItsNames(tx: Tx, id: string): Promise<void> {
  const unit = await tx.one<{ name: string; shortName: string; under: string; names: string[] }>(sql`
    select u.name, u.short_name, coalesce(p.short_name, u.province, '') as under,
      array(select unnest(array[n.name, n.short_name]) from directory.unit_name n where n.unit_id = u.id) as names
    from directory.unit u left join directory.unit p on p.id = u.parent_id where u.id = ${id}`);
  await makeFindable(tx, {
    type: 'unit',
    id,
    title: unit.name,
    subtitle: unit.under,
    link: `/don-vi/${id}`,
    names: [unit.shortName, ...unit.names.filter((name) => name !== null)],
    weight: 20,
  });
}

/** Files a person under the name, with the newest post to tell namesakes apart. */
export async function findPersonByName(tx: Tx, id: string): Promise<void> {
  const person = await tx.one<{ fullName: string; post: string | null }>(sql`
    select p.full_name, (
      select o.title || ', ' || u.short_name from directory.post o join directory.unit u on u.id = o.unit_id where o.person_id = p.id
      order by o.valid_to is null desc, coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last limit 1) as post
    from directory.person p where p.id = ${id}`);
  await makeFindable(tx, { type: 'person', id, title: person.fullName, subtitle: person.post ?? '', link: `/ca-nhan/${id}`, names: [], weight: 10 });
}
