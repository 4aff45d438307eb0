import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpSchema } from './dump-schema.ts';
import { withoutNeedlessQualifiers } from './dump-view.ts';
import { prepareServer } from './prepare-server.ts';
import { createFromTemplate, type TestDatabase } from './template.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  server = await startTestServer();
  database = await createFromTemplate(server.url, 'template1');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await prepareServer(client);
});
afterAll(async () => {
  await client.end();
  await database.drop();
  await server.stop();
});

async function dumpOf(...statements: string[]): Promise<string> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    return await dumpSchema(client);
  } finally {
    await client.query('ROLLBACK');
  }
}

const PRELUDE = `
  CREATE SCHEMA awards;
  CREATE DOMAIN awards.percent AS int NOT NULL CONSTRAINT percent_range CHECK (VALUE BETWEEN 0 AND 100);
  CREATE FUNCTION awards.bump() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TABLE awards.unit (id int PRIMARY KEY);`;

const TABLE = `
  CREATE TABLE awards.award (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_id int NOT NULL REFERENCES awards.unit ON DELETE RESTRICT,
    name    text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
    kd      text GENERATED ALWAYS AS (lower(name)) STORED,
    share   awards.percent DEFAULT 0,
    valid   daterange
  );`;

const ATTACHED = [
  'CREATE INDEX award_kd ON awards.award (kd COLLATE "C", id) WHERE unit_id > 0',
  'CREATE UNIQUE INDEX award_name ON awards.award (name)',
  'CREATE TRIGGER bump BEFORE UPDATE ON awards.award FOR EACH ROW EXECUTE FUNCTION awards.bump()',
  'ALTER TABLE awards.award ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE awards.award FORCE ROW LEVEL SECURITY',
  'CREATE POLICY see ON awards.award FOR SELECT TO thidua_app USING (unit_id = 1)',
  'GRANT SELECT, INSERT ON awards.award TO thidua_app',
  "COMMENT ON TABLE awards.award IS 'Khen thưởng'",
  "COMMENT ON COLUMN awards.award.kd IS 'không dấu'",
  'CREATE VIEW awards.open WITH (security_invoker = true) AS SELECT id, name FROM awards.award WHERE share > 0',
];

test('shows a table with everything that is attached to it', async () => {
  expect(await dumpOf(PRELUDE, TABLE, ...ATTACHED)).toMatchInlineSnapshot(`
    "-- The schema as the migrations leave it, read from the catalogs.
    -- For reading and comparing; the migrations are what builds a database.

    CREATE EXTENSION pg_trgm WITH SCHEMA public;

    CREATE EXTENSION unaccent WITH SCHEMA public;

    CREATE SCHEMA awards;

    CREATE DOMAIN awards.percent AS integer
      NOT NULL
      CONSTRAINT percent_range CHECK (((VALUE >= 0) AND (VALUE <= 100)));

    CREATE OR REPLACE FUNCTION awards.bump()
     RETURNS trigger
     LANGUAGE plpgsql
    AS $function$BEGIN RETURN NEW; END$function$;

    CREATE TABLE awards.award (
      id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
      unit_id integer NOT NULL,
      name text COLLATE "vi-x-icu" NOT NULL,
      kd text GENERATED ALWAYS AS (lower(name)) STORED,
      share awards.percent DEFAULT 0,
      valid daterange,
      CONSTRAINT award_name_check CHECK ((name <> ''::text)),
      CONSTRAINT award_pkey PRIMARY KEY (id),
      CONSTRAINT award_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES awards.unit(id) ON DELETE RESTRICT
    );
    CREATE INDEX award_kd ON awards.award USING btree (kd COLLATE "C", id) WHERE (unit_id > 0);
    CREATE UNIQUE INDEX award_name ON awards.award USING btree (name);
    CREATE TRIGGER bump BEFORE UPDATE ON awards.award FOR EACH ROW EXECUTE FUNCTION awards.bump();
    ALTER TABLE awards.award ENABLE ROW LEVEL SECURITY;
    ALTER TABLE awards.award FORCE ROW LEVEL SECURITY;
    CREATE POLICY see ON awards.award FOR SELECT TO thidua_app
      USING ((unit_id = 1));
    GRANT INSERT, SELECT ON TABLE awards.award TO thidua_app;
    COMMENT ON TABLE awards.award IS 'Khen thưởng';
    COMMENT ON COLUMN awards.award.kd IS 'không dấu';

    CREATE TABLE awards.unit (
      id integer NOT NULL,
      CONSTRAINT unit_pkey PRIMARY KEY (id)
    );

    CREATE VIEW awards.open WITH (security_invoker=true) AS
     SELECT id,
        name
       FROM awards.award
      WHERE share::integer > 0;

    GRANT USAGE ON SCHEMA public TO PUBLIC;
    "
  `);
});

test('does not depend on the order in which things came about', async () => {
  const backwards = ATTACHED.toReversed();
  expect(await dumpOf(PRELUDE, TABLE, ...backwards)).toBe(await dumpOf(PRELUDE, TABLE, ...ATTACHED));
});

test.each([
  ['a nullable column', 'ALTER TABLE awards.award ALTER unit_id DROP NOT NULL'],
  ['a default', 'ALTER TABLE awards.award ALTER share SET DEFAULT 1'],
  ['a constraint', 'ALTER TABLE awards.award DROP CONSTRAINT award_name_check'],
  ['a domain', 'ALTER DOMAIN awards.percent DROP CONSTRAINT percent_range'],
  ['row security that is no longer forced', 'ALTER TABLE awards.award NO FORCE ROW LEVEL SECURITY'],
  ['a wider policy', 'ALTER POLICY see ON awards.award USING (true)'],
  ['a wider grant', 'GRANT DELETE ON awards.award TO thidua_app'],
  ['a grant to everybody', 'GRANT SELECT ON awards.award TO PUBLIC'],
  ['a disabled trigger', 'ALTER TABLE awards.award DISABLE TRIGGER bump'],
  ['a function body', "CREATE OR REPLACE FUNCTION awards.bump() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'"],
  ['a view that runs as its owner', 'ALTER VIEW awards.open SET (security_invoker = false)'],
  ['a forgotten table', 'CREATE TABLE awards.forgotten ()'],
])('shows the drift: %s', async (_, drift) => {
  expect(await dumpOf(PRELUDE, TABLE, ...ATTACHED, drift)).not.toBe(await dumpOf(PRELUDE, TABLE, ...ATTACHED));
});

test('views read the same on all versions: the only relation of the outermost query needs no name', () => {
  const version15 = `CREATE VIEW v AS
 SELECT a.id,
    a.name || ' a.x'::text AS label,
    ( SELECT count(*) AS count
           FROM s.part p
          WHERE p.award_id = a.id) AS parts
   FROM s.award a
  WHERE lower(a.name) <> ''::text
  ORDER BY a.id;`;
  expect(withoutNeedlessQualifiers(version15)).toBe(`CREATE VIEW v AS
 SELECT id,
    name || ' a.x'::text AS label,
    ( SELECT count(*) AS count
           FROM s.part p
          WHERE p.award_id = a.id) AS parts
   FROM s.award a
  WHERE lower(name) <> ''::text
  ORDER BY id;`);
  const joined = `CREATE VIEW v AS
 SELECT a.id
   FROM s.award a
     JOIN s.part p ON p.award_id = a.id;`;
  expect(withoutNeedlessQualifiers(joined)).toBe(joined);
});
