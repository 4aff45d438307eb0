import type { ReactNode } from 'react';
import { OriginMark } from '#ui/index.ts';

/** Line references of the articles begin with S, those of outside pages with X. */
const outside = (source: string) => source.startsWith('X');

/** A mark that opens the line of the article a sentence stands in. */
export function SourceMark({ source }: { source: string }) {
  return <OriginMark origin={{ sources: [source], provenance: outside(source) ? 'external' : 'seed' }} />;
}

/** A list of sentences, each with its source. */
export function SourcedList({ items }: { items: readonly { text: ReactNode; source: string }[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20, display: 'grid', gap: 6 }}>
      {items.map((item, index) => (
        <li key={index}>
          {item.text} <SourceMark source={item.source} />
        </li>
      ))}
    </ul>
  );
}
