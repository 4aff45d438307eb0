/** Where the database layer says what it does. A pino logger fits. */
export type DbLog = {
  info(message: string): void;
  warn(message: string): void;
};

export const silentLog: DbLog = { info() {}, warn() {} };
