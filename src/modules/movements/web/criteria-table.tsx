import { showHundredths } from '#platform/decimal.ts';
import { Chip, DataTable, EmptyState, OriginMark, useLang, useSay, useText, type Column } from '#ui/index.ts';
import { measureTypes, operators, periods, type Criterion } from '../contract.ts';
import { criteriaWords } from './criteria-words.ts';

type Line = { readonly head: string } | { readonly head: null; readonly criterion: Criterion };

/** `trên 90 % · hằng tháng`; a yes/no criterion says "có". */
export function useThresholdWords(): (one: Criterion) => string {
  const say = useSay();
  const t = useText(criteriaWords);
  const { lang } = useLang();
  return (one) => {
    if (one.thresholdHundredths === null) return t.noMeasure;
    if (one.measureType === 'boolean') return `${t.yes} · ${say(periods[one.period])}`;
    if (one.measureType === 'qualitative') return `${t.met} · ${say(periods[one.period])}`;
    const number = showHundredths(one.thresholdHundredths, lang, 0);
    return `${say(operators[one.operator])} ${number}${one.unit ? ` ${one.unit}` : ''} · ${say(periods[one.period])}`;
  };
}

/** The criteria by group: measure, threshold, proof (R-055, R-056). */
export function CriteriaTable({ criteria, caption }: { criteria: readonly Criterion[]; caption: string }) {
  const t = useText(criteriaWords);
  const say = useSay();
  const threshold = useThresholdWords();
  const lines = criteria.flatMap((criterion, index): Line[] => {
    const fresh = criteria[index - 1]?.groupTitle !== criterion.groupTitle;
    return [...(fresh ? [{ head: criterion.groupTitle }] : []), { head: null, criterion }];
  });
  const only = (line: Line, show: (one: Criterion) => React.ReactNode) => (line.head === null ? show(line.criterion) : null);
  const columns: Column<Line>[] = [
    {
      key: 'text',
      title: t.criterion,
      cell: (line) =>
        line.head === null ? (
          <>
            {line.criterion.text} {line.criterion.hardCondition && <Chip tone="warn">{t.hard}</Chip>}
          </>
        ) : (
          line.head
        ),
    },
    {
      key: 'measure',
      title: t.measure,
      hideOnPhone: true,
      cell: (line) => only(line, (one) => (one.measureType ? say(measureTypes[one.measureType]) : <Chip tone="warn">{t.noMeasure}</Chip>)),
    },
    { key: 'threshold', title: t.threshold, cell: (line) => only(line, threshold) },
    {
      key: 'proof',
      title: t.proof,
      cell: (line) => only(line, (one) => (one.evidence.length > 0 ? one.evidence.join('; ') : <Chip tone="warn">{t.noProof}</Chip>)),
    },
    { key: 'origin', title: '', width: 40, hideOnPhone: true, cell: (line) => only(line, (one) => <OriginMark origin={one.origin} quiet />) },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={(line) => (line.head === null ? line.criterion.id : `head ${line.head}`)}
      rowKind={(line) => (line.head === null ? undefined : 'head')}
      dense
      empty={<EmptyState title={t.empty} />}
    />
  );
}
