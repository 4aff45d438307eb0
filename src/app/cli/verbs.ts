import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeClock } from '#platform/clock.ts';
import { roles, type Role } from '#platform/contract.ts';
import { makeDatabase, type Database } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/open-database.ts';
import { openApi } from '#platform/http/openapi.ts';
import { silent } from '#platform/log.ts';
import type { Text } from '#platform/text.ts';
import { createAccount } from '#modules/identity/server/actions/create-account.ts';
import { runAction } from '#platform/action.ts';
import { system } from '#platform/actor.ts';
import { allModules } from '../modules.ts';
import { loadSeed, readSeedFile } from '../seed/load.ts';
import { endpointsOf, version } from '../server.ts';
import { score } from './score.ts';

export interface Verb {
  readonly name: string;
  readonly usage: string;
  readonly says: Text;
  /** Answers the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const root = join(import.meta.dirname, '../../..');
const print = (value: unknown) => void process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);

/** Opens the installation's database, brought up to date, for one piece of work. */
async function withDatabase<T>(work: (db: Database, url: string) => Promise<T>): Promise<T> {
  const opened = await openDatabase({ env: process.env, log: silent });
  try {
    await migrate(opened.ownerUrl, { dir: join(root, 'db/migrations'), log: silent });
    const db = makeDatabase({ url: opened.ownerUrl, clock: makeClock(), poolSize: 2 });
    try {
      return await work(db, opened.ownerUrl);
    } finally {
      await db.close();
    }
  } finally {
    await opened.stop();
  }
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

export const verbs: readonly Verb[] = [
  {
    name: 'migrate',
    usage: 'migrate',
    says: { vi: 'Đưa cơ sở dữ liệu lên bản hiện tại.', en: 'Bring the database up to date.' },
    run: () => withDatabase(async () => 0),
  },
  {
    name: 'check-data',
    usage: 'check-data FILE.json',
    says: { vi: 'Đọc thử một tệp dữ liệu; báo bản ghi và trường sai.', en: 'Read a data file; names the record and field that is wrong.' },
    async run([file]) {
      if (file === undefined) return 2;
      const { meta } = readSeedFile(await readJson(file));
      print({ ok: true, id: meta.id, version: meta.version });
      return 0;
    },
  },
  {
    name: 'load',
    usage: 'load FILE.json',
    says: {
      vi: 'Nạp cả tệp dữ liệu, hoặc không nạp gì; nạp lại không đổi gì.',
      en: 'Load a whole data file or nothing; loading again changes nothing.',
    },
    async run([file]) {
      if (file === undefined) return 2;
      const json = await readJson(file);
      print(await withDatabase((db) => loadSeed(db, json)));
      return 0;
    },
  },
  {
    name: 'account',
    usage: 'account --login L --name N --role R [--unit ID] [--password-from FILE]',
    says: {
      vi: 'Mở một tài khoản, ví dụ quản trị viên đầu tiên. Mật khẩu đọc từ tệp hoặc từ đầu vào.',
      en: 'Open an account, e.g. the first administrator. The password is read from a file or standard input.',
    },
    async run(args) {
      const { values } = parseArgs({
        args: [...args],
        options: {
          login: { type: 'string' },
          name: { type: 'string' },
          role: { type: 'string' },
          unit: { type: 'string' },
          'password-from': { type: 'string', default: '/dev/stdin' },
        },
      });
      const role = roles.find((one): one is Role => one === values.role);
      if (!values.login || !values.name || !role) return 2;
      const password = (await readFile(values['password-from'], 'utf8')).trim();
      const { login, name, unit = null } = values;
      const account = await withDatabase((db) => runAction(db, system, createAccount, { login, name, password, role, unitId: unit, personId: null }));
      print({ id: account.id, login: account.login });
      return 0;
    },
  },
  {
    name: 'openapi',
    usage: 'openapi',
    says: { vi: 'In tài liệu OpenAPI 3.1.', en: 'Print the OpenAPI 3.1 document.' },
    async run() {
      print(openApi(endpointsOf(allModules({ demo: null })), version));
      return 0;
    },
  },
  score,
];
