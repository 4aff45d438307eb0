import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useAct } from '#ui/index.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import { agreementsApi } from '../contract.ts';

/** How long the hands must rest before the draft goes to the server, in milliseconds. */
const rest = 1200;

export interface Autosave {
  readonly state: 'saved' | 'saving' | 'offline' | 'local';
  readonly at: string | null;
  readonly refusal: RefusalBody | null;
  /** Sends what is still unsaved; false when it could not be saved. */
  readonly flush: () => Promise<boolean>;
}

type Edit = z.input<typeof agreementsApi.edit.body>;
type Words = Omit<Edit, 'version'>;

export interface Saved {
  readonly values: Words;
  /** The form still holds exactly what was saved. */
  readonly stillSame: boolean;
  readonly version: number;
}

interface Held {
  readonly version: number;
  readonly words: string;
  readonly at: string | null;
}

/**
 * Sends the draft by itself whenever typing pauses and every row can be stored, so that a replaced officer finds it
 * (promise 6). One send at a time: each names the version the one before it answered.
 */
export function useAutosave(id: string, version: number, values: Words, onSaved: (saved: Saved) => void): Autosave {
  const words = JSON.stringify(values);
  const [held, setHeld] = useState<Held>({ version, words, at: null });
  const act = useAct(agreementsApi.edit, { quiet: true, invalidates: ['/api/agreements'] });
  // What the next send must know at once, before the screen is drawn again.
  const now = useRef({ held, values, words, refused: '' });
  const sending = useRef<Promise<boolean> | null>(null);
  const pending = words !== held.words;

  const send = async (): Promise<boolean> => {
    const sent = now.current;
    if (sent.words === sent.held.words) return true;
    if (!agreementsApi.edit.body.omit({ version: true }).safeParse(sent.values).success) return false;
    const answer = await act.run({ params: { id }, body: { ...sent.values, version: sent.held.version } });
    if (answer === undefined) {
      now.current = { ...now.current, refused: sent.words };
      return false;
    }
    const next = { version: answer.version, words: sent.words, at: new Date().toISOString() };
    now.current = { ...now.current, held: next };
    setHeld(next);
    onSaved({ values: sent.values, stillSame: now.current.words === sent.words, version: answer.version });
    return true;
  };
  const start = () => (sending.current ??= send().finally(() => (sending.current = null)));
  const latest = useRef(start);
  useEffect(() => {
    now.current = { ...now.current, values, words };
    latest.current = start;
  });

  const lineDropped = act.refusal?.kind === 'unavailable';
  useEffect(() => {
    // The same words are sent again only when it was the line that failed.
    if (!pending || act.busy || (now.current.refused === words && !lineDropped)) return;
    const wait = setTimeout(() => void latest.current(), lineDropped ? rest * 4 : rest);
    return () => clearTimeout(wait);
  }, [words, pending, lineDropped, act.busy]);

  return {
    state: act.busy ? 'saving' : act.refusal ? 'offline' : pending ? 'local' : 'saved',
    at: held.at,
    refusal: lineDropped ? null : act.refusal,
    flush: async () => {
      await sending.current;
      return latest.current();
    },
  };
}
