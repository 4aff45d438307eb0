import { fill, type Lang, type Text } from '#platform/text.ts';
import { Chip, useLang, useSay, useText } from '#ui/index.ts';
import { certaintyLabels, comparisonLabels, verdictLabels, type Definition, type IndicatorYear, type RollUp } from '../contract.ts';
import { numberProblems, readAmount, showAmount } from '../numbers.ts';
import { showTerms, type Formula } from '../rules.ts';
import { showResult } from '../result-words.ts';
import { words } from './words.ts';

type Unit = Definition['unit'];

export function showTarget(target: Definition['target'], unit: Unit, lang: Lang): string {
  if (!target) return words.noTarget[lang];
  const value = `${showAmount(target.target, lang)}${unit === 'percent' ? '%' : ''}`;
  return target.comparison === '>=' ? (lang === 'vi' ? `từ ${value}` : `${value} or more`) : `${comparisonLabels[target.comparison][lang]} ${value}`;
}

/** `Xử lý trên mạng / (Tổng số − Bí mật)` */
export function showFormula({ formula, parts }: { formula: Formula; parts: readonly ({ readonly code: string } & Text)[] }, lang: Lang): string {
  const name = (code: string) => parts.find((part) => part.code === code)?.[lang] ?? code;
  if (formula.kind === 'sum') return showTerms(formula.of, name);
  const wrap = (terms: Formula['of']) => (terms.length > 1 ? `(${showTerms(terms, name)})` : showTerms(terms, name));
  return `${wrap(formula.of)} / ${wrap(formula.over)}`;
}

/** What is wrong with typed text; `undefined` for an empty or a good one. */
export function amountError(typed: string): Text | undefined {
  const answer = readAmount(typed);
  return answer.ok || answer.problem === 'empty' ? undefined : fill(numberProblems[answer.problem], answer.values);
}

/** Value, verdict and how old it is, in one place. */
export function YearValue({ it, unit }: { it: IndicatorYear['year']; unit: Unit }) {
  const t = useText(words);
  const { lang } = useLang();
  const tone = it.verdict === 'MET' ? 'ok' : it.verdict === 'UNMET' ? 'danger' : 'neutral';
  return (
    <div>
      {it.result.known ? (
        <Chip tone={tone}>{showResult(it.result, unit, lang)}</Chip>
      ) : (
        <span className="u-muted">{showResult(it.result, unit, lang)}</span>
      )}
      {it.asOfMonth !== null && (
        <div className="u-xs u-muted">
          {t.atMonth(it.asOfMonth)}
          {it.stale ? ` · ${t.stale}` : ''}
          {it.certainty === 'CONFIRMED' || it.certainty === 'LIVE' ? '' : ` · ${certaintyLabels[it.certainty][lang]}`}
        </div>
      )}
    </div>
  );
}

/** "số liệu đến tháng 9; 2 đơn vị chưa gửi": stands beside every total. */
export function useStaleness(): (total: RollUp['indicators'][number]['total']) => string {
  const t = useText(words);
  return ({ asOfMonth, stale, unconfirmed, unknown, units }) =>
    units === 0
      ? t.askedOfNobody
      : [
          asOfMonth === null ? t.nothingYet : t.upTo(asOfMonth),
          stale > 0 ? t.unitsStale(stale) : '',
          unconfirmed > 0 ? t.unitsUnconfirmed(unconfirmed) : '',
          unknown > 0 ? t.unitsUnknown(unknown) : '',
          stale + unconfirmed + unknown === 0 ? t.ofUnits(units) : '',
        ]
          .filter(Boolean)
          .join('; ');
}

export function Verdict({ verdict }: { verdict: keyof typeof verdictLabels }) {
  const say = useSay();
  const label = verdictLabels[verdict];
  return <Chip tone={label.tone}>{say(label)}</Chip>;
}

export function SyntheticMark({ synthetic }: { synthetic: boolean }) {
  const t = useText(words);
  return synthetic ? <Chip>{t.synthetic}</Chip> : null;
}
