import type { RefusalBody } from '#platform/refusal.ts';
import type { Text, Tone } from '#platform/text.ts';

export interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly text?: Text | string;
  readonly refusal?: RefusalBody;
}

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something for a moment in the corner: `notify({ tone: 'ok', text: { vi, en } })`. */
export function notify(toast: Omit<Toast, 'id'>): void {
  const id = ++count;
  change([...toasts.slice(-3), { ...toast, id }]);
  if (toast.tone !== 'danger') setTimeout(() => dismiss(id), 6000);
}

export function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
