import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { refusalFrom } from '#ui/index.ts';
import { recall, remember } from '#ui/text.ts';
import type { Text } from '#platform/text.ts';
import { sendable, wrongLinesOf, type Edits, type WrongLine } from './autosave-lines.ts';

export type { Edits } from './autosave-lines.ts';

/** How long the hands must rest before the lines go to the server, in milliseconds. */
const rest = 900;
const restOffline = 5000;
/** Lines of one send: the server takes 500, and a pasted column may be longer. What is over goes with the next. */
const mostAtOnce = 400;

export interface Autosave<L> {
  /** What the server holds, under what was typed since. */
  readonly lineOf: <S extends L>(itemId: string, stored: S) => S;
  readonly set: (itemId: string, change: Partial<L>) => void;
  /** Many lines at once: a pasted column. */
  readonly setMany: (changes: Edits<L>) => void;
  readonly state: 'saved' | 'saving' | 'offline' | 'local';
  readonly savedAt: string | null;
  readonly refusal: RefusalBody | null;
  /** Lines the server would not take, with its words; the others are stored. */
  readonly wrong: ReadonlyMap<string, Text>;
  readonly version: number;
  /** Sends now what is still unsaved, and tries again after a refusal. */
  readonly flush: () => void;
}

export interface AutosaveOptions<L> {
  /** Where unsaved typing is kept on this machine. */
  readonly key: string;
  /** The version the server gave with what it holds. */
  readonly version: number;
  /** Whether this reader may write now. */
  readonly open: boolean;
  readonly send: (seen: number, lines: (Partial<L> & { itemId: string })[]) => Promise<{ version: number }>;
}

function merged<L>(edits: Edits<L>, changes: Edits<L>): Edits<L> {
  const next: Record<string, Partial<L>> = { ...edits };
  for (const [itemId, change] of Object.entries(changes)) next[itemId] = { ...next[itemId], ...change };
  return next;
}

/** What is left of `edits` after `sent` was stored: a cell typed over meanwhile stays unsaved. */
function remaining<L>(edits: Edits<L>, sent: Edits<L>): Edits<L> {
  const left = Object.entries(edits).flatMap(([itemId, change]) => {
    const stored: Partial<L> = sent[itemId] ?? {};
    const open = Object.entries(change).filter(([key, value]) => !(key in stored) || stored[key as keyof L] !== value);
    return open.length === 0 ? [] : [[itemId, Object.fromEntries(open) as Partial<L>] as const];
  });
  return Object.fromEntries(left);
}

function restored<L>(key: string): Edits<L> {
  try {
    return JSON.parse(recall(key) ?? '{}') as Edits<L>;
  } catch {
    return {};
  }
}

/**
 * Cells that save themselves. Typing is kept on this machine at once and sent when the hands rest; one send at a time, each
 * with the version the one before answered. A line the server would not take is set aside with its reason, and the others are
 * stored. Nothing typed is lost by a dropped line, a closed window or another clerk's change.
 */
export function useAutosave<L extends object>({ key, version: given, open, send }: AutosaveOptions<L>): Autosave<L> {
  const client = useQueryClient();
  const [edits, setEdits] = useState<Edits<L>>(() => (open ? restored<L>(key) : {}));
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<string, WrongLine<L>>>(new Map());
  const [answered, setAnswered] = useState(0);
  const version = Math.max(given, answered);
  const now = useRef({ edits, wrong, version, open, send });
  const sending = useRef(false);
  const dirty = Object.keys(edits).length > 0;
  const waiting = Object.keys(sendable(edits, wrong, mostAtOnce)).length > 0;
  const lineDropped = refusal?.kind === 'unavailable';

  useEffect(() => {
    if (open) remember(key, dirty ? JSON.stringify(edits) : null);
  }, [key, open, dirty, edits]);

  const store = async () => {
    const { edits: typed, wrong: refused, version: seen } = now.current;
    const sent = sendable(typed, refused, mostAtOnce);
    if (!now.current.open || sending.current || Object.keys(sent).length === 0) return;
    sending.current = true;
    setSaving(true);
    try {
      const answer = await now.current.send(
        seen,
        Object.entries(sent).map(([itemId, change]) => ({ itemId, ...change })),
      );
      // the next send may start before the screen is drawn again
      now.current = { ...now.current, version: answer.version };
      setAnswered(answer.version);
      setSavedAt(new Date().toISOString());
      setRefusal(null);
      setEdits((old) => remaining(old, sent));
    } catch (problem) {
      const body = refusalFrom(problem);
      const named = body.kind === 'invalid' ? wrongLinesOf(body, sent) : new Map<string, WrongLine<L>>();
      if (named.size === 0) setRefusal(body);
      else setWrong((old) => new Map([...old, ...named]));
    } finally {
      sending.current = false;
      setSaving(false);
      // the verbs and totals follow from what is stored
      await client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('/api/scoring') });
    }
  };
  const latest = useRef(store);
  useEffect(() => {
    now.current = { edits, wrong, version, open, send };
    latest.current = store;
  });

  useEffect(() => {
    if (!waiting || saving || !open || (refusal !== null && !lineDropped)) return;
    const wait = setTimeout(() => void latest.current(), lineDropped ? restOffline : rest);
    return () => clearTimeout(wait);
  }, [edits, waiting, saving, open, refusal, lineDropped]);

  const change = (changes: Edits<L>) => {
    if (!lineDropped) setRefusal(null);
    setWrong((old) => new Map([...old].filter(([itemId]) => !(itemId in changes))));
    setEdits((old) => merged(old, changes));
  };
  return useMemo<Autosave<L>>(
    () => ({
      lineOf: (itemId, stored) => ({ ...stored, ...edits[itemId] }),
      set: (itemId, one) => change({ [itemId]: one }),
      setMany: change,
      state: saving ? 'saving' : lineDropped ? 'offline' : dirty ? 'local' : 'saved',
      savedAt,
      refusal: lineDropped ? null : refusal,
      wrong: new Map([...wrong].map(([itemId, { why }]) => [itemId, why])),
      version,
      flush: () => void latest.current(),
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `change` only reads what is listed
    [open, edits, wrong, saving, refusal, dirty, savedAt, lineDropped, version],
  );
}
