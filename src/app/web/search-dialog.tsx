/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- the ARIA combobox pattern: the keyboard is handled at the input */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Text } from '#platform/text.ts';
import { findableTypes, searchApi, type FindableType, type Hit as Found } from '#modules/search/contract.ts';
import { call } from '#ui/api.ts';
import { Dialog } from '#ui/dialog.tsx';
import { matches } from '#ui/fold.ts';
import { Icon, type IconType } from '#ui/icon.tsx';
import { IconBuilding, IconFile, IconFlag, IconSearch, IconUser, IconUsersGroup } from '#ui/icons.ts';
import { useGo } from '#ui/link.tsx';
import { useSay, useText } from '#ui/text.ts';
import { appWords } from './app-words.ts';
import { useNavGroups } from './navigation.tsx';

interface Hit {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly link: string;
  /** What kind of thing it is: shown once above the first of its kind. */
  readonly heading: string;
  readonly icon: IconType;
}

const typeIcons: Partial<Record<string, IconType>> = { group: IconUsersGroup, unit: IconBuilding, person: IconUser, movement: IconFlag };

/** Kinds whose other names mean something to people; the rest is filed under words made for finding. */
const calledOtherwise: readonly string[] = ['group', 'unit', 'person'];

/** A record as a line of the list: the other name that was met stands before its subtitle. */
const recordHit =
  (say: (text: Text) => string) =>
  (row: Found): Hit => ({
    title: row.title,
    subtitle: [calledOtherwise.includes(row.type) ? row.metName : null, row.subtitle].filter(Boolean).join(' · '),
    link: row.link,
    heading: say(findableTypes[row.type as FindableType] ?? findableTypes.other),
    icon: typeIcons[row.type] ?? IconFile,
  });

function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(wait);
  }, [text, ms]);
  return settled;
}

/** Ctrl+K: screens at once, records from the server as one types. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useText(appWords);
  const say = useSay();
  const go = useGo();
  const groups = useNavGroups();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const query = useSettled(text.trim(), 200);
  const found = useQuery({
    queryKey: [searchApi.find.path, query],
    queryFn: ({ signal }) => call(searchApi.find, { query: { q: query } }, { signal }),
    enabled: query.length >= 2,
    placeholderData: keepPreviousData,
  });
  const screens: Hit[] = groups
    .flatMap((group) => group.items)
    .filter((item) => text.trim() === '' || matches(`${item.label.vi} ${item.label.en}`, text))
    .map((item) => ({ title: say(item.label), link: item.path, heading: t.screens, icon: item.icon }));
  const records: Hit[] = query.length >= 2 ? (found.data?.rows ?? []).map(recordHit(say)) : [];
  const hits = [...records, ...screens];
  const at = Math.min(active, hits.length - 1);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    go(hit.link);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') open(hits[at]);
    else if (step !== 0 && hits.length > 0) setActive((at + step + hits.length) % hits.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onClose={onClose} title={t.findShort} width={640}>
      <div className="u-row">
        <Icon of={IconSearch} />
        <input
          className="u-input"
          role="combobox"
          aria-expanded
          aria-controls="tim-thay"
          aria-activedescendant={hits[at] ? `tim-${at}` : undefined}
          aria-label={t.find}
          placeholder={t.find}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id="tim-thay" role="listbox" aria-label={t.findShort} className="u-options" style={{ padding: 0, minHeight: 240 }}>
        {hits.map((hit, index) => (
          <li
            key={`${hit.link}-${index}`}
            id={`tim-${index}`}
            role="option"
            aria-selected={index === at}
            data-active={index === at}
            onMouseMove={() => setActive(index)}
            onClick={() => open(hit)}
          >
            <span className="u-row">
              <Icon of={hit.icon} small />
              <span>
                {hit.heading !== hits[index - 1]?.heading && <span className="u-xs u-muted">{hit.heading}</span>}
                <span style={{ display: 'block' }}>{hit.title}</span>
                {hit.subtitle && <small>{hit.subtitle}</small>}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <output className="u-small">{hits.length === 0 ? t.findNothing : t.findHint}</output>
    </Dialog>
  );
}
