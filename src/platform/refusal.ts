import { parseDay, showDate } from './dates.ts';
import { fill, fillIn, type Text } from './text.ts';

/** What kind of "no" this is; one table turns it into an HTTP status. */
export const refusalKinds = ['invalid', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'too_large', 'too_many', 'unavailable'] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export interface RefusalSpec extends Text {
  readonly kind: RefusalKind;
  /** The input field the refusal is about, when there is one. */
  readonly field?: string;
  /** The article or rule it rests on, in words an officer can look up. */
  readonly basis?: string;
}

export interface DeclaredRefusal extends RefusalSpec {
  readonly code: string;
}

export type RefusalValues = Readonly<Record<string, string | number | null | undefined>>;

const declared = new Map<string, DeclaredRefusal>();

/**
 * Declares the refusals of one module: `defineRefusals('agreements', { notHead: { kind, vi, en } })`.
 * The code people may quote is `agreements.not_head`. Sentences may hold `{places}`.
 */
export function defineRefusals<const T extends Record<string, RefusalSpec>>(module: string, specs: T): { readonly [K in keyof T]: DeclaredRefusal } {
  const result: Record<string, DeclaredRefusal> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const code = `${module}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    const refusal: DeclaredRefusal = Object.freeze({ ...spec, code });
    declared.set(code, refusal);
    result[name] = refusal;
  }
  return result as { readonly [K in keyof T]: DeclaredRefusal };
}

/** Every refusal declared so far, for the manual and the test that keeps it current. */
export function allRefusals(): readonly DeclaredRefusal[] {
  return [...declared.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** One problem of one input field. `path` is dotted, list positions count from 0. */
export interface FieldProblem {
  readonly path: string;
  readonly message: Text;
}

export interface RefusalLink {
  /** A path of this program. */
  readonly to: string;
  readonly text: Text;
}

/** The form in which a refusal travels to the browser. */
export interface RefusalBody {
  readonly code: string;
  readonly kind: RefusalKind | 'bug';
  readonly message: Text;
  readonly field?: string;
  readonly basis?: string;
  readonly fields?: readonly FieldProblem[];
  /** Where to go on, when that is one place the reader may see. */
  readonly link?: RefusalLink;
  /** Only for our own bugs: the number under which the log holds the cause. */
  readonly reference?: string;
}

export class Refusal extends Error {
  readonly body: RefusalBody;
  constructor(body: RefusalBody) {
    super(`${body.code}: ${body.message.en}`);
    this.name = 'Refusal';
    this.body = body;
  }
}

export interface RefuseOptions {
  readonly field?: string;
  /** The article of the day, where it is not the same on every day. */
  readonly basis?: string;
  readonly fields?: readonly FieldProblem[];
  readonly link?: RefusalLink;
}

/** A value that is a day of the calendar is said as people write it. */
const said = (values: RefusalValues): RefusalValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-/.test(value) && parseDay(value) === value ? showDate(value) : value,
    ]),
  );

/** Builds the named refusal; write `throw refuse(refusals.deadlinePassed, { deadline })`. */
export function refuse(spec: DeclaredRefusal, values: RefusalValues = {}, options: RefuseOptions = {}): Refusal {
  const field = options.field ?? spec.field;
  const basis = options.basis ?? spec.basis;
  return new Refusal({
    code: spec.code,
    kind: spec.kind,
    message: fill(spec, said(values)),
    ...(field === undefined ? {} : { field }),
    ...(basis === undefined ? {} : { basis }),
    ...(options.fields === undefined ? {} : { fields: options.fields }),
    ...(options.link === undefined ? {} : { link: options.link }),
  });
}

/** Refusals that belong to no module. */
export const commonRefusals = defineRefusals('common', {
  invalidInput: {
    kind: 'invalid',
    vi: 'Dữ liệu gửi lên chưa đúng. Xem từng ô được đánh dấu.',
    en: 'Some of what was sent is not valid. See the marked fields.',
  },
  notSignedIn: { kind: 'unauthenticated', vi: 'Bạn cần đăng nhập.', en: 'Please sign in.' },
  notFound: {
    kind: 'not_found',
    vi: 'Không tìm thấy, hoặc bạn không có quyền xem.',
    en: 'Not found, or not yours to see.',
  },
  notYourRole: {
    kind: 'forbidden',
    vi: 'Vai trò của bạn không làm được việc này.',
    en: 'Your role cannot do this.',
  },
  stale: {
    kind: 'conflict',
    vi: 'Người khác vừa thay đổi bản ghi này. Tải lại để xem bản mới; phần bạn đang gõ vẫn còn.',
    en: 'Somebody else has just changed this record. Reload to see it; what you typed is kept.',
  },
  keyMissing: {
    kind: 'invalid',
    vi: 'Thiếu khóa chống gửi trùng (Idempotency-Key).',
    en: 'The Idempotency-Key header is missing.',
  },
  keyReused: {
    kind: 'conflict',
    vi: 'Khóa chống gửi trùng này đã dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was already used for a different request.',
  },
  tooLarge: { kind: 'too_large', vi: 'Dữ liệu gửi lên quá lớn.', en: 'What was sent is too large.' },
  tooMany: {
    kind: 'too_many',
    vi: 'Quá nhiều yêu cầu trong thời gian ngắn. Chờ một lát rồi thử lại.',
    en: 'Too many requests in a short time. Wait a moment and try again.',
  },
  unavailable: {
    kind: 'unavailable',
    vi: 'Máy chủ đang bận hoặc khởi động lại. Thử lại sau ít giây; dữ liệu đã ghi vẫn còn.',
    en: 'The server is busy or restarting. Try again in a few seconds; nothing saved is lost.',
  },
});

/** The answer of a policy or rule: yes, or a named no. */
export type Decision = { readonly ok: true } | { readonly ok: false; readonly refusal: RefusalBody };

export const yes: Decision = { ok: true };

export function no(spec: DeclaredRefusal, values: RefusalValues = {}, options: RefuseOptions = {}): Decision {
  return { ok: false, refusal: refuse(spec, values, options).body };
}

/** A "no" whose places are filled in each language with its own words, under the field it is about where there is one. */
export function noAbout(spec: DeclaredRefusal, values: Readonly<Record<string, Text | string | number | null>>, field?: string): Decision {
  const { body } = refuse(spec, {}, field === undefined ? {} : { field });
  return { ok: false, refusal: { ...body, message: fillIn(spec, values) } };
}

/** The first "no" of a list, else yes. Order the list from the most general reason to the finest. */
export function all(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => !decision.ok) ?? yes;
}

/** Turns a "no" into a thrown refusal. */
export function demand(decision: Decision): void {
  if (!decision.ok) throw new Refusal(decision.refusal);
}

/** What the current user may do with an object; every `false` carries its reason. */
export type Can<Verb extends string = string> = Readonly<Record<Verb, Decision>>;
