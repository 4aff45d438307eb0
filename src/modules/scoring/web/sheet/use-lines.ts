import { useMemo, useState } from 'react';
import { call } from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail, SheetItem } from '../../shapes.ts';
import { useAutosave, type Autosave, type Edits } from '../use-autosave.ts';

/** Which column this reader is filling now; `null` = the sheet is only read. */
export type Phase = 'self' | 'check' | 'explanation' | 'final' | null;
export type Line = SheetItem['line'];
export type Change = Partial<Line>;
export type LineEdits = Edits<Line>;

/** The points and the words each phase writes. */
export const columnOf = { self: 'self', check: 'checked', final: 'final' } as const;
export const noteOf = { self: 'selfNote', check: 'checkComment', explanation: 'explanation', final: 'finalComment' } as const;

export function phaseOf({ can }: SheetDetail): Phase {
  if (can.saveSelf.ok) return 'self';
  if (can.saveCheck.ok) return 'check';
  if (can.saveExplanation.ok) return 'explanation';
  return can.saveFinal.ok ? 'final' : null;
}

const endpoints = {
  self: scoringApi.saveSelf,
  check: scoringApi.saveCheck,
  explanation: scoringApi.saveExplanation,
  final: scoringApi.saveFinal,
} as const;

export interface Lines extends Omit<Autosave<Line>, 'lineOf'> {
  readonly phase: Phase;
  readonly lineOf: (item: SheetItem) => Line;
  /** What was typed as a score and is none, by line; the score stays what it was. */
  readonly unread: ReadonlyMap<string, string>;
  readonly hold: (itemId: string, typed: string | null) => void;
}

/** The cells of a sheet, written in the column of this reader's step. */
export function useLines(sheet: SheetDetail): Lines {
  const phase = phaseOf(sheet);
  const saves = useAutosave<Line>({
    key: `thidua.draft.sheet.${sheet.id}.${phase ?? 'read'}`,
    version: sheet.version,
    open: phase !== null,
    send: (version, lines) => call(endpoints[phase ?? 'self'], { params: { id: sheet.id }, body: { version, lines } as never }),
  });
  const [unread, setUnread] = useState<ReadonlyMap<string, string>>(new Map());
  return useMemo<Lines>(() => {
    const column = phase === null || phase === 'explanation' ? null : columnOf[phase];
    const release = (changes: LineEdits) => {
      const scored = Object.keys(changes).filter((itemId) => column !== null && column in (changes[itemId] ?? {}));
      setUnread((old) => (scored.some((itemId) => old.has(itemId)) ? new Map([...old].filter(([itemId]) => !scored.includes(itemId))) : old));
    };
    return {
      ...saves,
      phase,
      unread,
      lineOf: (item) => saves.lineOf(item.itemId, item.line),
      hold: (itemId, typed) =>
        setUnread((old) => {
          if (typed === (old.get(itemId) ?? null)) return old;
          const others = [...old].filter(([one]) => one !== itemId);
          return new Map(typed === null ? others : [...others, [itemId, typed]]);
        }),
      set: (itemId, change) => {
        release({ [itemId]: change });
        saves.set(itemId, change);
      },
      setMany: (changes) => {
        release(changes);
        saves.setMany(changes);
      },
    };
  }, [saves, phase, unread]);
}
