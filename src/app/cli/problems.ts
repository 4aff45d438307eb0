import { jsonWords } from '#platform/json-words.ts';
import { Refusal } from '#platform/refusal.ts';

export interface Problem {
  readonly message: string;
  /** 2 = wrong call, 1 = refused or failed. */
  readonly code: 1 | 2;
}

/** What the system says of a file, in words. */
export const fileProblems: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này / there is no such file',
  EACCES: 'không có quyền đọc / not allowed to read it',
  ENOTDIR: 'đường dẫn đi qua một tệp / the path goes through a file',
  EISDIR: 'đây là thư mục / this is a folder',
};

const fieldsOf = (error: Refusal) =>
  (error.body.fields ?? []).map((field) => `\n  ${field.path}: ${field.message.vi} / ${field.message.en}`).join('');

/** What the command line says of a failure: a refusal by its name, a wrong call or file in words; only our own bugs with their trace. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal)
    return {
      message: `${error.body.code}: ${error.body.message.vi} / ${error.body.message.en}${fieldsOf(error)}`,
      code: error.body.code.startsWith('call.') ? 2 : 1,
    };
  const { code = '', path, message, stack } = error as NodeJS.ErrnoException;
  if (code.startsWith('ERR_PARSE_ARGS')) return { message: `thidua: tham số không đúng / wrong option: ${message}`, code: 2 };
  const aboutFile = fileProblems[code];
  if (aboutFile !== undefined) return { message: `thidua: ${path ?? ''}: ${aboutFile}`, code: 1 };
  if (error instanceof SyntaxError && /JSON/.test(message)) {
    const { vi, en } = jsonWords(message);
    return { message: `thidua: tệp không phải JSON / not JSON: ${vi} / ${en}`, code: 1 };
  }
  return { message: String(stack ?? error), code: 1 };
}
