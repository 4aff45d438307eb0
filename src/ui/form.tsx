import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { Refusal, type RefusalBody } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { z } from 'zod';
import { checkForm, errorsOf, valueAt, withValue, type FormErrors } from './form-rules.ts';

export interface FormOptions<T> {
  /** Checked before sending: the `body` schema of the endpoint, or a part of it. */
  readonly schema?: z.ZodType;
  /** Sends; may throw or resolve with a refusal of `useAct` shown through `refusal`. */
  readonly onSubmit?: (values: T) => unknown;
  /** The refusal of the `useAct` that sends; its `fields` land at the fields. */
  readonly refusal?: RefusalBody | null | undefined;
}

/** What a field needs: spread it, `<TextField label={t.name} {...form.field('name')} />`. */
// oxlint-disable-next-line typescript/no-explicit-any -- a dotted path has no static type
export interface BoundField<V = any> {
  readonly name: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly error: Text | undefined;
}

export interface FormState<T> {
  readonly values: T;
  /** `set({ name: 'x' })` changes the given keys. */
  readonly set: (change: Partial<T>) => void;
  /** Changes a nested place: `setAt('items.0.name', 'x')`. */
  readonly setAt: (path: string, value: unknown) => void;
  readonly field: <K extends keyof T & string>(name: K) => BoundField<T[K]>;
  readonly fieldAt: (path: string) => BoundField;
  readonly errors: FormErrors;
  readonly dirty: boolean;
  readonly busy: boolean;
  /** Back to the given values (default: the initial ones). */
  readonly reset: (values?: T) => void;
  readonly submit: (event?: FormEvent) => Promise<void>;
}

/** The state of a form. Errors come from `schema` on sending and from the refusal's fields afterwards. */
export function useForm<T extends object>(initial: T, options: FormOptions<T> = {}): FormState<T> {
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState<T>(initial);
  const [own, setOwn] = useState<FormErrors>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<RefusalBody | null>(null);
  const refusal = options.refusal ?? thrown;
  const errors = useMemo<FormErrors>(() => {
    const served = Object.entries(errorsOf(refusal)).filter(([path]) => !touched.has(path));
    return { ...own, ...Object.fromEntries(served) };
  }, [own, refusal, touched]);
  const setAt = (path: string, value: unknown) => {
    setValues((old) => withValue(old, path, value));
    setTouched((old) => new Set(old).add(path));
    setOwn((old) => (path in old ? Object.fromEntries(Object.entries(old).filter(([key]) => key !== path)) : old));
  };
  const fieldAt = (path: string): BoundField => ({
    name: path,
    value: valueAt(values, path),
    onChange: (value) => setAt(path, value),
    error: errors[path],
  });
  return {
    values,
    set: (change) => {
      for (const [key, value] of Object.entries(change)) setAt(key, value);
    },
    setAt,
    field: (name) => fieldAt(name),
    fieldAt,
    errors,
    dirty: JSON.stringify(values) !== JSON.stringify(start),
    busy,
    reset: (next) => {
      if (next) setStart(next);
      setValues(next ?? start);
      setOwn({});
      setTouched(new Set());
      setThrown(null);
    },
    submit: async (event) => {
      event?.preventDefault();
      if (busy) return;
      const unread = unreadField(values);
      if (unread) {
        // leaving it shows the reason
        unread.blur();
        return unread.focus();
      }
      const found = options.schema ? checkForm(options.schema, values) : {};
      setOwn(found);
      setTouched(new Set());
      setThrown(null);
      const first = Object.keys(found)[0];
      if (first !== undefined) return focusField(first);
      setBusy(true);
      try {
        await options.onSubmit?.(values);
      } catch (problem) {
        if (!(problem instanceof Refusal)) throw problem;
        setThrown(problem.body);
        const place = Object.keys(errorsOf(problem.body))[0];
        if (place !== undefined) focusField(place);
      } finally {
        setBusy(false);
      }
    },
  };
}

/** A field of these values that shows what cannot be read: what would be sent (nothing) is not what is seen. */
const unreadField = (values: object): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[data-unread]')].find((one) => {
    const path = one.closest<HTMLElement>('[data-field]')?.dataset['field'];
    return path !== undefined && (path.split('.')[0] ?? '') in values;
  });

function focusField(path: string): void {
  requestAnimationFrame(() => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-field]')];
    const place = places.find((one) => one.dataset['field'] === path) ?? places.find((one) => path.startsWith(`${one.dataset['field']}.`));
    place?.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, select, button')?.focus();
  });
}

/** The form element: Enter sends, fields stand below each other. */
export function Form<T extends object>({ form, children }: { form: FormState<T>; children?: ReactNode }) {
  return (
    <form className="u-form" noValidate onSubmit={(event) => void form.submit(event)}>
      {children}
    </form>
  );
}
