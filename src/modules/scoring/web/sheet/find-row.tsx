import { useState } from 'react';
import { Button, Row, TextField, matches, useText } from '#ui/index.ts';
import { IconChevronLeft, IconChevronRight } from '#ui/icons.ts';
import type { SheetItem } from '../../shapes.ts';
import { sheetWords } from './sheet-words.ts';

interface Props {
  readonly items: readonly SheetItem[];
  readonly onFound: (itemId: string) => void;
}

/** The browser finds only what is drawn; this finds any criterion by code or words, accents optional, and goes there. */
export function FindRow({ items, onFound }: Props) {
  const s = useText(sheetWords);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const found = query.trim() === '' ? [] : items.filter((item) => matches(`${item.code} ${item.title}`, query));
  const go = (step: number) => {
    if (found.length === 0) return;
    const next = (Math.max(at, step > 0 ? -1 : 0) + step + found.length) % found.length;
    setAt(next);
    const item = found[next];
    if (item) onFound(item.itemId);
  };
  return (
    <search className="u-noprint">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(1);
        }}
      >
        <Row gap={6}>
          <div style={{ width: 'min(360px, 100%)' }}>
            <TextField
              label={s.find}
              hideLabel
              placeholder={s.find}
              value={query}
              onChange={(next) => {
                setQuery(next);
                setAt(-1);
              }}
            />
          </div>
          <Button small kind="quiet" icon={IconChevronLeft} aria-label={s.findBack} aria-disabled={found.length === 0} onClick={() => go(-1)} />
          <Button small kind="quiet" icon={IconChevronRight} aria-label={s.findNext} aria-disabled={found.length === 0} onClick={() => go(1)} />
          <output className="u-small">
            {query.trim() === '' ? '' : found.length === 0 ? s.findNone : s.findCount(Math.max(at, -1) + 1, found.length)}
          </output>
        </Row>
      </form>
    </search>
  );
}
