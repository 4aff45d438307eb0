import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly encrypted: boolean;
  /** Where its local header begins. */
  readonly at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--) if (view.getUint32(at, true) === endMark) return at;
  return -1;
}

/** The table of contents of a zip file; `undefined` when it cannot be read (damaged, or the 64-bit form, which no paper needs). */
export function readZip(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength < endLength ? -1 : findEnd(view);
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== entryMark) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the packed bytes of an entry begin; `undefined` when its heading is not there. */
export function contentStart(bytes: Uint8Array, entry: ZipEntry): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== localMark) return undefined;
  return entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
}

/** The unpacked bytes of one entry; `undefined` when it is damaged or more comes out than its heading states. */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array | undefined> {
  const start = contentStart(bytes, entry);
  if (start === undefined) return undefined;
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.byteLength !== entry.packed) return undefined;
  if (entry.method === 0) return entry.size === entry.packed ? packed : undefined;
  if (entry.method !== 8) return undefined;
  try {
    const content = await inflate(packed, { maxOutputLength: Math.max(1, entry.size) });
    return content.byteLength === entry.size ? content : undefined;
  } catch {
    return undefined;
  }
}
