import type { Text } from '#platform/text.ts';

/** Largest file, in bytes: 20 MB (R-166: phone photos and scanned papers fit, films do not). */
export const mostBytes = 20 * 1024 * 1024;

export interface FileType {
  readonly name: string;
  readonly mediaType: string;
  readonly extensions: readonly string[];
}

/** The only kinds of file that may enter. What a file *is* decides, and its name must agree. */
export const fileTypes = {
  pdf: { name: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'] },
  png: { name: 'PNG', mediaType: 'image/png', extensions: ['png'] },
  jpg: { name: 'JPG', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  docx: { name: 'Word (docx)', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { name: 'Excel (xlsx)', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  odt: { name: 'OpenDocument (odt)', mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  txt: { name: 'TXT', mediaType: 'text/plain', extensions: ['txt'] },
  csv: { name: 'CSV', mediaType: 'text/csv', extensions: ['csv'] },
} as const satisfies Record<string, FileType>;
export type FileTypeCode = keyof typeof fileTypes;

export const allowedNames = Object.values(fileTypes)
  .map((type) => type.name)
  .join(', ');

/** For `<input accept>`: the browser filters by extension, the server looks at the content. */
export const acceptList = Object.values(fileTypes)
  .flatMap((type) => [...type.extensions.map((extension) => `.${extension}`), type.mediaType])
  .join(',');

/** `Báo cáo.PDF` → `pdf`; no dot → empty. */
export function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? '' : fileName.slice(dot + 1).toLowerCase();
}

/** The type a file name claims, `undefined` when that type is not accepted. */
export function claimedType(fileName: string): FileTypeCode | undefined {
  const extension = extensionOf(fileName);
  const found = Object.entries(fileTypes).find(([, type]) => (type.extensions as readonly string[]).includes(extension));
  return found?.[0] as FileTypeCode | undefined;
}

/** Browsers of old sent whole paths; only the last part is a name. */
export function baseName(fileName: string): string {
  return fileName.split(/[\\/]/).at(-1) ?? '';
}

const quoted = (name: string) => name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
const encoded = (name: string) => encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The Content-Disposition of a download, RFC 6266 with the extended value of RFC 5987: old programs read the plain
 * name, others the Vietnamese one. Always an attachment: nothing a user sent is shown inside our origin.
 */
export function attachment(fileName: string): string {
  return `attachment; filename="${quoted(fileName)}"; filename*=UTF-8''${encoded(fileName)}`;
}

/** One proof, many uses is the point; more than one is worth a remark to the reader, never a refusal. */
export function usesRemark(uses: number): Text | undefined {
  if (uses < 2) return undefined;
  return { vi: `Dùng ở ${uses} nơi`, en: `Used in ${uses} places` };
}
