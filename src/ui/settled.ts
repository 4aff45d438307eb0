import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Text } from '#platform/text.ts';

export type SettledReading<V> = { readonly value: V | null } | { readonly problem: Text | string };

export interface SettledOptions<V> {
  readonly value: V | null;
  readonly show: (value: V) => string;
  readonly read: (typed: string) => SettledReading<V>;
  readonly onChange: (value: V | null) => void;
  /** What was left here and cannot be taken; whoever owns the field keeps it, a field may leave the screen. */
  readonly unread: string | null;
  readonly onUnread: (typed: string | null) => void;
}

export interface Settled {
  readonly shown: string;
  /** Why what stands in the field is not the value. */
  readonly problem: Text | string | undefined;
  readonly take: (typed: string) => void;
  readonly leave: () => void;
  /** Takes back what was typed since the field was left. */
  readonly drop: () => void;
}

/**
 * A field of a screen that saves by itself: the value changes when the field is left, never on the way there (`2` of `21`), and
 * only to what can be taken. Anything else stays as typed with its reason, and the value stays as it was.
 */
export function useSettled<V>({ value, show, read, onChange, unread, onUnread }: SettledOptions<V>): Settled {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? unread;
  const answer = text === null ? null : read(text);
  const leave = () => {
    if (text === null || answer === null) return;
    setTyped(null);
    if ('problem' in answer) return onUnread(text);
    onUnread(null);
    if (answer.value !== value) onChange(answer.value);
  };
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  const typing = typed !== null;
  useEffect(() => {
    if (!typing) return;
    // a window that closes takes the field away without leaving it
    const close = () => flushSync(() => latest.current());
    addEventListener('pagehide', close);
    return () => removeEventListener('pagehide', close);
  }, [typing]);
  return {
    shown: text ?? (value === null ? '' : show(value)),
    problem: typing || answer === null || !('problem' in answer) ? undefined : answer.problem,
    take: setTyped,
    leave,
    drop: () => {
      setTyped(null);
      onUnread(null);
    },
  };
}
