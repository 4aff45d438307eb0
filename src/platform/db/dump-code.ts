import { comment, grants, KIND, notOfExtension, ourSchema, PART } from './dump-common.ts';

const extensions = `
  SELECT '' AS schema, ${KIND.extension} AS kind, e.extname AS object, ${PART.create} AS part,
         '' AS name, format('CREATE EXTENSION %I WITH SCHEMA %I', e.extname, n.nspname) AS sql
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
   WHERE e.extname <> 'plpgsql'`;

const schemas = `
  SELECT n.nspname AS schema, ${KIND.schema} AS kind, '' AS object, fact.*
    FROM pg_namespace n
   CROSS JOIN LATERAL (
     SELECT ${PART.create} AS part, '' AS name, format('CREATE SCHEMA %I', n.nspname) AS sql
      WHERE n.nspname <> 'public'
     UNION ALL ${grants('n.nspacl', `format('SCHEMA %I', n.nspname)`)}
     UNION ALL ${comment(`obj_description(n.oid, 'pg_namespace')`, `format('SCHEMA %I', n.nspname)`)}
      AND n.nspname <> 'public'
   ) fact
   WHERE ${ourSchema('n')} AND ${notOfExtension('pg_namespace', 'n.oid')}`;

/** What thidua_app gets on objects that are yet to be made. */
const defaultGrants = `
  SELECT coalesce(n.nspname, '') AS schema, ${KIND.schema} AS kind, '' AS object, ${PART.grant} AS part,
         'default ' || d.defaclobjtype::text AS name,
         format('ALTER DEFAULT PRIVILEGES%s GRANT %s ON %s TO thidua_app',
                ' IN SCHEMA ' || quote_ident(n.nspname),
                string_agg(acl.privilege_type, ', ' ORDER BY acl.privilege_type COLLATE "C"),
                CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES'
                     WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END) AS sql
    FROM pg_default_acl d
    LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
   CROSS JOIN LATERAL aclexplode(d.defaclacl) acl
   WHERE acl.grantee = to_regrole('thidua_app') AND acl.privilege_type <> 'MAINTAIN'
   GROUP BY n.nspname, d.defaclobjtype`;

/** The name of the locale column depends on the version. */
const collations = `
  SELECT n.nspname AS schema, ${KIND.collation} AS kind, c.collname AS object, ${PART.create} AS part, '' AS name,
         format('CREATE COLLATION %I.%I (provider = %s, locale = %L, deterministic = %s)', n.nspname, c.collname,
                CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate),
                c.collisdeterministic::text) AS sql
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
   WHERE ${ourSchema('n')} AND ${notOfExtension('pg_collation', 'c.oid')}`;

const typeName = `format('%I.%I', n.nspname, t.typname)`;

const types = `
  SELECT n.nspname AS schema, ${KIND.type} AS kind, t.typname AS object, fact.*
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
   CROSS JOIN LATERAL (
     SELECT ${PART.create} AS part, '' AS name,
            format('CREATE DOMAIN %s AS %s', ${typeName}, format_type(t.typbasetype, t.typtypmod))
            || coalesce(E'\\n  COLLATE ' || quote_ident(
                 (SELECT collname FROM pg_collation l JOIN pg_type b ON b.oid = t.typbasetype
                   WHERE l.oid = t.typcollation AND l.oid <> b.typcollation)), '')
            || coalesce(E'\\n  DEFAULT ' || t.typdefault, '')
            || CASE WHEN t.typnotnull THEN E'\\n  NOT NULL' ELSE '' END
            || coalesce((SELECT string_agg(format(E'\\n  CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)), ''
                                           ORDER BY conname COLLATE "C")
                           FROM pg_constraint WHERE contypid = t.oid AND contype <> 'n'), '') AS sql
      WHERE t.typtype = 'd'
     UNION ALL
     SELECT ${PART.create}, '', format('CREATE TYPE %s AS ENUM (%s)', ${typeName},
            (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
               FROM pg_enum WHERE enumtypid = t.oid))
      WHERE t.typtype = 'e'
     UNION ALL
     SELECT ${PART.create}, '', format(E'CREATE TYPE %s AS (\\n%s\\n)', ${typeName},
            (SELECT string_agg(format('  %I %s', attname, format_type(atttypid, atttypmod)), E',\\n' ORDER BY attnum)
               FROM pg_attribute WHERE attrelid = t.typrelid AND attnum > 0 AND NOT attisdropped))
      WHERE c.relkind = 'c'
     UNION ALL ${comment(`obj_description(t.oid, 'pg_type')`, `CASE t.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || ${typeName}`)}
   ) fact
   WHERE (t.typtype IN ('d', 'e') OR c.relkind = 'c')
     AND ${ourSchema('n')} AND ${notOfExtension('pg_type', 't.oid')}`;

const functionName = `format('%s %I.%I(%s)',
  CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
  n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))`;

const functions = `
  SELECT n.nspname AS schema, ${KIND.function} AS kind,
         format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) AS object, fact.*
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   CROSS JOIN LATERAL (
     SELECT ${PART.create} AS part, '' AS name, pg_get_functiondef(p.oid) AS sql
      WHERE p.prokind <> 'a'
     UNION ALL
     SELECT ${PART.create}, '',
            format('CREATE %s (SFUNC = %s, STYPE = %s%s%s)', ${functionName}, a.aggtransfn,
                   format_type(a.aggtranstype, NULL), ', FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
                   ', INITCOND = ' || quote_literal(a.agginitval))
       FROM pg_aggregate a WHERE a.aggfnoid = p.oid
     UNION ALL
     SELECT ${PART.grant}, '', format('REVOKE ALL ON %s FROM PUBLIC', ${functionName})
      WHERE p.proacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 0)
     UNION ALL ${grants('p.proacl', functionName, 'AND grantee <> 0')}
     UNION ALL ${comment(`obj_description(p.oid, 'pg_proc')`, functionName)}
   ) fact
   WHERE ${ourSchema('n')} AND ${notOfExtension('pg_proc', 'p.oid')}`;

const textSearch = `
  SELECT n.nspname AS schema, ${KIND.textSearch} AS kind, c.cfgname AS object, ${PART.create} AS part, '' AS name,
         format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I)%s', n.nspname, c.cfgname, p.prsname,
                (SELECT string_agg(format(E'\\n  -- %s: %s', alias, dictionaries), '' ORDER BY alias COLLATE "C")
                   FROM (SELECT token.alias,
                                string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
                           FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) token ON token.tokid = m.maptokentype
                          WHERE m.mapcfg = c.oid GROUP BY token.alias) mapping)) AS sql
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
   WHERE ${ourSchema('n')} AND ${notOfExtension('pg_ts_config', 'c.oid')}`;

/** Queries for all that is not a relation. */
export const codeQueries = [extensions, schemas, defaultGrants, collations, types, functions, textSearch];
