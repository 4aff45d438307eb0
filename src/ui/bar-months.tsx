import { showHundredths } from '#platform/decimal.ts';
import { cx } from './icon.tsx';
import { useLang, useText } from './text.ts';
import { kitWords } from './words.ts';

export interface BarMonthsProps {
  /** What is shown, for screen readers: "Tỷ lệ đúng hạn theo tháng". */
  readonly label: string;
  /** One for each month, in hundredths (88 % = 8800); `null` = no data yet, drawn hatched and never as 0. */
  readonly values: readonly (number | null)[];
  /** Dashed line. A month is low when it is not above it (`strict`, default) or below it. */
  readonly limit?: number;
  readonly limitLabel?: string;
  readonly strict?: boolean;
  /** Where the bars begin, in hundredths; told below the chart when not 0. */
  readonly from?: number;
  readonly most?: number;
  readonly unit?: string;
}

const clamp = (part: number) => Math.min(1, Math.max(0, part));

/** Bars of up to twelve months with a limit; the same numbers as a table for screen readers. */
export function BarMonths({ label, values, limit, limitLabel, strict = true, from = 0, most = 10_000, unit = '%' }: BarMonthsProps) {
  const { lang } = useLang();
  const t = useText(kitWords);
  const show = (value: number) => showHundredths(value, lang, 0);
  const low = (value: number) => limit !== undefined && (strict ? value <= limit : value < limit);
  const height = (value: number) => `${Math.max(2, clamp((value - from) / (most - from)) * 100)}%`;
  const words = limitLabel ?? (limit === undefined ? '' : t.limit(`${show(limit)}${unit}`));
  return (
    <figure className="u-months">
      <div className="plot" aria-hidden>
        {values.map((value, index) => (
          <div key={index} className={cx('track', value === null && 'none')}>
            {value !== null && <i className={cx(low(value) && 'low')} style={{ height: height(value) }} />}
          </div>
        ))}
        {limit !== undefined && <span className="limit" style={{ bottom: `${clamp((limit - from) / (most - from)) * 100}%` }} />}
      </div>
      <div className="labels" aria-hidden>
        {values.map((value, index) => (
          <span key={index}>
            <b className={cx(value !== null && low(value) && 'low')}>{value === null ? '–' : show(value)}</b>
            {t.month(index + 1)}
          </span>
        ))}
      </div>
      <div className="key" aria-hidden>
        {limit !== undefined && (
          <span>
            <i />
            {words}
          </span>
        )}
        {values.includes(null) && (
          <span>
            <i className="none" />
            {t.noData}
          </span>
        )}
        {from !== 0 && <span>{t.axisFrom(`${show(from)}${unit}`)}</span>}
      </div>
      <table className="u-hidden">
        <caption>
          {label} {words && `(${words})`}
        </caption>
        <thead>
          <tr>
            <th>{t.monthHead}</th>
            <th>{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => (
            <tr key={index}>
              <th>{t.month(index + 1)}</th>
              <td>{value === null ? t.noData : `${show(value)}${unit}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
