import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { FormState } from './form.tsx';
import { cx, Icon } from './icon.tsx';
import { IconCheck, IconWifiOff } from './icons.ts';
import { Notice } from './notice.tsx';
import { recall, remember, useText } from './text.ts';
import { kitWords } from './words.ts';

interface Stored<T> {
  readonly at: string;
  readonly values: T;
}

const prefix = 'thidua.draft.';

/** Files and passwords are never kept. */
const keepable = (key: string, value: unknown) =>
  key === 'password' || value instanceof Blob ? undefined : Array.isArray(value) ? value.filter((one) => !(one instanceof Blob)) : value;

/** `10:42`, local time of the reader. */
export function clockTime(at: Date): string {
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

function momentWords(iso: string): string {
  const at = new Date(iso);
  const today = new Date().toDateString() === at.toDateString();
  return today
    ? clockTime(at)
    : `${clockTime(at)} ${String(at.getDate()).padStart(2, '0')}/${String(at.getMonth() + 1).padStart(2, '0')}/${at.getFullYear()}`;
}

export interface Draft {
  /** When a draft was put back into the form. */
  readonly restoredAt: string | null;
  readonly savedAt: string | null;
  /** Forget the draft: call it after sending worked. */
  readonly clear: () => void;
  /** Throw the draft away and show the stored values again. */
  readonly discard: () => void;
}

/**
 * Keeps what is being typed on this device until it is sent: `const draft = useDraft(`sheet.${id}`, form)`.
 * Show `<DraftNotice draft={draft} />`, call `draft.clear()` when sent.
 */
export function useDraft<T extends object>(key: string, form: FormState<T>): Draft {
  const [restoredAt, setRestored] = useState<string | null>(null);
  const [savedAt, setSaved] = useState<string | null>(null);
  const base = useRef(form.values);
  const done = useRef(false);
  const name = prefix + key;
  useEffect(() => {
    // Another key is another draft: what was sent under the last one says nothing about this one.
    done.current = false;
    const kept = recall(name);
    if (kept === null) return;
    try {
      const stored = JSON.parse(kept) as Stored<T>;
      form.set(stored.values);
      setRestored(stored.at);
    } catch {
      remember(name, null);
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each key
  }, [name]);
  const { values, dirty } = form;
  useEffect(() => {
    if (!dirty || done.current) return;
    const wait = setTimeout(() => {
      const at = new Date().toISOString();
      if (remember(name, JSON.stringify({ at, values } satisfies Stored<T>, keepable))) setSaved(at);
    }, 500);
    return () => clearTimeout(wait);
  }, [name, values, dirty]);
  const forget = () => {
    remember(name, null);
    setRestored(null);
    setSaved(null);
  };
  return {
    restoredAt,
    savedAt,
    clear: () => {
      done.current = true;
      forget();
    },
    discard: () => {
      forget();
      form.reset(base.current);
    },
  };
}

/** Says that a kept draft has been put back, with a way to drop it. */
export function DraftNotice({ draft }: { draft: Draft }) {
  const t = useText(kitWords);
  if (draft.restoredAt === null) return null;
  return (
    <Notice
      tone="info"
      action={
        <Button small kind="quiet" onClick={draft.discard}>
          {t.dropDraft}
        </Button>
      }
    >
      {t.restored(momentWords(draft.restoredAt))}
    </Notice>
  );
}

export interface SavedMarkProps {
  readonly state: 'saved' | 'saving' | 'offline' | 'local';
  /** ISO moment of the last saving. */
  readonly at?: string | null;
}

/** "Đã lưu 10:42" · "Đang lưu…" · "Mất kết nối, sẽ gửi lại" · "Đã giữ nháp trên máy này 10:42". */
export function SavedMark({ state, at }: SavedMarkProps) {
  const t = useText(kitWords);
  const time = at ? momentWords(at) : '';
  const words = { saved: t.saved(time), saving: t.saving, offline: t.offlineSave, local: t.savedHere(time) }[state];
  return (
    <output className={cx('u-saved', state)}>
      {state === 'saving' ? <span className="u-spin" aria-hidden /> : <Icon of={state === 'offline' ? IconWifiOff : IconCheck} small />}
      {words}
    </output>
  );
}
