import type pg from 'pg';

/**
 * COPY in both directions, for work on hundreds of thousands of rows where a row of a query costs more than what is done with
 * it. Text format: tab between columns, `\N` for null. Callers write numbers and uuids only, which need no escaping.
 */

interface Wire {
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
}

/** The part of pg's protocol for a running statement that COPY needs. */
abstract class Statement {
  readonly #text: string;
  readonly #done: (error: Error | null) => void;
  constructor(text: string, done: (error: Error | null) => void) {
    this.#text = text;
    this.#done = done;
  }
  submit(connection: Wire): void {
    connection.query(this.#text);
  }
  handleError(error: Error): void {
    this.#done(error);
  }
  handleReadyForQuery(): void {
    this.#done(null);
  }
  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

class CopyOut extends Statement {
  readonly chunks: Buffer[] = [];
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // The driver reads the next bytes into the same memory.
    this.chunks.push(Buffer.from(chunk));
  }
}

class CopyIn extends Statement {
  readonly #rows: string;
  constructor(text: string, rows: string, done: (error: Error | null) => void) {
    super(text, done);
    this.#rows = rows;
  }
  handleCopyInResponse(connection: Wire): void {
    const bytes = Buffer.from(this.#rows, 'latin1');
    const most = 1 << 16;
    for (let at = 0; at < bytes.length; at += most) connection.sendCopyFromChunk(bytes.subarray(at, at + most));
    connection.endCopyFrom();
  }
}

function run(client: pg.ClientBase, make: (done: (error: Error | null) => void) => Statement): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(make((error) => (error ? reject(error) : resolve())) as unknown as pg.Submittable);
  });
}

/** All bytes of `copy (…) to stdout`. */
export async function copyOut(client: pg.ClientBase, query: string): Promise<Buffer> {
  let statement: CopyOut | undefined;
  await run(client, (done) => (statement = new CopyOut(`copy (${query}) to stdout`, done)));
  return Buffer.concat(statement?.chunks ?? []);
}

/** Puts rows into `table (columns)`: lines of tab-separated ASCII, each ended. */
export const copyIn = (client: pg.ClientBase, table: string, rows: string): Promise<void> =>
  run(client, (done) => new CopyIn(`copy ${table} from stdin`, rows, done));
