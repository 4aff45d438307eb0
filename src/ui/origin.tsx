import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import type { Origin } from '#platform/schema.ts';
import type { Tone } from '#platform/text.ts';
import { cx } from './icon.tsx';
import { Link } from './link.tsx';
import { Popover } from './popover.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface SourceTitle {
  readonly id: string;
  readonly title: string;
  /** A screen or an address where it can be read. */
  readonly to?: string | undefined;
}

export type SourceResolver = (ids: readonly string[]) => Promise<readonly SourceTitle[]>;
const SourceContext = createContext<SourceResolver | null>(null);

/** Tells `OriginMark` how to find the titles of sources. */
export function SourceProvider({ resolve, children }: { resolve: SourceResolver; children: ReactNode }) {
  return <SourceContext value={resolve}>{children}</SourceContext>;
}

type Known = NonNullable<Origin>;

/** What is worth a chip: outside, made up, uncertain, disputed, corrected. A plain documented fact gets a quiet one. */
export function originMarks(
  origin: Known,
): { readonly key: 'external' | 'synthetic' | 'uncertain' | 'conflicting' | 'corrected' | 'seeded'; readonly tone: Tone }[] {
  const marks: { key: 'external' | 'synthetic' | 'uncertain' | 'conflicting' | 'corrected' | 'seeded'; tone: Tone }[] = [];
  if (origin.synthetic) marks.push({ key: 'synthetic', tone: 'warn' });
  if (origin.provenance === 'external') marks.push({ key: 'external', tone: 'info' });
  if (origin.certainty !== undefined && !['stated', 'certain', 'confirmed'].includes(origin.certainty))
    marks.push({ key: 'uncertain', tone: 'warn' });
  if ((origin.conflicts?.length ?? 0) > 0) marks.push({ key: 'conflicting', tone: 'warn' });
  if (origin.original) marks.push({ key: 'corrected', tone: 'neutral' });
  if (marks.length === 0 && (origin.sources?.length ?? 0) > 0) marks.push({ key: 'seeded', tone: 'neutral' });
  return marks;
}

/** Small chips that tell where a fact comes from; pressed, they list sources, notes and disputes. Nothing for `null`. */
export function OriginMark({ origin, quiet }: { origin: Origin | undefined; quiet?: boolean }) {
  const t = useText(kitWords);
  if (!origin) return null;
  const marks = originMarks(origin).filter((mark) => !quiet || mark.key !== 'seeded');
  if (marks.length === 0) return null;
  return (
    <Popover
      label={t.originTitle}
      renderTrigger={(props) => (
        <button type="button" {...props} className={cx('u-chip', 'dashed', marks[0]!.tone !== 'neutral' && marks[0]!.tone)}>
          {marks.map((mark) => t[mark.key]).join(' · ')}
        </button>
      )}
    >
      <OriginDetails origin={origin} />
    </Popover>
  );
}

function OriginDetails({ origin }: { origin: Known }) {
  const t = useText(kitWords);
  const resolve = useContext(SourceContext);
  const ids = origin.sources ?? [];
  const titles = useQuery({
    queryKey: ['source-titles', ids],
    queryFn: () => resolve!(ids),
    enabled: resolve !== null && ids.length > 0,
    staleTime: Infinity,
  });
  const nameOf = (id: string) => titles.data?.find((one) => one.id === id);
  return (
    <div className="u-stack" style={{ gap: 10 } as object} tabIndex={-1}>
      <b>{t.originTitle}</b>
      {origin.synthetic && <div>{t.syntheticLong}</div>}
      {origin.provenance === 'external' && <div>{t.externalLong}</div>}
      {origin.note && (
        <div>
          <b>{t.note}:</b> {origin.note}
        </div>
      )}
      {origin.original && (
        <div>
          <b>{t.originalWording}:</b> “{origin.original}”
        </div>
      )}
      {origin.conflicts?.map((conflict) => (
        <div key={conflict.field + conflict.value}>
          <b>{t.conflictSays}:</b> {conflict.value} ({nameOf(conflict.source)?.title ?? conflict.source})
          {conflict.note && <div className="u-small">{conflict.note}</div>}
        </div>
      ))}
      {ids.length > 0 && (
        <div>
          <b>{t.sources}</b>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {ids.map((id) => {
              const found = nameOf(id);
              return <li key={id}>{found?.to ? <Link to={found.to}>{found.title}</Link> : (found?.title ?? (titles.isLoading ? t.loading : id))}</li>;
            })}
          </ul>
        </div>
      )}
    </div>
  );
}
