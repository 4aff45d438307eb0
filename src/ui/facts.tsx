import type { Fact } from './history.tsx';
import { cx } from './icon.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export type { Fact } from './history.tsx';

/**
 * Names and values. `grid` beside each other, `lines` below each other with the value at the right,
 * `boxed` as a calculation on a sunken ground. An unknown value reads "chưa rõ".
 */
export function Facts({ facts, look = 'grid' }: { facts: readonly Fact[]; look?: 'grid' | 'lines' | 'boxed' }) {
  const t = useText(kitWords);
  return (
    <dl className={cx('u-facts', look !== 'grid' && 'lines', look === 'boxed' && 'boxed')}>
      {facts.map((fact, index) => {
        const unknown = fact.value === null || fact.value === undefined || fact.value === '';
        return (
          <div key={index} className={cx(fact.sum && 'sum')}>
            <dt>{fact.label}</dt>
            <dd>{unknown ? <span className="u-unknown">{t.unknown}</span> : fact.value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
