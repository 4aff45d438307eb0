/** Order of the kinds of objects within a schema. */
export const KIND = {
  extension: 0,
  schema: 1,
  collation: 2,
  type: 3,
  function: 4,
  textSearch: 5,
  sequence: 6,
  table: 7,
  view: 8,
} as const;

/** Order of the statements about one object. */
export const PART = {
  create: 0,
  index: 1,
  trigger: 2,
  rowSecurity: 3,
  policy: 4,
  grant: 5,
  comment: 6,
} as const;

/** One statement of the dump, and what its place among the others follows from. */
export type Fact = {
  /** '' for what belongs to the whole database */
  schema: string;
  kind: number;
  object: string;
  part: number;
  name: string;
  sql: string;
};

/** SQL condition: the schema (alias of pg_namespace) is one the migrations make. */
export function ourSchema(alias: string): string {
  return `${alias}.nspname !~ '^pg_' AND ${alias}.nspname NOT IN ('information_schema', 'graphile_worker')`;
}

/** SQL condition: no extension brought the object along. */
export function notOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM pg_depend
    WHERE classid = '${catalog}'::regclass AND objid = ${oid} AND deptype = 'e')`;
}

/**
 * SQL for the GRANT statements in an access list, as (part, name, sql).
 * MAINTAIN came with version 17 and goes along with ALL: left out.
 * @param target SQL expression for what follows ON
 * @param filter further condition on aclexplode's rows
 */
export function grants(acl: string, target: string, filter = ''): string {
  return `SELECT ${PART.grant}, grantee::regrole::text || is_grantable,
           format('GRANT %s ON %s TO %s%s',
                  string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C"), ${target},
                  CASE grantee WHEN 0 THEN 'PUBLIC' ELSE 'thidua_app' END,
                  CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM aclexplode(${acl})
     WHERE (grantee = 0 OR grantee = to_regrole('thidua_app')) AND privilege_type <> 'MAINTAIN' ${filter}
     GROUP BY grantee, is_grantable`;
}

/** SQL for the COMMENT statement of an object, if it has a comment, as (part, name, sql). */
export function comment(description: string, target: string, name = `''`): string {
  return `SELECT ${PART.comment}, ${name}, format('COMMENT ON %s IS %L', ${target}, ${description})
     WHERE ${description} IS NOT NULL`;
}
