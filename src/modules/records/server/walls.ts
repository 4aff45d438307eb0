import { sql, type Sql } from '#platform/db/database.ts';

/** The second wall's question about whose record the caller reads, as a list asks it: once a statement, not once a row. */
export const seenPerson = (id: Sql): Sql => sql`((select records.sees_everybody()) or ${id} in (select records.my_people()))`;

export const seenUnit = (id: Sql): Sql => sql`((select records.sees_everybody()) or ${id} = any ((select platform.my_units())::uuid[]))`;
