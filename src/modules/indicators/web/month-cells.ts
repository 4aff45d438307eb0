import { useEffect, useRef, useState } from 'react';
import { useAct } from '#ui/index.ts';
import { indicatorsApi, type Cell, type MonthForm } from '../contract.ts';
import { readAmount, typedAmount } from '../numbers.ts';
import type { MissingReason, Parts, PartValue } from '../rules.ts';

/** One cell as it is being typed: text, or the reason why there is no number, and a note. */
export interface TypedCell {
  readonly typed: string;
  readonly missing: MissingReason | null;
  readonly note: string;
  readonly carried: boolean;
}
export type TypedCells = Readonly<Record<string, TypedCell>>;

export const keyOf = (code: string, part: string): string => `${code}/${part}`;
export const blankCell: TypedCell = { typed: '', missing: null, note: '', carried: false };

export const typedCells = (it: MonthForm): TypedCells =>
  Object.fromEntries(
    it.lines.flatMap((line) =>
      line.cells.map(({ code, part, amount, missing, note, carried }) => [
        keyOf(code, part),
        { typed: amount === null ? '' : typedAmount(amount), missing, note, carried },
      ]),
    ),
  );

const isWhole = ({ typed, missing, note }: Pick<TypedCell, 'typed' | 'missing' | 'note'>): boolean =>
  typed.trim() === '' ? missing !== 'OTHER' || note.trim() !== '' : readAmount(typed).ok;

/** What may be sent now: unreadable text stays on the screen with its problem. */
function sendable(cells: TypedCells): Cell[] {
  return Object.entries(cells).flatMap(([key, { typed, missing, note }]): Cell[] => {
    const [code = '', part = ''] = key.split('/');
    const read = readAmount(typed);
    if (!isWhole({ typed, missing, note })) return [];
    return [{ code, part, amount: read.ok ? read.amount : null, missing: read.ok ? null : missing, note }];
  });
}

/** The parts of a line as typed now, for the result beside it. */
export function typedParts(cells: TypedCells, code: string): Parts {
  const parts: Record<string, PartValue> = {};
  for (const [key, { typed, missing }] of Object.entries(cells)) {
    const [mine, part = ''] = key.split('/');
    if (mine !== code) continue;
    const read = readAmount(typed);
    if (read.ok) parts[part] = { amount: read.amount, missing: null };
    else if (missing !== null) parts[part] = { amount: null, missing };
  }
  return parts;
}

const pause = 900;
const retry = 5000;

export interface MonthDraft {
  readonly cells: TypedCells;
  readonly note: string;
  readonly set: (code: string, part: string, change: Partial<TypedCell>) => void;
  readonly setNote: (note: string) => void;
  /** The version the next verb names. */
  readonly version: number;
  readonly state: 'saved' | 'saving' | 'offline' | 'idle';
  readonly savedAt: string | null;
  /** Something is typed that cannot be read or lacks its note: it stays here, and nothing may be submitted over it. */
  readonly unreadable: boolean;
  /** Something is typed and not yet on the server. */
  readonly waiting: boolean;
  readonly refusal: ReturnType<typeof useAct<typeof indicatorsApi.save>>['refusal'];
}

/** Saves by itself a moment after the last key, and again when the line is back. */
export function useMonthDraft(it: MonthForm): MonthDraft {
  const [cells, setCells] = useState(() => typedCells(it));
  const [note, setNote] = useState(it.note);
  const [version, setVersion] = useState(it.version);
  const [edits, setEdits] = useState(0);
  const [stored, setStored] = useState(0);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const save = useAct(indicatorsApi.save, { quiet: true, invalidates: [] });
  const latest = useRef({ cells, note, version });
  latest.current = { cells, note, version };
  const waiting = edits > stored;
  useEffect(() => {
    // Only a lost line is tried again; what the server refuses waits for the next key.
    if (!waiting || save.busy || !it.can.save.ok || (tries > 0 && save.refusal?.kind !== 'unavailable')) return;
    const wait = setTimeout(
      () => {
        const now = edits;
        const { cells: typed, note: words, version: read } = latest.current;
        void save
          .run({ params: { unitId: it.unit.id, year: it.year, month: it.month }, body: { version: read, cells: sendable(typed), note: words } })
          .then((answer) => {
            if (!answer) return setTries((old) => old + 1);
            setVersion(answer.version);
            setStored(now);
            return setSavedAt(new Date().toISOString());
          });
      },
      tries === 0 ? pause : retry,
    );
    return () => clearTimeout(wait);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one wait for each edit and each failed try
  }, [edits, stored, tries, save.busy]);
  const touch = () => {
    setTries(0);
    setEdits((old) => old + 1);
  };
  return {
    cells,
    note,
    set: (code, part, change) => {
      const key = keyOf(code, part);
      setCells((old) => ({ ...old, [key]: { ...(old[key] ?? blankCell), carried: false, ...change } }));
      touch();
    },
    setNote: (words) => {
      setNote(words);
      touch();
    },
    version,
    unreadable: Object.values(cells).some((cell) => !isWhole(cell)),
    state: save.busy ? 'saving' : waiting && tries > 0 ? 'offline' : savedAt === null ? 'idle' : 'saved',
    savedAt,
    waiting,
    refusal: save.refusal,
  };
}
