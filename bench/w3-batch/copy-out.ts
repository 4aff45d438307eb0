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
/** Longer than any row here, so that the end of a cut message lies within it. */
const seamBytes = 256;

/** Bytes of the first message of a buffer; 0 when it is no whole row. */
function wholeMessage(buffer: Buffer): number {
  const length = 1 + buffer.readInt32BE(1);
  return buffer[0] === copyData && length <= buffer.length ? length : 0;
}

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
        /** Reads whole messages from `at`; answers where it stopped, or −1 when the copy is over and the rest was handed on. */
        const read = (buffer: Buffer, start: number): number => {
          let at = start;
          while (at + 5 <= buffer.length) {
            const kind = buffer[at] as number;
            const end =
              at +
              1 +
              (((buffer[at + 1] as number) << 24) |
                ((buffer[at + 2] as number) << 16) |
                ((buffer[at + 3] as number) << 8) |
                (buffer[at + 4] as number));
            if (kind !== copyData && kind !== copyOutResponse) {
              give(buffer.subarray(kind === copyDone ? end : at));
              return -1;
            }
            if (end > buffer.length) break;
            if (kind === copyData) {
              const tuple = at + 5 + (first ? headerBytes : 0);
              first = false;
              // The last message holds −1 instead of a number of fields.
              if (tuple + 2 <= end && (buffer[tuple] as number) < 128) onRow(buffer, tuple + 2);
            }
            at = end;
          }
          return at;
        };
        const mine = (chunk: Buffer) => {
          bytes += chunk.length;
          let at = 0;
          if (rest.length > 0) {
            // Only the message that was cut in two is copied, not the whole chunk.
            const seam = Buffer.concat([rest, chunk.subarray(0, seamBytes)]);
            const stopped = seam.length < rest.length + seamBytes ? -2 : read(seam.subarray(0, wholeMessage(seam)), 0);
            at = stopped > 0 ? stopped - rest.length : 0;
            if (stopped <= 0) {
              const whole = Buffer.concat([rest, chunk]);
              const end = read(whole, 0);
              rest = end < 0 ? whole.subarray(0, 0) : whole.subarray(end);
              return;
            }
          }
          const end = read(chunk, at);
          rest = end < 0 ? chunk.subarray(0, 0) : chunk.subarray(end);
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
