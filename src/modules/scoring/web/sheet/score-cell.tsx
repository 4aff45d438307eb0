import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import { Icon, useLang, useSay, useText } from '#ui/index.ts';
import { IconAlertTriangle } from '#ui/icons.ts';
import type { SheetItem } from '../../shapes.ts';
import { words } from '../words.ts';
import { useScore } from './use-score.ts';
import type { Lines } from './use-lines.ts';

interface Props {
  readonly item: SheetItem;
  readonly value: number | null;
  /** The step of the table in hundredths, `null` = any. */
  readonly step: number | null;
  readonly lines: Lines;
  /** What one key gives: the rule's or the others' points. */
  readonly offered: number | null;
  readonly label: string;
  readonly invalid?: boolean;
  readonly onChange: (value: number | null) => void;
  /** A pasted column: the texts from this cell downwards. */
  readonly onColumn: (texts: readonly string[]) => void;
  /** Walks the column like a spreadsheet, also to cells that are not drawn; false when there is none that way. */
  readonly onWalk: (step: number) => boolean;
  readonly onFocus: () => void;
  readonly onLeave: () => void;
}

/** How many cells further a key goes, `null` when it is none of those. */
function stepOf(event: KeyboardEvent<HTMLElement>): number | null {
  const keys: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Enter: event.shiftKey ? -1 : 1,
    PageDown: 10,
    PageUp: -10,
    ...(event.ctrlKey || event.metaKey ? { Home: -Infinity, End: Infinity } : {}),
  };
  return keys[event.key] ?? null;
}

const size = { minHeight: 32, padding: '4px 8px', width: 76, marginLeft: 'auto' } as const;

/**
 * One score to type, with the keys of a spreadsheet: typing overwrites, F2 edits inside, Esc takes back what was typed here,
 * `=` gives what is offered, arrows and Enter walk the column. The score changes when the cell is left; what is no score of this
 * line stays visible with its reason, and the score stays as it was.
 */
export function ScoreCell({ item, value, step, lines, offered, label, invalid, onChange, onColumn, onWalk, onFocus, onLeave }: Props) {
  const { lang } = useLang();
  const t = useText(words);
  const say = useSay();
  const reasonId = useId();
  const [editing, setEditing] = useState(false);
  const before = useRef<number | null>(value);
  const common = { 'data-cell': item.itemId, 'aria-label': label };
  const score = useScore({ item, value, step, lines, onChange, show: (points) => showHundredths(points, lang) });
  const reason: Text | string | undefined = score.problem ?? lines.wrong.get(item.itemId);
  const walk = (event: KeyboardEvent<HTMLElement>): boolean => {
    const step = stepOf(event);
    // a list of choices uses the arrows itself
    if (step === null || (item.kind === 'pass_fail' && event.key !== 'Enter')) return false;
    if (!onWalk(step) && event.key !== 'Enter') return false;
    event.preventDefault();
    return true;
  };
  const give = (event: KeyboardEvent) => {
    if (event.key !== '=' || offered === null) return false;
    event.preventDefault();
    score.drop();
    onChange(offered);
    return true;
  };
  if (item.kind === 'pass_fail') {
    return (
      <select
        {...common}
        onKeyDown={(event) => give(event) || walk(event)}
        onFocus={onFocus}
        className="u-input"
        style={{ ...size, width: 118, paddingRight: 28 }}
        value={value === null ? '' : value > 0 ? '1' : '0'}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === '1' ? item.max : 0)}
        onBlur={onLeave}
      >
        <option value="">–</option>
        <option value="1">{t.met}</option>
        <option value="0">{t.notMet}</option>
      </select>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const here = event.currentTarget;
    if (give(event)) return;
    if (event.key === 'Enter') score.leave();
    if (event.key === 'F2') {
      event.preventDefault();
      setEditing(true);
      here.setSelectionRange(here.value.length, here.value.length);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      score.drop();
      setEditing(false);
      if (value !== before.current) onChange(before.current);
      requestAnimationFrame(() => here.select());
    } else if (!(editing && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) && !walk(event)) {
      // past the end of the text the words beside are next
      const whole = here.selectionStart === 0 && here.selectionEnd === here.value.length;
      const atEnd = here.selectionStart === here.value.length;
      if (event.key === 'ArrowRight' && (whole || atEnd)) {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-field="criterion-note"] textarea')?.focus();
      }
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const texts = event.clipboardData
      .getData('text')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    if (texts.length < 2) return;
    event.preventDefault();
    score.drop();
    onColumn(texts.map((row) => row.split('\t')[0] ?? ''));
  };
  return (
    <>
      <input
        {...common}
        className="u-input num"
        style={size}
        inputMode="decimal"
        autoComplete="off"
        value={score.shown}
        aria-invalid={reason !== undefined || invalid || undefined}
        aria-describedby={reason === undefined ? undefined : reasonId}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          before.current = value;
          event.currentTarget.select();
          onFocus();
        }}
        onChange={(event) => score.take(event.target.value)}
        onBlur={() => {
          setEditing(false);
          score.leave();
          onLeave();
        }}
        onPaste={onPaste}
      />
      {reason !== undefined && (
        <span className="u-wrong" id={reasonId}>
          <Icon of={IconAlertTriangle} small /> {say(reason)}
        </span>
      )}
    </>
  );
}
