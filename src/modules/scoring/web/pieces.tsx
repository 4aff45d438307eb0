import { showHundredths } from '#platform/decimal.ts';
import { OriginMark, useLang, useText } from '#ui/index.ts';
import { words } from './words.ts';

/** Points of one line or total; unknown is said with a dash and read out, never 0. */
export function Points({ value, strong }: { value: number | null; strong?: boolean }) {
  const { lang } = useLang();
  const t = useText(words);
  if (value === null) {
    return (
      <span className="u-muted">
        <span aria-hidden>–</span>
        <span className="u-hidden">{t.none}</span>
      </span>
    );
  }
  const text = showHundredths(value, lang);
  return strong ? <b>{text}</b> : <>{text}</>;
}

/** Met / not met of a table without points; any points else. */
export function Mark({ value, kind, strong }: { value: number | null; kind: string; strong?: boolean }) {
  const t = useText(words);
  if (kind !== 'pass_fail' || value === null) return <Points value={value} strong={strong ?? false} />;
  const text = value > 0 ? t.met : t.notMet;
  return strong ? <b>{text}</b> : <>{text}</>;
}

/** A difference with its sign; nothing where the two are equal or one is missing. */
export function Difference({ from, to }: { from: number | null; to: number | null }) {
  const { lang } = useLang();
  if (from === null || to === null || from === to) return null;
  const gap = to - from;
  return <span style={{ color: gap < 0 ? 'var(--danger)' : 'var(--ok)' }}>{(gap > 0 ? '+' : '') + showHundredths(gap, lang)}</span>;
}

/** Says that the numbers of a table were made up. */
export function SyntheticMark({ synthetic }: { synthetic: boolean }) {
  return <OriginMark origin={synthetic ? { sources: [], synthetic: true } : null} />;
}
