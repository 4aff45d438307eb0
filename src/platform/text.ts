/** A sentence in both languages of the interface. Vietnamese is the default; English always exists. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export type Lang = keyof Text;

/** Fills `{name}` places of a sentence. A missing value shows as an em dash, never as "undefined". */
export function fill(text: Text, values: Readonly<Record<string, string | number | null | undefined>>): Text {
  const one = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '—'));
  return { vi: one(text.vi), en: one(text.en) };
}

/** Fills places with words of their own: each sentence gets those of its language. */
export function fillIn(text: Text, values: Readonly<Record<string, Text | string | number | null | undefined>>): Text {
  const of = (lang: Lang) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'object' && value ? value[lang] : value]));
  return { vi: fill(text, of('vi')).vi, en: fill(text, of('en')).en };
}

/** How a state or mark is painted. Colour never speaks alone: the label always stands beside it. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger' | 'gold' | 'brand';

export interface Label extends Text {
  readonly tone: Tone;
}

/** Declares the closed list of codes of a state or kind together with what people read on the screen. */
export function defineLabels<const T extends Record<string, Label>>(labels: T): T {
  return labels;
}

/** The codes of a label list, typed, in declaration order; feed it to `z.enum`. */
export function codesOf<T extends Record<string, Label>>(labels: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]];
}
