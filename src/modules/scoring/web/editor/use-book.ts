import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { call, refusalFrom } from '#ui/index.ts';
import { recall, remember } from '#ui/text.ts';
import { itemsOfDraft, rowOfDraft } from '../../rulebook/draft.ts';
import { checkBook, type PlacedProblem } from '../../rulebook/problems.ts';
import type { Draft, DraftBook, DraftItem } from '../../rulebook/bodies.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { RulebookDetail } from '../../rulebook/shapes.ts';
import { rulebookSettings } from '../../shapes.ts';

/** How long the hands must rest before the draft goes to the server, in milliseconds. */
const rest = 1200;
const restOffline = 5000;
const mostUndo = 100;

export interface Book {
  readonly draft: Draft;
  readonly problems: readonly PlacedProblem[];
  /** Indicators its figures may be fed by. */
  readonly sources: RulebookDetail['sources'];
  readonly setBook: (change: Partial<DraftBook>) => void;
  /** A change of the tree; `quietly` adds to the step before, so that a typed word is one undo. */
  readonly setItems: (items: DraftItem[], quietly?: string) => void;
  /** Head and tree in one step. */
  readonly setBoth: (draft: Draft) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  readonly state: 'saved' | 'saving' | 'offline' | 'local';
  readonly savedAt: string | null;
  readonly refusal: RefusalBody | null;
  /** Somebody else saved first. */
  readonly conflict: boolean;
  /** Writes what is here over what somebody else saved. */
  readonly writeOver: () => void;
  /** Throws away what is here and shows what is stored. */
  readonly takeTheirs: () => void;
  readonly flush: () => Promise<boolean>;
}

export function draftFrom({ book, tree }: RulebookDetail): Draft {
  const { code: _code, authority: _authority, versionNo: _versionNo, ...head } = book;
  const items = tree.map(({ hardCondition: _hard, criterion: _criterion, groupTitle: _group, scored: _scored, ...item }) => item);
  return { book: head, items };
}

interface Held {
  readonly draft: Draft;
  readonly dirty: boolean;
  /** The version this draft was made on. */
  readonly version: number;
}

/**
 * What was typed and not sent, before the window closed, goes on from the version it was made on: if somebody has saved
 * since, the first send says so.
 */
function restored(key: string, detail: RulebookDetail): Held {
  const stored: Held = { draft: draftFrom(detail), dirty: false, version: detail.version };
  try {
    const kept = recall(key);
    return kept === null ? stored : { ...(JSON.parse(kept) as Pick<Held, 'draft' | 'version'>), dirty: true };
  } catch {
    return stored;
  }
}

/**
 * A draft in the hands of its author: kept on this machine at once, sent when the hands rest, one send at a time with the
 * version the one before answered. The engine checks every state of it here, as it will at publishing.
 */
export function useBook(detail: RulebookDetail): Book {
  const client = useQueryClient();
  const key = `thidua.draft.rulebook.${detail.id}`;
  const [start] = useState(() => restored(key, detail));
  const [{ draft, dirty }, setHeld] = useState<Pick<Held, 'draft' | 'dirty'>>(start);
  const [past, setPast] = useState<readonly { draft: Draft; of: string | undefined }[]>([]);
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const version = useRef(start.version);
  const now = useRef({ draft, dirty });
  const sending = useRef(false);
  const lineDropped = refusal?.kind === 'unavailable';
  const conflict = refusal?.code === commonRefusals.stale.code;

  useEffect(() => {
    now.current = { draft, dirty };
    remember(key, dirty ? JSON.stringify({ draft, version: version.current }) : null);
  }, [key, draft, dirty]);

  const send = async (): Promise<boolean> => {
    const { draft: sent, dirty: open } = now.current;
    if (!open) return true;
    if (sending.current) return false;
    sending.current = true;
    setSaving(true);
    try {
      const answer = await call(rulebookApi.save, { params: { id: detail.id }, body: { version: version.current, draft: sent } });
      version.current = answer.version;
      setSavedAt(new Date().toISOString());
      setRefusal(null);
      setHeld((held) => (held.draft === sent ? { draft: sent, dirty: false } : held));
      return true;
    } catch (problem) {
      setRefusal(refusalFrom(problem));
      return false;
    } finally {
      sending.current = false;
      setSaving(false);
      await client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('/api/scoring/rulebooks'), refetchType: 'none' });
    }
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (!dirty || saving || (refusal !== null && !lineDropped)) return;
    const wait = setTimeout(() => void latest.current(), lineDropped ? restOffline : rest);
    return () => clearTimeout(wait);
  }, [draft, dirty, saving, refusal, lineDropped]);

  const fresh = async () => {
    const stored = await call(rulebookApi.rulebook, { params: { id: detail.id } });
    version.current = stored.version;
    setRefusal(null);
    return stored;
  };
  const writeOver = async () => {
    await fresh();
    await latest.current();
  };
  const takeTheirs = async () => {
    const stored = await fresh();
    setPast([]);
    setHeld({ draft: draftFrom(stored), dirty: false });
  };

  const change = (next: Draft, of?: string) => {
    if (!lineDropped && !conflict) setRefusal(null);
    setPast((steps) => (of !== undefined && steps.at(-1)?.of === of ? steps : [...steps.slice(-mostUndo), { draft, of }]));
    setHeld({ draft: next, dirty: true });
  };
  const around = { code: detail.book.code, authority: detail.book.authority, versionNo: detail.book.versionNo, settings: settingsOf };
  const problems = useMemo(
    () => checkBook(rowOfDraft(draft.book, around), itemsOfDraft(draft.items), detail.sources).problems,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what stands around the draft does not change while it is edited
    [draft],
  );
  return {
    draft,
    problems,
    sources: detail.sources,
    setBook: (part) => change({ ...draft, book: { ...draft.book, ...part } }, `book ${Object.keys(part).join(' ')}`),
    setItems: (items, quietly) => change({ ...draft, items }, quietly),
    setBoth: (next) => change(next),
    undo: () => {
      const step = past.at(-1);
      if (!step) return;
      setPast(past.slice(0, -1));
      setHeld({ draft: step.draft, dirty: true });
    },
    canUndo: past.length > 0,
    state: saving ? 'saving' : lineDropped ? 'offline' : dirty ? 'local' : 'saved',
    savedAt,
    refusal: lineDropped || conflict ? null : refusal,
    conflict,
    writeOver: () => void writeOver(),
    takeTheirs: () => void takeTheirs(),
    flush: () => latest.current(),
  };
}

const settingsOf = rulebookSettings.parse({});
