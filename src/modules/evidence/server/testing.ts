import { deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the heading claims, when it lies. */
  readonly claimedSize?: number;
}

/** A zip file in memory, entry by entry, so that tests can also build the dishonest ones. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimedSize } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimedSize ?? raw.length, 22);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimedSize ?? raw.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, label, packed);
    table.push(entry, label);
    at += local.length + label.length + packed.length;
  }
  const body = Buffer.concat(locals);
  const index = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, index, end]);
}

const types = { name: '[Content_Types].xml', content: '<Types/>' };
export const wordFile = (...more: Part[]): Uint8Array => zipOf([types, { name: 'word/document.xml', content: '<w:document/>' }, ...more]);
export const sheetFile = (...more: Part[]): Uint8Array => zipOf([types, { name: 'xl/workbook.xml', content: '<workbook/>' }, ...more]);
export const pdfFile = (inside = ''): Uint8Array => Buffer.from(`%PDF-1.7\n${inside}\n%%EOF`);
