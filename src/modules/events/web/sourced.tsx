import type { ReactNode } from 'react';
import { OriginMark } from '#ui/index.ts';

/** Line references of the articles begin with S, those of outside pages with X. */
const outside = (source: string) => source.startsWith('X');

/** A mark that opens the lines of the articles some sentences stand in; one mark for a list reads calmer than one a line. */
export function SourceMark({ sources }: { sources: readonly string[] }) {
  return <OriginMark origin={{ sources: [...new Set(sources)], provenance: sources.every(outside) ? 'external' : 'seed' }} />;
}

export const sourcesOf = (items: readonly { source: string }[]): string[] => items.map((item) => item.source);

/** Sentences below each other. */
export function Sentences({ items }: { items: readonly { text: ReactNode }[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20, display: 'grid', gap: 6 }}>
      {items.map((item, index) => (
        <li key={index}>{item.text}</li>
      ))}
    </ul>
  );
}
