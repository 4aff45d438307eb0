import type { CSSProperties, ReactNode } from 'react';
import { cx } from './icon.tsx';

const gapStyle = (gap: number | undefined, more: Record<string, string> = {}): CSSProperties =>
  ({ ...(gap === undefined ? {} : { '--u-gap': `${gap}px` }), ...more }) as CSSProperties;

/** Children below each other with an even gap (16 px). */
export function Stack({ gap, children }: { gap?: number; children?: ReactNode }) {
  return (
    <div className="u-stack" style={gapStyle(gap)}>
      {children}
    </div>
  );
}

export interface RowProps {
  readonly gap?: number;
  /** Let it break into lines (default true). */
  readonly wrap?: boolean;
  readonly align?: 'center' | 'top';
  readonly justify?: 'start' | 'spread' | 'end';
  readonly children?: ReactNode;
}

/** Children beside each other with an even gap (10 px). */
export function Row({ gap, wrap = true, align, justify, children }: RowProps) {
  return (
    <div
      className={cx('u-row', wrap && 'wrap', align === 'top' && 'top', justify === 'spread' && 'spread', justify === 'end' && 'end')}
      style={gapStyle(gap)}
    >
      {children}
    </div>
  );
}

/** Takes the room that is left in a `Row`. */
export function Grow({ children }: { children?: ReactNode }) {
  return <div className="u-grow">{children}</div>;
}

/** Equal columns, as many as fit with at least `least` pixels each (260). */
export function Grid({ least, gap, stretch, children }: { least?: number; gap?: number; stretch?: boolean; children?: ReactNode }) {
  return (
    <div className={cx('u-grid', stretch && 'stretch')} style={gapStyle(gap, least === undefined ? {} : { '--u-least': `${least}px` })}>
      {children}
    </div>
  );
}

/** The main column and a narrower one beside it; on a phone below it. `left` puts the narrow one first. */
export function Split({ aside, asideWidth, left, children }: { aside: ReactNode; asideWidth?: number; left?: boolean; children: ReactNode }) {
  const style = asideWidth === undefined ? undefined : ({ '--u-aside': `${asideWidth}px` } as CSSProperties);
  const narrow = <div className="u-stack">{aside}</div>;
  const main = <div className="u-stack">{children}</div>;
  return (
    <div className={cx('u-split', left && 'left')} style={style}>
      {left ? narrow : main}
      {left ? main : narrow}
    </div>
  );
}
