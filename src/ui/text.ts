import { createContext, createElement, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Lang, Text } from '#platform/text.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- the parameters of a sentence are the caller's
type Sentence = string | ((...values: any[]) => ReactNode);
interface Both {
  readonly vi: Sentence;
  readonly en: Sentence;
}
export type TextDef = Readonly<Record<string, Both>>;
export type Spoken<T extends TextDef> = {
  readonly [K in keyof T]: T[K]['vi'] extends string ? string : T[K]['vi'];
};

/** Declares the words of a screen in both languages; read them with `useText`. */
export function defineText<T extends TextDef>(def: T): T {
  return def;
}

/** The words of a definition in one language. */
export function speak<T extends TextDef>(def: T, lang: Lang): Spoken<T> {
  return Object.fromEntries(Object.entries(def).map(([key, both]) => [key, both[lang]])) as Spoken<T>;
}

interface LangState {
  readonly lang: Lang;
  readonly setLang: (lang: Lang) => void;
}
const LangContext = createContext<LangState>({ lang: 'vi', setLang: () => {} });
const storageKey = 'thidua.lang';

/** Reads a stored preference; storage may be closed by the browser. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a preference; `null` removes it. Tells whether it worked. */
export function remember(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Holds the language of the interface (`vi` unless chosen otherwise) and sets `<html lang>`. */
export function LangProvider({ children }: { children: ReactNode }) {
  const [lang, set] = useState<Lang>(() => (recall(storageKey) === 'en' ? 'en' : 'vi'));
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const value = useMemo<LangState>(
    () => ({
      lang,
      setLang: (next) => {
        remember(storageKey, next);
        set(next);
      },
    }),
    [lang],
  );
  return createElement(LangContext.Provider, { value }, children);
}

/** The current language and the way to change it. */
export function useLang(): LangState {
  return useContext(LangContext);
}

/** `const t = useText(words)` → `t.heading`, `t.signed(4, 6)`. */
export function useText<T extends TextDef>(def: T): Spoken<T> {
  const { lang } = useLang();
  return useMemo(() => speak(def, lang), [def, lang]);
}

/** `const say = useSay()` → `say({vi, en})` in the current language; a plain string passes through. */
export function useSay(): (text: Text | string | null | undefined) => string {
  const { lang } = useLang();
  return useCallback((text) => (text === null || text === undefined ? '' : typeof text === 'string' ? text : text[lang]), [lang]);
}
