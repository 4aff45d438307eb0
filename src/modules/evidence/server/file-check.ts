import { refuse, type Refusal } from '#platform/refusal.ts';
import { evidenceRefusals } from '../contract.ts';
import { claimedType, extensionOf, fileTypes, mostBytes, type FileTypeCode } from '../rules.ts';
import { readZip, unpack, type ZipEntry } from '#platform/zip.ts';

export interface CheckedFile {
  readonly type: FileTypeCode;
  readonly mediaType: string;
}

type Verdict = { readonly file: CheckedFile } | { readonly refusal: Refusal };

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** Windows, Linux, macOS and Java programs, and scripts with an interpreter line. */
function isProgram(bytes: Uint8Array): boolean {
  return (
    (startsWith(bytes, 0x4d, 0x5a) && bytes.includes(0)) ||
    startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46) ||
    startsWith(bytes, 0xcf, 0xfa, 0xed, 0xfe) ||
    startsWith(bytes, 0xfe, 0xed, 0xfa) ||
    startsWith(bytes, 0xca, 0xfe, 0xba, 0xbe) ||
    startsWith(bytes, 0x23, 0x21)
  );
}

/** Text is UTF-8, or UTF-16 with its mark as Excel writes it, and holds no NUL character. */
function isText(bytes: Uint8Array): boolean {
  const encoding = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  try {
    return !new TextDecoder(encoding, { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

const programNames = /\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|sh|lnk)$/i;
const macroNames = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|macrosheets\/.*|activeX\/.*)$|^(Basic|Scripts)\/./i;

/** A paper of 20 MB does not honestly unpack to more than this; and no text packs a hundred to one for megabytes. */
const mostUnpacked = 200 * 1024 * 1024;
const suspiciousRatio = 100;
const smallEnough = 10 * 1024 * 1024;

function isBomb(entries: readonly ZipEntry[], fileLength: number): boolean {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  // Entries that overlap add up to more than the file holds: the trick of the densest bombs.
  return entries.length > 10_000 || size > mostUnpacked || packed > fileLength || (size > smallEnough && size > packed * suspiciousRatio);
}

async function officeType(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<FileTypeCode | undefined> {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx';
  if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml')) return 'xlsx';
  const mark = entries.find((entry) => entry.name === 'mimetype');
  const kind = mark && (await unpack(bytes, mark));
  return kind && latin(kind) === fileTypes.odt.mediaType ? 'odt' : undefined;
}

async function checkOffice(bytes: Uint8Array, claimed: FileTypeCode): Promise<Verdict> {
  const entries = readZip(bytes);
  if (!entries || entries.some((entry) => entry.encrypted)) return { refusal: refuse(evidenceRefusals.damaged) };
  if (isBomb(entries, bytes.byteLength)) return { refusal: refuse(evidenceRefusals.bomb) };
  if (entries.some((entry) => programNames.test(entry.name))) return { refusal: refuse(evidenceRefusals.executable) };
  if (entries.some((entry) => macroNames.test(entry.name))) return { refusal: refuse(evidenceRefusals.macro) };
  if ((await officeType(bytes, entries)) !== claimed) return mismatch(claimed);
  for (const entry of entries) {
    const content = await unpack(bytes, entry);
    if (!content) return { refusal: refuse(evidenceRefusals.damaged) };
    if (entry.name === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(latin(content))) return { refusal: refuse(evidenceRefusals.macro) };
  }
  return accepted(claimed);
}

const accepted = (type: FileTypeCode): Verdict => ({ file: { type, mediaType: fileTypes[type].mediaType } });
const mismatch = (claimed: FileTypeCode): Verdict => ({ refusal: refuse(evidenceRefusals.contentMismatch, { type: fileTypes[claimed].name }) });

function checkPdf(bytes: Uint8Array): Verdict {
  if (!latin(bytes.subarray(0, 1024)).includes('%PDF-')) return mismatch('pdf');
  // Actions that start programs or run scripts; a paper that proves something needs neither.
  return /\/(Launch|JavaScript)\b/.test(latin(bytes)) ? { refusal: refuse(evidenceRefusals.executable) } : accepted('pdf');
}

/**
 * Looks at what a file is, not only at what it is called: first the name, then the magic bytes, then the inside of
 * packed formats. Answers the type or the named refusal; never throws for hostile content.
 */
export async function checkFile(fileName: string, bytes: Uint8Array): Promise<Verdict> {
  if (bytes.byteLength === 0) return { refusal: refuse(evidenceRefusals.emptyFile) };
  if (bytes.byteLength > mostBytes) return { refusal: refuse(evidenceRefusals.tooLarge) };
  if (isProgram(bytes)) return { refusal: refuse(evidenceRefusals.executable) };
  const claimed = claimedType(fileName);
  if (!claimed) {
    const extension = extensionOf(fileName);
    return {
      refusal: programNames.test(fileName)
        ? refuse(evidenceRefusals.executable)
        : refuse(evidenceRefusals.typeNotAllowed, { type: extension || null }),
    };
  }
  switch (claimed) {
    case 'pdf':
      return checkPdf(bytes);
    case 'png':
      return startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? accepted('png') : mismatch('png');
    case 'jpg':
      return startsWith(bytes, 0xff, 0xd8, 0xff) ? accepted('jpg') : mismatch('jpg');
    case 'txt':
    case 'csv':
      return isText(bytes) ? accepted(claimed) : mismatch(claimed);
    default:
      return startsWith(bytes, 0x50, 0x4b) ? checkOffice(bytes, claimed) : mismatch(claimed);
  }
}
