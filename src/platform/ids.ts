import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';

/** A new identifier, UUIDv7: sorted by time, so indexes stay dense. */
export const newId = (): string => v7();

const seedNamespace = '5f0c7f3e-6f0e-5d5a-9d57-0f2a7c1b8a11';

/** The stable identifier of a seed record, so that loading the same file twice meets the same rows. */
export const seedId = (id: string): string => v5(id, seedNamespace);

/** SHA-256 of a text in hex; used to freeze what was signed or scored. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys: the same value always gives the same bytes, and so the same hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
