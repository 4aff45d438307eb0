import { createInflateRaw } from 'node:zlib';
import { refuse } from '../refusal.ts';
import { contentStart, readZip, unpack, type ZipEntry } from '../zip.ts';
import { workbookRefusals as refusals } from './refusals.ts';

export interface WorkbookLimits {
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Different texts in the whole workbook. */
  readonly texts: number;
  readonly unpackedMegabytes: number;
}

const oleMark = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** An OLE container is an old .xls, or an .xlsx under a password: the names of its streams tell which. */
function refuseOle(bytes: Uint8Array): never {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.byteLength & ~1));
  throw refuse(names.includes('EncryptedPackage') ? refusals.locked : refusals.notWorkbook);
}

/** How often `<tag` begins in a packed part, counted no further than `most + 1`: what lies behind is never unpacked. */
async function countTags(bytes: Uint8Array, entry: ZipEntry, tag: string, most: number): Promise<number> {
  const start = contentStart(bytes, entry);
  if (start === undefined || entry.method !== 8) return 0;
  const opening = new RegExp(`<(?:\\w+:)?${tag}[\\s>/]`, 'g');
  const stream = createInflateRaw();
  stream.end(bytes.subarray(start, start + entry.packed));
  let count = 0;
  let rest = '';
  for await (const chunk of stream) {
    const text = rest + (chunk as Buffer).toString('latin1');
    const cut = text.lastIndexOf('<');
    // A tag may be split between two pieces: it is counted with the later one.
    const whole = cut < 0 || cut < text.length - 64 ? text : text.slice(0, cut);
    rest = text.slice(whole.length);
    count += whole.match(opening)?.length ?? 0;
    if (count > most) break;
  }
  stream.destroy();
  return count + (rest.match(opening)?.length ?? 0);
}

/** The name people gave the sheet that is kept in this part. */
async function sheetName(bytes: Uint8Array, entries: readonly ZipEntry[], part: string): Promise<string> {
  const read = async (name: string) => {
    const entry = entries.find((one) => one.name === name);
    const content = entry && (await unpack(bytes, entry));
    return content ? new TextDecoder().decode(content) : '';
  };
  const file = part.split('/').at(-1) ?? part;
  const link = (await read('xl/_rels/workbook.xml.rels')).match(/<Relationship\b[^>]*>/g)?.find((one) => one.includes(`/${file}"`));
  const id = link?.match(/\bId="([^"]+)"/)?.[1];
  const sheet = id && (await read('xl/workbook.xml')).match(/<(?:\w+:)?sheet\b[^>]*>/g)?.find((one) => one.includes(`"${id}"`));
  return (sheet && sheet.match(/\bname="([^"]+)"/)?.[1]) || file;
}

/** Refuses by name what is no workbook, locked, or larger than `limits`, before any part of it is taken into memory. */
export async function checkContainer(bytes: Uint8Array, limits: WorkbookLimits): Promise<void> {
  if (oleMark.every((byte, index) => bytes[index] === byte)) refuseOle(bytes);
  const entries = readZip(bytes);
  if (!entries) throw refuse(refusals.notWorkbook);
  if (entries.some((entry) => entry.encrypted)) throw refuse(refusals.locked);
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw refuse(refusals.notWorkbook);
  const sheets = entries.filter((entry) => /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name));
  if (sheets.length > limits.sheets) throw refuse(refusals.tooManySheets, { most: limits.sheets });
  for (const sheet of sheets) {
    if ((await countTags(bytes, sheet, 'row', limits.rows)) > limits.rows) {
      throw refuse(refusals.tooManyRows, { sheet: await sheetName(bytes, entries, sheet.name), most: limits.rows });
    }
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > limits.unpackedMegabytes * 1024 * 1024) throw refuse(refusals.tooLarge, { most: limits.unpackedMegabytes });
  const texts = entries.find((entry) => entry.name === 'xl/sharedStrings.xml');
  if (texts && (await countTags(bytes, texts, 'si', limits.texts)) > limits.texts) throw refuse(refusals.tooManyTexts, { most: limits.texts });
  // What states a smaller size than comes out of it is not read at all.
  for (const entry of entries) if (!entry.name.endsWith('/') && !(await unpack(bytes, entry))) throw refuse(refusals.damaged);
}
