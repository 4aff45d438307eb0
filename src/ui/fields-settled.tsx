import { useState } from 'react';
import { parseHundredths } from '#platform/decimal.ts';
import { FieldFrame } from './field.tsx';
import { useNumber, type NumberFieldProps } from './fields-value.tsx';
import { useSettled, type SettledReading } from './settled.ts';
import { defineText, useText } from './text.ts';
import { kitWords } from './words.ts';

/** Not in `index.ts`: only screens that save by themselves need it, and the first screen does not load it. */

const words = defineText({
  fillIn: { vi: 'Chưa điền ô này; giá trị cũ còn nguyên.', en: 'Fill in this field; the old value stands.' },
});

export interface SettledNumberFieldProps extends NumberFieldProps {
  /** Judges what was typed in place of `least` and `most`; for rules of its own, such as steps. */
  readonly judge?: (typed: string) => SettledReading<number>;
  /** What was left unread, when the screen keeps it; else the field does. */
  readonly unread?: string | null;
  readonly onUnread?: (typed: string | null) => void;
}

/**
 * A number of a screen that saves by itself: given on only when the field is left and the number fits. What cannot be read or
 * lies outside stays visible with its reason, and the number stays what it was; a required one cannot be emptied.
 */
export function SettledNumberField(props: SettledNumberFieldProps) {
  const { value, onChange, hundredths, least, most, unit, readOnly, error, judge, unread, onUnread, ...frame } = props;
  const { show, read } = useNumber(hundredths ?? false);
  const t = useText(kitWords);
  const w = useText(words);
  const [own, setOwn] = useState<string | null>(null);
  const judged = (text: string): SettledReading<number> => {
    if (text.trim() === '') return frame.required ? { problem: w.fillIn } : { value: null };
    const found = read(text);
    if (found === null) return { problem: parseHundredths(text) === null ? t.notANumber : t.notWhole };
    if ((least !== undefined && found < least) || (most !== undefined && found > most))
      return { problem: t.outOfRange(least === undefined ? null : show(least), most === undefined ? null : show(most)) as string };
    return { value: found };
  };
  const settled = useSettled<number>({
    value: value ?? null,
    show,
    read: judge ?? judged,
    onChange,
    unread: onUnread ? (unread ?? null) : own,
    onUnread: onUnread ?? setOwn,
  });
  return (
    <FieldFrame {...frame} error={settled.problem ?? error}>
      {(bind) => (
        <div className="u-affix">
          <input
            {...bind}
            className="u-input num narrow"
            inputMode="decimal"
            autoComplete="off"
            value={settled.shown}
            readOnly={readOnly}
            onChange={(event) => settled.take(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') settled.leave();
            }}
            onBlur={settled.leave}
          />
          {unit && <span className="u-small">{unit}</span>}
        </div>
      )}
    </FieldFrame>
  );
}
