/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a group of toggles is no fieldset */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Endpoint } from '#platform/contract.ts';
import type { Lang } from '#platform/text.ts';
import { addressOf, type CallInput } from './api.ts';
import { Button, LinkButton } from './button.tsx';
import type { Option } from './fields-choice.tsx';
import { cx, Icon } from './icon.tsx';
import { IconFileSpreadsheet, IconFilter, IconSearch, IconX } from './icons.ts';
import { useIsLeaving } from './link.tsx';
import { useSay, useText } from './text.ts';
import { kitWords } from './words.ts';

interface SelectFilter {
  readonly kind: 'select';
  readonly key: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** What the empty choice is called; default: the label. */
  readonly empty?: string;
}
interface ToggleFilter {
  readonly kind: 'toggle';
  readonly key: string;
  readonly label: string;
}
interface ChipsFilter {
  readonly kind: 'chips';
  readonly key: string;
  readonly label: string;
  readonly options: readonly Option[];
}
export type Filter = SelectFilter | ToggleFilter | ChipsFilter;

export interface FiltersProps {
  /** The state of `useSearchState`. */
  readonly search: Readonly<Record<string, unknown>>;
  readonly setSearch: (change: never) => void;
  /** The key of the search box; none = no box. */
  readonly textKey?: string;
  readonly placeholder?: string;
  readonly filters?: readonly Filter[];
  /** Export beside the filter: see `exportHref`. */
  readonly exportTo?: string | undefined;
  readonly children?: ReactNode;
}

/** On a phone so many lists fold behind one button, which says how many of them are set. */
const foldsFrom = 3;

/** The workbook beside a list that declares `exports`, with the current filters. */
export function exportHref<E extends Endpoint>(endpoint: E, input: CallInput<E>, lang: Lang): string {
  const given = input as { params?: unknown; query?: object };
  return addressOf({ ...endpoint, path: `${endpoint.path}.xlsx` }, { ...given, query: { ...given.query, lang } } as unknown as CallInput<E>);
}

/** Search box, lists and toggles over a table; their state is the address. */
export function Filters({ search, setSearch, textKey, placeholder, filters = [], exportTo, children }: FiltersProps) {
  const t = useText(kitWords);
  const set = (key: string, value: unknown) => setSearch({ [key]: value } as never);
  const isSet = (key: string) => {
    const value = search[key];
    return value !== undefined && value !== null && value !== '' && value !== false;
  };
  const [open, setOpen] = useState(false);
  const setNow = filters.filter((filter) => isSet(filter.key)).length;
  const clearable = [...filters.map((filter) => filter.key), ...(textKey ? [textKey] : [])].filter(isSet);
  return (
    <search className="u-filters">
      {textKey && (
        <SearchBox value={String(search[textKey] ?? '')} onChange={(value) => set(textKey, value)} placeholder={placeholder ?? t.searchHint} />
      )}
      {filters.length >= foldsFrom && (
        <Button icon={IconFilter} className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.filters(setNow)}
        </Button>
      )}
      <div className={cx('set', filters.length >= foldsFrom && !open && 'folded')}>
        {filters.map((filter) => (
          <FilterField
            key={filter.key}
            filter={filter}
            value={search[filter.key]}
            isSet={isSet(filter.key)}
            set={(value) => set(filter.key, value)}
          />
        ))}
      </div>
      {clearable.length > 0 && (
        <Button small kind="quiet" icon={IconX} onClick={() => setSearch(Object.fromEntries(clearable.map((key) => [key, undefined])) as never)}>
          {t.clearFilters}
        </Button>
      )}
      {(exportTo ?? children) && (
        <div className="end">
          {children}
          {exportTo && (
            <LinkButton to={exportTo} icon={IconFileSpreadsheet} download>
              {t.export}
            </LinkButton>
          )}
        </div>
      )}
    </search>
  );
}

interface FilterFieldProps {
  readonly filter: Filter;
  readonly value: unknown;
  readonly isSet: boolean;
  readonly set: (value: unknown) => void;
}

function FilterField({ filter, value, isSet, set }: FilterFieldProps) {
  const say = useSay();
  const t = useText(kitWords);
  switch (filter.kind) {
    case 'select':
      return (
        <select className="u-input" aria-label={filter.label} value={String(value ?? '')} onChange={(event) => set(event.target.value)}>
          <option value="">{filter.empty ?? `${filter.label}: ${t.all.toLocaleLowerCase('vi')}`}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {say(option.label)}
            </option>
          ))}
        </select>
      );
    case 'toggle':
      return (
        <Toggle on={isSet} onClick={() => set(isSet ? undefined : true)}>
          {filter.label}
        </Toggle>
      );
    case 'chips':
      return (
        <div className="u-row wrap" role="group" aria-label={filter.label} style={{ gap: 6 }}>
          {filter.options.map((option) => (
            <Toggle key={option.value} on={value === option.value} onClick={() => set(value === option.value ? undefined : option.value)}>
              {say(option.label)}
            </Toggle>
          ))}
        </div>
      );
  }
}

function Toggle({ on, onClick, children }: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={cx('u-toggle')} aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  );
}

function SearchBox({ value, onChange, placeholder }: { value: string; onChange: (value: string) => void; placeholder: string }) {
  const t = useText(kitWords);
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const send = useRef(onChange);
  const isLeaving = useIsLeaving();
  const leaving = useRef(isLeaving);
  useEffect(() => {
    send.current = onChange;
    leaving.current = isLeaving;
  });
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const wait = setInterval(() => {
      // Whoever types and at once opens a row would be called back to the list.
      if (leaving.current()) return;
      clearInterval(wait);
      sent.current = typed;
      send.current(typed);
    }, 300);
    return () => clearInterval(wait);
  }, [typed]);
  return (
    <div className="search">
      <Icon of={IconSearch} small />
      <input
        type="search"
        className="u-input"
        aria-label={t.search}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
