import type { z } from 'zod';
import type { Text } from '#platform/text.ts';
import { say } from './words.ts';

/** What is wrong with the shape of a file, said in both languages: the reader of a rulebook is an officer, not a programmer. */

const kinds: Readonly<Record<string, Text>> = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'danh sách [ ]', en: 'a list [ ]' },
  object: { vi: 'nhóm trường { }', en: 'an object { }' },
  record: { vi: 'nhóm trường { }', en: 'an object { }' },
  null: { vi: 'null', en: 'null' },
};
const kindIn = (kind: string): Text => kinds[kind] ?? { vi: kind, en: kind };

function kindOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const things: Readonly<Record<string, Text>> = {
  string: { vi: 'ký tự', en: 'characters' },
  array: { vi: 'mục', en: 'items' },
};

function limit(issue: { readonly origin?: string }, vi: string, en: string, value: number | bigint): Text {
  const of = things[issue.origin ?? ''];
  return of
    ? say(`${vi} {value} {of}`, `${en} {value} {of}`, { value: String(value), of })
    : say(`${vi} {value}`, `${en} {value}`, { value: String(value) });
}

/** One issue of zod as the `detail` of `rulebook.wrong_shape`. `value` is what stands at its place. */
export function shapeWords(issue: z.core.$ZodIssue, value: unknown): Text {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return say('thiếu, cần {wanted}', 'missing, needs {wanted}', { wanted: kindIn(issue.expected) });
      return say('cần {wanted}, đang là {found}', 'needs {wanted}, holds {found}', {
        wanted: kindIn(issue.expected),
        found: kindIn(kindOfValue(value)),
      });
    case 'too_big':
      return limit(issue, 'nhiều nhất', 'at most', issue.maximum);
    case 'too_small':
      return limit(issue, 'ít nhất', 'at least', issue.minimum);
    case 'invalid_value':
      return say('chỉ nhận {allowed}', 'must be {allowed}', { allowed: issue.values.map((one) => `“${String(one)}”`).join(', ') });
    case 'unrecognized_keys':
      return say('không nhận trường {names} ở đây', '{names} is no field here', { names: issue.keys.map((one) => `“${one}”`).join(', ') });
    case 'invalid_format':
      return say('sai khuôn dạng', 'not in the right format');
    case 'invalid_key':
      return say('tên trường sai khuôn dạng', 'the name of the field is not in the right format');
    case 'invalid_union':
      return say('không thuộc dạng nào được phép', 'none of the forms allowed here');
    default:
      return say('chưa hợp lệ', 'not valid');
  }
}

/** What stands at a path of parsed JSON. */
export function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? at[key as keyof typeof at] : undefined),
    json,
  );
}

/** Places of fields that the format does not have: `read` is what a schema kept of `json`. A misspelt field must not vanish unseen. */
export function strayPlaces(json: unknown, read: unknown, placeOf: (path: readonly PropertyKey[]) => string): string[] {
  const found: string[] = [];
  const visit = (raw: unknown, kept: unknown, path: readonly PropertyKey[]): void => {
    if (typeof raw !== 'object' || raw === null || typeof kept !== 'object' || kept === null) return;
    if (Array.isArray(raw)) return raw.forEach((one, index) => visit(one, (kept as unknown[])[index], [...path, index]));
    for (const [key, value] of Object.entries(raw)) {
      if (key === '$schema' && path.length === 0) continue;
      if (Object.hasOwn(kept, key)) visit(value, (kept as Record<string, unknown>)[key], [...path, key]);
      else found.push(placeOf([...path, key]));
    }
  };
  visit(json, read, []);
  return found;
}
