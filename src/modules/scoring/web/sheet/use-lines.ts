import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { call, refusalFrom } from '#ui/index.ts';
import { recall, remember } from '#ui/text.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail, SheetItem } from '../../shapes.ts';

/** Which column this reader is filling now; `null` = the sheet is only read. */
export type Phase = 'self' | 'check' | 'explanation' | 'final' | null;
export type Line = SheetItem['line'];
export type Change = Partial<Line>;

/** The points and the words each phase writes. */
export const columnOf = { self: 'self', check: 'checked', final: 'final' } as const;
export const noteOf = { self: 'selfNote', check: 'checkComment', explanation: 'explanation', final: 'finalComment' } as const;

export function phaseOf({ can }: SheetDetail): Phase {
  if (can.saveSelf.ok) return 'self';
  if (can.saveCheck.ok) return 'check';
  if (can.saveExplanation.ok) return 'explanation';
  return can.saveFinal.ok ? 'final' : null;
}

type Edits = Readonly<Record<string, Change>>;

const endpoints = {
  self: scoringApi.saveSelf,
  check: scoringApi.saveCheck,
  explanation: scoringApi.saveExplanation,
  final: scoringApi.saveFinal,
} as const;

/** How long the hands must rest before the lines go to the server, in milliseconds. */
const rest = 900;
const restOffline = 5000;

export interface Lines {
  readonly phase: Phase;
  readonly lineOf: (item: SheetItem) => Line;
  readonly set: (itemId: string, change: Change) => void;
  /** Many lines at once: a pasted column. */
  readonly setMany: (changes: Edits) => void;
  readonly state: 'saved' | 'saving' | 'offline' | 'local';
  readonly savedAt: string | null;
  readonly refusal: RefusalBody | null;
  readonly version: number;
  /** Sends now what is still unsaved, and tries again after a refusal. */
  readonly flush: () => void;
}

const merge = (edits: Edits, changes: Edits): Edits => {
  const next: Record<string, Change> = { ...edits };
  for (const [itemId, change] of Object.entries(changes)) next[itemId] = { ...next[itemId], ...change };
  return next;
};

/** What is left of `edits` after `sent` was stored: a cell typed over meanwhile stays unsaved. */
function remaining(edits: Edits, sent: Edits): Edits {
  const left = Object.entries(edits).flatMap(([itemId, change]) => {
    const open = Object.entries(change).filter(([key, value]) => sent[itemId]?.[key as keyof Change] !== value || !(key in (sent[itemId] ?? {})));
    return open.length === 0 ? [] : [[itemId, Object.fromEntries(open)] as const];
  });
  return Object.fromEntries(left);
}

function restored(key: string): Edits {
  try {
    return JSON.parse(recall(key) ?? '{}') as Edits;
  } catch {
    return {};
  }
}

/**
 * The cells of a sheet: what the server holds, under what was typed since. Typing is kept on this machine at once and
 * sent when the hands rest; one send at a time, each with the version the one before answered. Nothing typed is lost
 * by a dropped line, a closed window or another clerk's change.
 */
export function useLines(sheet: SheetDetail): Lines {
  const client = useQueryClient();
  const phase = phaseOf(sheet);
  const key = `thidua.draft.sheet.${sheet.id}.${phase ?? 'read'}`;
  const [edits, setEdits] = useState<Edits>(() => (phase === null ? {} : restored(key)));
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const [answered, setAnswered] = useState(0);
  const version = Math.max(sheet.version, answered);
  const now = useRef({ edits, version, phase });
  const sending = useRef(false);
  const dirty = Object.keys(edits).length > 0;
  const lineDropped = refusal?.kind === 'unavailable';

  useEffect(() => {
    if (phase !== null) remember(key, dirty ? JSON.stringify(edits) : null);
  }, [key, phase, dirty, edits]);

  const send = async () => {
    const { edits: sent, version: seen, phase: at } = now.current;
    if (at === null || sending.current || Object.keys(sent).length === 0) return;
    sending.current = true;
    setSaving(true);
    try {
      const lines = Object.entries(sent).map(([itemId, change]) => ({ itemId, ...change }));
      const answer = await call(endpoints[at], { params: { id: sheet.id }, body: { version: seen, lines } as never });
      // the next send may start before the screen is drawn again
      now.current = { ...now.current, version: answer.version };
      setAnswered(answer.version);
      setSavedAt(new Date().toISOString());
      setRefusal(null);
      setEdits((old) => remaining(old, sent));
    } catch (problem) {
      setRefusal(refusalFrom(problem));
    } finally {
      sending.current = false;
      setSaving(false);
      // the verbs and totals follow from what is stored
      await client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('/api/scoring') });
    }
  };
  const latest = useRef(send);
  useEffect(() => {
    now.current = { edits, version, phase };
    latest.current = send;
  });

  useEffect(() => {
    if (!dirty || saving || phase === null || (refusal !== null && !lineDropped)) return;
    const wait = setTimeout(() => void latest.current(), lineDropped ? restOffline : rest);
    return () => clearTimeout(wait);
  }, [edits, dirty, saving, phase, refusal, lineDropped]);

  const change = (changes: Edits) => {
    if (!lineDropped) setRefusal(null);
    setEdits((old) => merge(old, changes));
  };
  return useMemo<Lines>(
    () => ({
      phase,
      lineOf: (item) => ({ ...item.line, ...edits[item.itemId] }),
      set: (itemId, one) => change({ [itemId]: one }),
      setMany: change,
      state: saving ? 'saving' : lineDropped ? 'offline' : dirty ? 'local' : 'saved',
      savedAt,
      refusal: lineDropped ? null : refusal,
      version,
      flush: () => void latest.current(),
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `change` only reads what is listed
    [phase, edits, saving, refusal, dirty, savedAt, lineDropped, version],
  );
}
