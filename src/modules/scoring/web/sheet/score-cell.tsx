import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { parseHundredths, showHundredths } from '#platform/decimal.ts';
import { useLang, useText } from '#ui/index.ts';
import type { SheetItem } from '../../shapes.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

interface Props {
  readonly item: SheetItem;
  readonly value: number | null;
  readonly label: string;
  readonly invalid?: boolean;
  readonly onChange: (value: number | null) => void;
  /** A pasted column: the texts from this cell downwards. */
  readonly onColumn: (texts: readonly string[]) => void;
  readonly onFocus: () => void;
  readonly onLeave: () => void;
}

const cells = (root: Element | null) => [...(root?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];

/** Up, Down and Enter walk the column like a spreadsheet; Right at the end of the text goes to the words beside. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const here = event.currentTarget;
  const step =
    event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey) ? 1 : event.key === 'ArrowUp' || event.key === 'Enter' ? -1 : 0;
  if (step !== 0 && !(here instanceof HTMLSelectElement && event.key !== 'Enter')) {
    const column = cells(here.closest('table'));
    const next = column[column.indexOf(here) + step];
    event.preventDefault();
    next?.focus();
    return;
  }
  const atEnd = here instanceof HTMLInputElement && here.selectionStart === here.value.length && here.selectionEnd === here.value.length;
  if (event.key === 'ArrowRight' && atEnd) {
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-field="criterion-note"] textarea')?.focus();
  }
}

const size = { minHeight: 32, padding: '4px 8px', width: 92, marginLeft: 'auto' } as const;

/** One score to type. What cannot be read stays visible and marked; only real points within the maximum are kept. */
export function ScoreCell({ item, value, label, invalid, onChange, onColumn, onFocus, onLeave }: Props) {
  const { lang } = useLang();
  const t = useText(words);
  const s = useText(sheetWords);
  const [typed, setTyped] = useState<string | null>(null);
  const common = { 'data-cell': item.itemId, 'aria-label': label, onKeyDown: walk };
  if (item.kind === 'pass_fail') {
    return (
      <select
        {...common}
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
  const shown = typed ?? (value === null ? '' : showHundredths(value, lang));
  const read = parseHundredths(shown);
  const wrong = shown.trim() !== '' && (read === null || read < 0 || read > item.max);
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const texts = event.clipboardData
      .getData('text')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    if (texts.length < 2) return;
    event.preventDefault();
    setTyped(null);
    onColumn(texts.map((row) => row.split('\t')[0] ?? ''));
  };
  return (
    <input
      {...common}
      className="u-input num"
      style={size}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      aria-invalid={wrong || invalid || undefined}
      title={wrong ? (s.atMost(showHundredths(item.max, lang, 0)) as string) : undefined}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus();
      }}
      onChange={(event) => {
        const text = event.target.value;
        const points = parseHundredths(text);
        setTyped(text);
        if (text.trim() === '') onChange(null);
        else if (points !== null && points >= 0 && points <= item.max) onChange(points);
      }}
      onBlur={() => {
        if (!wrong) setTyped(null);
        onLeave();
      }}
      onPaste={onPaste}
    />
  );
}
