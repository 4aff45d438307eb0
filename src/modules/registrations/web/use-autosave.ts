import { useEffect, useRef, useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { useAct } from '#ui/index.ts';
import { registrationsApi } from '../contract.ts';
import { isStorable, type Content } from './values.ts';

/** How long the hands must rest before the draft goes to the server, in milliseconds. */
const rest = 1200;

export interface Autosave {
  readonly state: 'saved' | 'saving' | 'offline' | 'local';
  readonly at: string | null;
  /** The version the server holds now; verbs name this one. */
  readonly version: number;
  readonly refusal: RefusalBody | null;
  /** Sends what is still unsaved; false when it could not be stored. */
  readonly flush: () => Promise<number | null>;
}

/**
 * Keeps the draft on the server by itself whenever typing pauses (promise 6). One send at a time, each naming the version the
 * one before it answered, so that a colleague's change is met and never overwritten.
 */
export function useAutosave(id: string, startVersion: number, content: Content, enabled: boolean): Autosave {
  const text = JSON.stringify(content);
  const [held, setHeld] = useState({ version: startVersion, text, at: null as string | null });
  const act = useAct(registrationsApi.save, { quiet: true, invalidates: ['/api/registrations'] });
  // What the next send must know at once, before the screen is drawn again.
  const now = useRef({ held, content, text, refused: '' });
  const sending = useRef<Promise<number | null> | null>(null);
  const pending = enabled && text !== held.text;

  const send = async (): Promise<number | null> => {
    const sent = now.current;
    if (sent.text === sent.held.text) return sent.held.version;
    if (!isStorable(sent.content)) return null;
    const answer = await act.run({ params: { id }, body: { version: sent.held.version, content: sent.content } });
    if (answer === undefined) {
      now.current = { ...now.current, refused: sent.text };
      return null;
    }
    const next = { version: answer.version, text: sent.text, at: new Date().toISOString() };
    now.current = { ...now.current, held: next };
    setHeld(next);
    return next.version;
  };
  const start = () => (sending.current ??= send().finally(() => (sending.current = null)));
  const latest = useRef(start);
  useEffect(() => {
    now.current = { ...now.current, content, text };
    latest.current = start;
  });

  const lineDropped = act.refusal?.kind === 'unavailable';
  useEffect(() => {
    // The same words are sent again only when it was the line that failed.
    if (!pending || act.busy || (now.current.refused === text && !lineDropped)) return;
    const wait = setTimeout(() => void latest.current(), lineDropped ? rest * 4 : rest);
    return () => clearTimeout(wait);
  }, [text, pending, lineDropped, act.busy]);

  return {
    state: act.busy ? 'saving' : lineDropped ? 'offline' : pending ? 'local' : 'saved',
    at: held.at,
    version: held.version,
    refusal: lineDropped ? null : act.refusal,
    flush: async () => {
      await sending.current;
      return latest.current();
    },
  };
}
