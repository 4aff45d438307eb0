/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the ARIA combobox pattern: the keyboard is handled at the input */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { FieldFrame, type FieldBase, type FieldBind } from './field.tsx';
import type { Option } from './fields-choice.tsx';
import { matches } from './fold.ts';
import { Icon } from './icon.tsx';
import { IconChevronDown, IconX } from './icons.ts';
import { usePlaced } from './popover.tsx';
import { useSay, useText } from './text.ts';
import { kitWords } from './words.ts';

interface Source<V extends string> {
  /** A ready list, found without accents … */
  readonly options?: readonly Option<V>[];
  /** … or a search on the server, called a moment after typing. */
  readonly load?: (query: string) => Promise<readonly Option<V>[]>;
  readonly placeholder?: string;
}

interface BoxProps<V extends string> extends Source<V> {
  readonly bind: FieldBind;
  /** Words shown while nothing is being typed (the chosen option of a single field). */
  readonly shown: string;
  readonly taken: readonly V[];
  readonly onPick: (option: Option<V>) => void;
  readonly onErase?: (() => void) | undefined;
  readonly readOnly?: boolean | undefined;
  readonly stayOpen?: boolean;
}

function useOptions<V extends string>(open: boolean, query: string, { options, load }: Source<V>) {
  const say = useSay();
  const [found, setFound] = useState<readonly Option<V>[]>([]);
  const [busy, setBusy] = useState(false);
  const search = useRef(load);
  useEffect(() => {
    search.current = load;
  });
  useEffect(() => {
    if (!open || !search.current) return;
    let current = true;
    setBusy(true);
    const wait = setTimeout(
      () => {
        search
          .current?.(query)
          .then(
            (list) => current && setFound(list),
            () => current && setFound([]),
          )
          .finally(() => current && setBusy(false));
      },
      query === '' ? 0 : 220,
    );
    return () => {
      current = false;
      clearTimeout(wait);
    };
  }, [open, query]);
  if (load) return { list: found, busy };
  const list = (options ?? []).filter((option) => query === '' || matches(`${say(option.label)} ${say(option.hint)}`, query)).slice(0, 200);
  return { list, busy: false };
}

