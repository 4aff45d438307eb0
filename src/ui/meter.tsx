/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the bar is drawn in our colours, which <progress> does not allow everywhere */
import type { ReactNode } from 'react';
import type { Tone } from '#platform/text.ts';
import { cx } from './icon.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface ProgressProps {
  readonly label?: string;
  readonly done: number;
  readonly of: number;
  readonly tone?: Tone;
}

/** `k / n` with a bar. With `of` 0 it says that there is nothing to count yet. */
export function Progress({ label, done, of, tone = 'ok' }: ProgressProps) {
  const t = useText(kitWords);
  return (
    <div className="u-progress">
      <div className="u-row">
        <span className="u-grow">{label}</span>
        {of > 0 ? (
          <b>
            {done} / {of}
          </b>
        ) : (
          <span className="u-unknown">{t.noData}</span>
        )}
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
        aria-valuetext={`${done}/${of}`}
      >
        {of > 0 && <i className={tone} style={{ width: `${Math.min(100, (done / of) * 100)}%` }} />}
      </div>
    </div>
  );
}

export interface MeterPart {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
}

/** One bar in parts with its legend: 7 met · 3 under way · 2 not begun. */
export function Meter({ label, parts }: { label?: string; parts: readonly MeterPart[] }) {
  const t = useText(kitWords);
  const sum = parts.reduce((total, part) => total + part.value, 0);
  return (
    <div className="u-progress">
      {label && <div>{label}</div>}
      <div className="bar" aria-hidden>
        {sum > 0 && parts.map((part) => <i key={part.label} className={part.tone} style={{ width: `${(part.value / sum) * 100}%` }} />)}
      </div>
      {sum === 0 ? (
        <span className="u-unknown">{t.noData}</span>
      ) : (
        <ul className="u-legend">
          {parts.map((part) => (
            <li key={part.label}>
              <span className={cx('u-dot', part.tone)} aria-hidden />
              {part.value} {part.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A big number with its label. `null` says "chưa có dữ liệu", never 0. */
export function Stat({
  label,
  value,
  of,
  note,
  plain,
}: {
  label?: ReactNode;
  value: ReactNode | null;
  of?: ReactNode;
  note?: ReactNode;
  plain?: boolean;
}) {
  const t = useText(kitWords);
  const unknown = value === null || value === undefined;
  return (
    <div className={cx('u-stat', plain && 'plain', unknown && 'unknown')}>
      {label && <div className="label">{label}</div>}
      <div className="value">
        {unknown ? t.noData : value} {!unknown && of !== undefined && <small>/ {of}</small>}
      </div>
      {note && <div className="label">{note}</div>}
    </div>
  );
}
