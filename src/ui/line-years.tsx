import { showHundredths } from '#platform/decimal.ts';
import { useLang, useText } from './text.ts';
import { kitWords } from './words.ts';

export interface YearSeries {
  readonly key: string;
  readonly label: string;
  /** One for each year, in hundredths (98,5 % = 9850); `null` = no data, a gap in the line and never 0. */
  readonly values: readonly (number | null)[];
  /** The line the reader came for is drawn strong, the others quiet and dashed. */
  readonly strong?: boolean;
}

export interface LineYearsProps {
  /** What is shown, for screen readers. */
  readonly label: string;
  readonly years: readonly number[];
  readonly series: readonly YearSeries[];
  readonly unit?: string;
}

const width = 640;
const height = 220;
const edge = { left: 46, right: 16, top: 14, bottom: 30 };

/** A round floor below the lowest value, so that differences of a few percent can be seen; told at the axis. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = high - low > 2000 ? 1000 : 500;
  const from = Math.max(0, Math.floor(low / step) * step - (low % step === 0 ? step : 0));
  return [from, Math.max(Math.ceil(high / step) * step, from + step)];
}

/** Lines over years, drawn as SVG; the same numbers stand in a table for whoever does not see them. */
export function LineYears({ label, years, series, unit = '%' }: LineYearsProps) {
  const { lang } = useLang();
  const t = useText(kitWords);
  const known = series.flatMap((one) => one.values.flatMap((value) => (value === null ? [] : [value])));
  if (known.length === 0) return null;
  const [from, to] = rangeOf(known);
  const x = (index: number) =>
    years.length === 1 ? (edge.left + width - edge.right) / 2 : edge.left + (index * (width - edge.left - edge.right)) / (years.length - 1);
  const y = (value: number) => edge.top + ((to - value) * (height - edge.top - edge.bottom)) / (to - from);
  const show = (value: number) => `${showHundredths(value, lang, 0)}${unit}`;
  const marks = [from, Math.round((from + to) / 2), to];
  return (
    <figure className="u-lines">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={edge.left} x2={width - edge.right} y1={y(mark)} y2={y(mark)} className="grid" />
            <text x={edge.left - 8} y={y(mark) + 4} textAnchor="end">
              {show(mark)}
            </text>
          </g>
        ))}
        {years.map((year, index) => (
          <text key={year} x={x(index)} y={height - 8} textAnchor="middle">
            {year}
          </text>
        ))}
        {series.map((one) => (
          <Line key={one.key} one={one} x={x} y={y} show={show} />
        ))}
      </svg>
      <figcaption>
        {series.map((one) => (
          <span key={one.key} className={one.strong ? 'strong' : 'quiet'}>
            <i aria-hidden />
            {one.label}
          </span>
        ))}
      </figcaption>
      <table className="u-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th>{t.yearHead}</th>
            {series.map((one) => (
              <th key={one.key}>{one.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year, index) => (
            <tr key={year}>
              <th>{year}</th>
              {series.map((one) => {
                const value = one.values[index] ?? null;
                return <td key={one.key}>{value === null ? t.noData : show(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

interface LineProps {
  readonly one: YearSeries;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly show: (value: number) => string;
}

/** One line, broken where a year is unknown; the strong one carries its numbers. */
function Line({ one, x, y, show }: LineProps) {
  const points = one.values.map((value, index) => (value === null ? null : { value, at: `${x(index)},${y(value)}`, index }));
  const path = points
    .map((point, index) => (point === null ? '' : `${index > 0 && points[index - 1] ? 'L' : 'M'}${point.at}`))
    .filter(Boolean)
    .join(' ');
  return (
    <g className={one.strong ? 'strong' : 'quiet'}>
      <path d={path} />
      {points.map(
        (point) =>
          point && (
            <g key={point.index}>
              <circle cx={x(point.index)} cy={y(point.value)} r={one.strong ? 4.5 : 3} />
              {one.strong && (
                <text x={x(point.index)} y={y(point.value) - 10} textAnchor="middle">
                  {show(point.value)}
                </text>
              )}
            </g>
          ),
      )}
    </g>
  );
}
