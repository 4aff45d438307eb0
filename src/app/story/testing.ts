import type { FastifyInstance } from 'fastify';
import { sql } from '#platform/db/database.ts';
import { silent } from '#platform/log.ts';
import { demoPassword } from '../demo/accounts.ts';
import { sweepNow } from '../jobs.ts';
import { makeApp } from '../server.ts';
import { testApp, type TestApp } from '../testing/harness.ts';

export interface StoryApp extends TestApp {
  /** Takes the story's requests in the process. */
  readonly server: FastifyInstance;
  /** Rows of every table people's work goes to; a play that changes nothing leaves it as it was. */
  counts(): Promise<Record<string, number>>;
}

/** Sessions come and go with every play; the idempotency rows and the day are the play's own tools. */
const tools = ['identity.session', 'identity.sign_in_wait', 'platform.idempotency', 'platform.setting'];

/** The loaded data on a database of its own, with a server to play on. */
export async function storyApp(): Promise<StoryApp> {
  const app = await testApp({ today: '2021-03-01' });
  const { db, clock } = app;
  const server = await makeApp({ services: { db, clock, log: silent }, demo: { password: demoPassword, clock, onDay: () => sweepNow(db) } });
  return {
    ...app,
    server,
    async counts() {
      const tables = await app.look((tx) =>
        tx.many<{ name: string }>(sql`
          select schemaname || '.' || tablename as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema') and schemaname || '.' || tablename <> all (${tools}) order by 1`),
      );
      const counted: Record<string, number> = {};
      for (const { name } of tables) {
        const { rows } = await db.pool.query<{ count: number }>(`select count(*)::int as count from ${name}`);
        counted[name] = rows[0]?.count ?? 0;
      }
      return counted;
    },
    async close() {
      await server.close();
      await app.close();
    },
  };
}
