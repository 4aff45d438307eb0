import { History, Notice, ReadState, useRead, useSay, useText } from '#ui/index.ts';
import { auditApi } from '../contract.ts';
import { words } from './words.ts';

/**
 * Who did what to one object, when and why, in people's words: `<ObjectHistory type="unit" id={unit.id} />`. Shows what
 * the reader may see; the server decides.
 */
export function ObjectHistory({ type, id }: { type: string; id: string }) {
  const t = useText(words);
  const say = useSay();
  const read = useRead(auditApi.of, { params: { type, id } });
  return (
    <ReadState read={read}>
      {({ entries, more }) => (
        <>
          <History
            entries={entries.map((entry) => ({ key: entry.id, who: entry.who, when: entry.at, what: say(entry.what), reason: entry.reason }))}
            empty={<span className="u-unknown">{t.noHistory}</span>}
          />
          {more && <Notice tone="info">{t.onlyNewest}</Notice>}
        </>
      )}
    </ReadState>
  );
}
