import { useEffect, useRef, useState } from 'react';
import { parseDay, showDate, type Day, type PartialDate } from '#platform/dates.ts';
import { parseHundredths, showHundredths } from '#platform/decimal.ts';
import { FieldFrame, type FieldBase } from './field.tsx';
import { cx, Icon } from './icon.tsx';
import { IconCalendar } from './icons.ts';
import { parsePartial } from './partial-date.ts';
import { useLang, useText } from './text.ts';
import { kitWords } from './words.ts';

/**
 * Text typed freely, a value only when it can be read. What was typed stays visible when it cannot;
 * the value is then `null` and the reason is shown after leaving the field.
 */
function useTyped<V>(
  value: V | null | undefined,
  show: (value: V) => string,
  read: (typed: string) => V | null,
  onChange: (value: V | null) => void,
) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const last = useRef(value);
  useEffect(() => {
    if (last.current !== value && left && value !== null && value !== undefined) setTyped(null);
    last.current = value;
  }, [value, left]);
  const shown = typed ?? (value === null || value === undefined ? '' : show(value));
  const unread = typed !== null && typed.trim() !== '' && read(typed) === null;
  return {
    shown,
    bad: left && unread,
    /** For the form around the field: it is not sent while its value is not what is seen. */
    mark: { 'data-unread': unread || undefined },
    take: (next: string) => {
      setTyped(next);
      setLeft(false);
      last.current = read(next) as V;
      onChange(read(next));
    },
    leave: () => {
      setLeft(true);
      if (typed !== null && (typed.trim() === '' || read(typed) !== null)) setTyped(null);
    },
    set: (next: V | null) => {
      setTyped(null);
      onChange(next);
    },
  };
}

export interface NumberFieldProps extends FieldBase {
  /** Whole number, or hundredths when `hundredths` is set (28,5 is 2850). `null` = empty, never 0. */
  readonly value: number | null | undefined;
  readonly onChange: (value: number | null) => void;
  readonly hundredths?: boolean;
  readonly least?: number;
  readonly most?: number;
  /** Stands after the field: điểm, %, người. */
  readonly unit?: string;
}

/** How a number is shown in its field and read from it. */
export function useNumber(hundredths: boolean) {
  const { lang } = useLang();
  return {
    show: (one: number) => (hundredths ? showHundredths(one, lang, 0).replaceAll(lang === 'vi' ? '.' : ',', '') : String(one)),
    read: (text: string) => {
      const found = parseHundredths(text);
      return found === null || hundredths ? found : found % 100 === 0 ? found / 100 : null;
    },
  };
}

/** A number; comma or point for decimals, never a float. */
export function NumberField({ value, onChange, hundredths, least, most, unit, readOnly, error, ...frame }: NumberFieldProps) {
  const { show, read } = useNumber(hundredths ?? false);
  const t = useText(kitWords);
  const typed = useTyped(value, show, read, onChange);
  const outside = value !== null && value !== undefined && ((least !== undefined && value < least) || (most !== undefined && value > most));
  const own = typed.bad
    ? parseHundredths(typed.shown) === null
      ? t.notANumber
      : t.notWhole
    : outside
      ? t.outOfRange(least === undefined ? null : show(least), most === undefined ? null : show(most))
      : undefined;
  return (
    <FieldFrame {...frame} error={own ?? error}>
      {(bind) => (
        <div className="u-affix">
          <input
            {...bind}
            {...typed.mark}
            className="u-input num narrow"
            inputMode="decimal"
            autoComplete="off"
            value={typed.shown}
            readOnly={readOnly}
            onChange={(event) => typed.take(event.target.value)}
            onBlur={typed.leave}
          />
          {unit && <span className="u-small">{unit}</span>}
        </div>
      )}
    </FieldFrame>
  );
}

export interface DateFieldProps extends FieldBase {
  /** `YYYY-MM-DD` or `null`. */
  readonly value: Day | null | undefined;
  readonly onChange: (value: Day | null) => void;
  readonly least?: Day;
  readonly most?: Day;
}

/** A day, typed as dd/mm/yyyy on every machine, or picked from the calendar. */
export function DateField({ value, onChange, least, most, readOnly, error, ...frame }: DateFieldProps) {
  const t = useText(kitWords);
  const picker = useRef<HTMLInputElement>(null);
  const typed = useTyped<Day>(value, (day) => showDate(day), parseDay, onChange);
  const outside = Boolean(value) && ((least !== undefined && value! < least) || (most !== undefined && value! > most));
  const own = typed.bad ? t.notADay : outside ? t.outOfRange(least ? showDate(least) : null, most ? showDate(most) : null) : undefined;
  return (
    <FieldFrame {...frame} error={own ?? error}>
      {(bind) => (
        <div className={cx('u-withbtn')} style={{ maxWidth: 200 }}>
          <input
            {...bind}
            {...typed.mark}
            className="u-input"
            inputMode="numeric"
            autoComplete="off"
            placeholder={t.dayForm}
            value={typed.shown}
            readOnly={readOnly}
            onChange={(event) => typed.take(event.target.value)}
            onBlur={typed.leave}
          />
          {!readOnly && (
            <>
              <input
                ref={picker}
                type="date"
                tabIndex={-1}
                aria-hidden
                value={value ?? ''}
                min={least}
                max={most}
                onChange={(event) => typed.set(event.target.value === '' ? null : event.target.value)}
              />
              <button type="button" aria-label={`${t.pickDay}: ${frame.label}`} onClick={() => picker.current?.showPicker?.()}>
                <Icon of={IconCalendar} small />
              </button>
            </>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

export interface PartialDateFieldProps extends FieldBase {
  /** `2020`, `2020-Q3`, `2020-10`, `2020-10-05` or `null`. */
  readonly value: PartialDate | null | undefined;
  readonly onChange: (value: PartialDate | null) => void;
}

/** A date of which perhaps only the year, quarter or month is known. */
export function PartialDateField({ value, onChange, readOnly, error, hint, ...frame }: PartialDateFieldProps) {
  const t = useText(kitWords);
  const { lang } = useLang();
  const typed = useTyped<PartialDate>(value, (one) => showDate(one, lang), parsePartial, onChange);
  return (
    <FieldFrame {...frame} hint={hint ?? t.partialForm} error={typed.bad ? t.notPartial : error}>
      {(bind) => (
        <input
          {...bind}
          {...typed.mark}
          className="u-input"
          style={{ maxWidth: 260 }}
          autoComplete="off"
          value={typed.shown}
          readOnly={readOnly}
          onChange={(event) => typed.take(event.target.value)}
          onBlur={typed.leave}
        />
      )}
    </FieldFrame>
  );
}
