import type { RefusalBody } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { z } from 'zod';

export type FormErrors = Readonly<Record<string, Text>>;

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly origin?: string;
  readonly input?: unknown;
  readonly params?: { readonly problem?: string; readonly message?: Text };
}

const required: Text = { vi: 'Chưa điền ô này.', en: 'Fill in this field.' };

const problems: Readonly<Record<string, Text>> = {
  empty: required,
  one_line: { vi: 'Chỉ ghi trên một dòng.', en: 'One line only.' },
  reason_too_short: { vi: 'Ghi rõ lý do, ít nhất 3 ký tự.', en: 'Give the reason, at least 3 characters.' },
  not_a_day: { vi: 'Chưa phải một ngày có thật.', en: 'Not a real day.' },
  hidden_characters: {
    vi: 'Có ký tự ẩn (thường do chép từ nơi khác). Gõ lại ô này.',
    en: 'There are hidden characters (often from copying). Type this field again.',
  },
};

/** What a person reads for one zod problem. */
export function sentenceOf(issue: Issue): Text {
  const named = issue.params?.message ?? (issue.params?.problem ? problems[issue.params.problem] : undefined);
  if (named) return named;
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') return required;
  if (issue.code === 'too_small') {
    if (issue.origin === 'string')
      return Number(issue.minimum) <= 1 ? required : { vi: `Ít nhất ${issue.minimum} ký tự.`, en: `At least ${issue.minimum} characters.` };
    if (issue.origin === 'array') return { vi: `Chọn ít nhất ${issue.minimum}.`, en: `Choose at least ${issue.minimum}.` };
    return { vi: `Không nhỏ hơn ${issue.minimum}.`, en: `Not below ${issue.minimum}.` };
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return { vi: `Nhiều nhất ${issue.maximum} ký tự.`, en: `At most ${issue.maximum} characters.` };
    if (issue.origin === 'array') return { vi: `Chọn nhiều nhất ${issue.maximum}.`, en: `Choose at most ${issue.maximum}.` };
    return { vi: `Không lớn hơn ${issue.maximum}.`, en: `Not above ${issue.maximum}.` };
  }
  return { vi: 'Chưa đúng dạng.', en: 'Not in the right form.' };
}

/** Checks values against a schema; the first problem of each path. */
export function checkForm(schema: z.ZodType, values: unknown): FormErrors {
  const result = schema.safeParse(values);
  if (result.success) return {};
  const errors: Record<string, Text> = {};
  for (const issue of result.error.issues as unknown as Issue[]) errors[issue.path.map(String).join('.')] ??= sentenceOf(issue);
  return errors;
}

/** The field errors of a refusal, by path; a leading `body.` is dropped. */
export function errorsOf(refusal: RefusalBody | null | undefined): FormErrors {
  if (!refusal) return {};
  const errors: Record<string, Text> = {};
  for (const field of refusal.fields ?? []) errors[field.path.replace(/^body\./, '')] ??= field.message;
  if (refusal.field && Object.keys(errors).length === 0) errors[refusal.field] = refusal.message;
  return errors;
}

/** Reads `items.0.name` out of nested values. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], values);
}

/** A copy of the values with one place changed. */
export function withValue<T>(values: T, path: string, value: unknown): T {
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  const copy = (Array.isArray(values) ? [...values] : { ...values }) as Record<string, unknown>;
  copy[key] = rest.length === 0 ? value : withValue((copy[key] ?? {}) as object, rest.join('.'), value);
  return copy as T;
}
