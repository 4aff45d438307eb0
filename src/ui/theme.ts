import { useSyncExternalStore } from 'react';
import { recall, remember } from './text.ts';

export type Theme = 'system' | 'light' | 'dark';
const storageKey = 'thidua.theme';
const listeners = new Set<() => void>();
let chosen: Theme = 'system';

function paint(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

/** Paints the stored choice before the first frame and follows the system when asked to. */
export function startTheme(): void {
  const stored = recall(storageKey);
  chosen = stored === 'light' || stored === 'dark' ? stored : 'system';
  paint();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
}

/** The chosen theme and the way to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
  return [
    theme,
    (next) => {
      chosen = next;
      remember(storageKey, next === 'system' ? null : next);
      paint();
      for (const listener of listeners) listener();
    },
  ];
}
