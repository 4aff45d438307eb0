import { sql, type Tx } from '#platform/db/database.ts';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
}

/** People made up for the demonstration; their records say so. */
export async function addDemoPeople(tx: Tx, people: readonly DemoPerson[]): Promise<void> {
  await tx.run(sql`
    insert into directory.person (id, full_name, origin)
    select r.id, r.name, '{"sources": [], "synthetic": true}' from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r(id uuid, name text)
    on conflict do nothing`);
}
