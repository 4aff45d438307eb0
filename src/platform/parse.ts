import type { z } from 'zod';
import { commonRefusals, refuse, type FieldProblem } from './refusal.ts';
import type { Text } from './text.ts';

type Issue = z.core.$ZodIssue;

const named: Readonly<Record<string, Text>> = {
  hidden_characters: {
    vi: 'Có ký tự ẩn không được phép (điều khiển, đảo chiều chữ).',
    en: 'Holds hidden characters (control or text-direction marks).',
  },
  empty: { vi: 'Không được để trống.', en: 'Must not be empty.' },
  one_line: { vi: 'Chỉ được một dòng.', en: 'Must be one line.' },
  reason_too_short: { vi: 'Cần ghi lý do (ít nhất 3 ký tự).', en: 'Please give a reason (at least 3 characters).' },
  secret_only_counted: {
    vi: 'Dòng có bí mật nhà nước chỉ ghi mã lý do, không ghi số liệu hay ghi chú.',
    en: 'A row with state secrets carries its reason code only, no figure and no note.',
  },
  not_a_day: { vi: 'Không có ngày này trong lịch.', en: 'There is no such day.' },
};

function limit(issue: Issue & { origin?: string }, value: unknown, vi: string, en: string): Text {
  const what =
    issue.origin === 'string' ? { vi: ' ký tự', en: ' characters' } : issue.origin === 'array' ? { vi: ' mục', en: ' items' } : { vi: '', en: '' };
  return { vi: `${vi} ${String(value)}${what.vi}.`, en: `${en} ${String(value)}${what.en}.` };
}

function sentence(issue: Issue): Text {
  switch (issue.code) {
    case 'too_big':
      return limit(issue, issue.maximum, 'Nhiều nhất', 'At most');
    case 'too_small':
      return limit(issue, issue.minimum, 'Ít nhất', 'At least');
    case 'unrecognized_keys':
      return { vi: `Có trường lạ: ${issue.keys.join(', ')}.`, en: `Unknown field: ${issue.keys.join(', ')}.` };
    case 'invalid_type':
      return issue.input === undefined ? { vi: 'Còn thiếu.', en: 'Missing.' } : { vi: 'Sai kiểu dữ liệu.', en: 'Wrong kind of value.' };
    case 'invalid_format':
      return { vi: 'Sai khuôn dạng.', en: 'Wrong format.' };
    case 'invalid_value':
      return { vi: 'Không có trong danh sách cho phép.', en: 'Not one of the allowed values.' };
    case 'custom':
      return named[String(issue.params?.['problem'])] ?? { vi: 'Chưa hợp lệ.', en: 'Not valid.' };
    default:
      return { vi: 'Chưa hợp lệ.', en: 'Not valid.' };
  }
}

export function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined) path.push(issue.keys[0]);
    return { path: path.join('.'), message: sentence(issue) };
  });
}

/** Where a text holds what no database keeps: a zero byte, or half of a character. A list, not a recursion: what comes may be endlessly deep. */
function brokenText(raw: unknown): string | undefined {
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: raw, path: [] }];
  const seen = new Set<object>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return path.join('.');
    if (typeof value !== 'object' || value === null || seen.has(value) || path.length > deepest) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value).toReversed()) open.push({ value: inner, path: [...path, key] });
  }
  return undefined;
}

/** No body of ours nests deeper; the schema refuses what does. */
const deepest = 50;

/** Parses what came from outside; a mismatch is the named refusal `common.invalid_input` with its fields. */
export function parseOrRefuse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const broken = brokenText(raw);
  if (broken !== undefined)
    throw refuse(commonRefusals.invalidInput, {}, { field: broken, fields: [{ path: broken, message: named['hidden_characters'] as Text }] });
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = problemsOf(parsed.error);
  const first = fields[0]?.path;
  throw refuse(commonRefusals.invalidInput, {}, { fields, ...(first ? { field: first } : {}) });
}
