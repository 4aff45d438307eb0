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

export interface CopyRows {
  /** `schema.table (columns)`. */
  readonly table: string;
  /** Lines of tab-separated ASCII, each ended. */
  readonly rows: string;
}

const mostBytes = 1 << 16;

/**
 * Several COPY statements in one message are one transaction. Their rows follow at once: the server reads them when it gets
 * there, and passes over what is left when a statement fails, so that nothing waits for an answer in between.
 */
class CopyIn extends Statement {
  readonly #parts: readonly CopyRows[];
  constructor(parts: readonly CopyRows[], done: (error: Error | null) => void) {
    super(parts.map(({ table }) => `copy ${table} from stdin`).join('; '), done);
    this.#parts = parts;
  }
  override submit(connection: Wire): void {
    super.submit(connection);
    for (const { rows } of this.#parts) {
      const bytes = Buffer.from(rows, 'latin1');
      for (let at = 0; at < bytes.length; at += mostBytes) connection.sendCopyFromChunk(bytes.subarray(at, at + mostBytes));
      connection.endCopyFrom();
    }
  }
  handleCopyInResponse(): void {}
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

/** Puts rows into tables: all of them or none, in one round trip. Inside a transaction they are part of it. */
export const copyIn = (client: pg.ClientBase, ...parts: readonly CopyRows[]): Promise<void> => run(client, (done) => new CopyIn(parts, done));