function ComboBox<V extends string>({ bind, shown, taken, onPick, onErase, readOnly, stayOpen, placeholder, ...source }: BoxProps<V>) {
  const say = useSay();
  const t = useText(kitWords);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const anchor = useRef<HTMLElement>(null);
  const { list, busy } = useOptions(open, query, source);
  const at = Math.min(active, list.length - 1);
  useEffect(() => {
    if (!open || !panel.current) return;
    anchor.current = input.current?.closest('.u-combo') ?? input.current;
    panel.current.style.minWidth = `${anchor.current?.offsetWidth ?? 240}px`;
    if (!panel.current.matches(':popover-open')) panel.current.showPopover();
  }, [open]);
  usePlaced(open, panel, anchor, 'start');
  useEffect(() => {
    panel.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- follows the active option
  }, [at]);
  const close = () => {
    setOpen(false);
    setQuery('');
    setActive(0);
  };
  const pick = (option: Option<V>) => {
    onPick(option);
    if (stayOpen) setQuery('');
    else close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (list.length > 0) setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + list.length) % list.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const option = list[at];
      if (option) pick(option);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && query === '') onErase?.();
  };
  return (
    <>
      <input
        {...bind}
        ref={input}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && list[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        readOnly={readOnly}
        placeholder={shown === '' ? (placeholder ?? t.typeToSearch) : shown}
        value={open ? query : shown}
        onFocus={(event) => event.target.select()}
        onClick={() => !readOnly && setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          setActive(0);
          setQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {open && (
        <div ref={panel} popover="manual" className="u-pop menu" onMouseDown={(event) => event.preventDefault()}>
          <ul id={listId} role="listbox" className="u-options" style={{ padding: 0 }}>
            {list.map((option, index) => (
              <li
                key={option.value}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={taken.includes(option.value)}
                data-active={index === at}
                onMouseMove={() => setActive(index)}
                onClick={() => pick(option)}
              >
                {say(option.label)}
                {option.hint && <small>{say(option.hint)}</small>}
              </li>
            ))}
          </ul>
          {list.length === 0 && (
            <output className="u-small" style={{ display: 'block', padding: '7px 10px' }}>
              {busy ? t.loading : t.noOption}
            </output>
          )}
          {stayOpen && (
            <div className="u-row" style={{ justifyContent: 'flex-end', padding: 6 }}>
              <button type="button" className="u-btn small" tabIndex={-1} onClick={close}>
                {t.finished}
              </button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

export interface ComboFieldProps<V extends string> extends FieldBase, Source<V> {
  readonly value: V | null | undefined;
  /** The words of `value` when it may not be among the loaded options. */
  readonly valueLabel?: string | undefined;
  readonly onChange: (value: V | null, option: Option<V> | null) => void;
}

/** One of many, found by typing without accents. */
export function ComboField<V extends string>({ value, valueLabel, onChange, readOnly, options, load, placeholder, ...frame }: ComboFieldProps<V>) {
  const say = useSay();
  const t = useText(kitWords);
  const [picked, setPicked] = useState<Option<V> | null>(null);
  const known = picked?.value === value ? picked : options?.find((option) => option.value === value);
  const shown = value === null || value === undefined ? '' : known ? say(known.label) : (valueLabel ?? value);
  return (
    <FieldFrame {...frame}>
      {(bind) => (
        <div className="u-input u-combo" aria-invalid={bind['aria-invalid']}>
          <ComboBox
            bind={bind}
            shown={shown}
            taken={value ? [value] : []}
            readOnly={readOnly}
            {...(options ? { options } : {})}
            {...(load ? { load } : {})}
            {...(placeholder === undefined ? {} : { placeholder })}
            onPick={(option) => {
              setPicked(option);
              onChange(option.value, option);
            }}
          />
          {value && !readOnly ? (
            <button type="button" className="u-btn quiet small square" aria-label={`${t.clear}: ${frame.label}`} onClick={() => onChange(null, null)}>
              <Icon of={IconX} small />
            </button>
          ) : (
            <Icon of={IconChevronDown} small />
          )}
        </div>
      )}
    </FieldFrame>
  );
}

export interface MultiFieldProps<V extends string> extends FieldBase, Source<V> {
  readonly value: readonly V[];
  /** Words of values that may not be among the loaded options. */
  readonly labelOf?: (value: V) => string | undefined;
  readonly onChange: (values: V[], options: readonly Option<V>[]) => void;
}

/** Several of many, each shown as a chip that can be removed. */
export function MultiField<V extends string>({ value, labelOf, onChange, readOnly, options, load, placeholder, ...frame }: MultiFieldProps<V>) {
  const say = useSay();
  const t = useText(kitWords);
  const [seen, setSeen] = useState<readonly Option<V>[]>([]);
  const wordsOf = (one: V) => {
    const option = [...seen, ...(options ?? [])].find((candidate) => candidate.value === one);
    return option ? say(option.label) : (labelOf?.(one) ?? one);
  };
  const change = (values: V[], known: readonly Option<V>[] = seen) => {
    setSeen(known);
    onChange(
      values,
      known.filter((option) => values.includes(option.value)),
    );
  };
  return (
    <FieldFrame {...frame}>
      {(bind) => (
        <div className="u-input u-combo" aria-invalid={bind['aria-invalid']}>
          {value.map((one) => (
            <span key={one} className="u-chip">
              {wordsOf(one)}
              {!readOnly && (
                <button type="button" aria-label={t.remove(wordsOf(one))} onClick={() => change(value.filter((other) => other !== one))}>
                  <Icon of={IconX} small />
                </button>
              )}
            </span>
          ))}
          {!readOnly && (
            <ComboBox
              bind={bind}
              shown=""
              stayOpen
              taken={value}
              {...(options ? { options } : {})}
              {...(load ? { load } : {})}
              {...(placeholder === undefined ? {} : { placeholder })}
              onPick={(option) =>
                change(value.includes(option.value) ? value.filter((one) => one !== option.value) : [...value, option.value], [
                  ...seen.filter((one) => one.value !== option.value),
                  option,
                ])
              }
              onErase={() => value.length > 0 && change(value.slice(0, -1))}
            />
          )}
        </div>
      )}
    </FieldFrame>
  );
}
