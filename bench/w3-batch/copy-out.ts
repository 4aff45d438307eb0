import type pg from 'pg';

/** Rows of `COPY … TO STDOUT (FORMAT binary)`, straight from the socket: one call a row, nothing allocated for it. */
export type OnRow = (buffer: Buffer, at: number) => void;

interface Wire {
  readonly stream: NodeJS.ReadableStream;
  query(text: string): void;
}

const copyData = 0x64;
const copyDone = 0x63;
const copyOutResponse = 0x48;
const headerBytes = 19;

/**
 * Runs one COPY on a connection and hands each row on. `at` is the place of the first field's length; fields are
 * `int32 length, bytes`. Answers the bytes received. Rejects with the database's error.
 */
export function copyOut(client: pg.Client, query: string, onRow: OnRow): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    client.query({
      submit(connection: Wire) {
        const { stream } = connection;
        const others = stream.listeners('data') as ((chunk: Buffer) => void)[];
        let rest: Buffer = Buffer.alloc(0);
        let first = true;
        const give = (buffer: Buffer) => {
          stream.removeListener('data', mine);
          for (const other of others) stream.on('data', other);
          if (buffer.length > 0) for (const other of others) other(buffer);
        };
        const mine = (chunk: Buffer) => {
          bytes += chunk.length;
          const buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
          let at = 0;
          while (at + 5 <= buffer.length) {
            const kind = buffer[at] as number;
            const end =
              at +
              1 +
              (((buffer[at + 1] as number) << 24) |
                ((buffer[at + 2] as number) << 16) |
                ((buffer[at + 3] as number) << 8) |
                (buffer[at + 4] as number));
            if (kind !== copyData && kind !== copyOutResponse) return give(buffer.subarray(kind === copyDone ? end : at));
            if (end > buffer.length) break;
            if (kind === copyData) {
              const tuple = at + 5 + (first ? headerBytes : 0);
              first = false;
              // The last message holds −1 instead of a number of fields.
              if (tuple + 2 <= end && (buffer[tuple] as number) < 128) onRow(buffer, tuple + 2);
            }
            at = end;
          }
          rest = buffer.subarray(at);
        };
        for (const other of others) stream.removeListener('data', other);
        stream.on('data', mine);
        connection.query(query);
      },
      handleCommandComplete() {},
      handleCopyData() {},
      handleReadyForQuery: () => resolve(bytes),
      handleError: (error: Error) => reject(error),
    } as unknown as pg.Submittable);
  });
}
