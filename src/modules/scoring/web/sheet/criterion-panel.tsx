import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { AreaField, Button, Card, Facts, Kbd, Notice, Quote, Stack, StatusChip, useLang, useSay, useText, type Fact } from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { conditionVerdicts, measureTypes } from '../../labels.ts';
import type { SheetDetail, SheetItem } from '../../shapes.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';
import { Figures } from './figures-form.tsx';
import { offeredOf } from './grid-rows.ts';
import { columnOf, noteOf, type Lines } from './use-lines.ts';

const signs: Readonly<Record<string, string>> = { '>': '>', '>=': '≥', '==': '=', '<=': '≤', '<': '<' };

function useThreshold(criterion: SheetItem['criterion']): string | null {
  const { lang } = useLang();
  const t = useText(words);
  if (!criterion || criterion.thresholdHundredths === null) return null;
  if (criterion.measureType === 'boolean' || criterion.measureType === 'qualitative') return criterion.thresholdHundredths > 0 ? t.met : t.notMet;
  return `${signs[criterion.operator]} ${showHundredths(criterion.thresholdHundredths, lang, 0)} ${criterion.unit ?? ''}`.trim();
}

/** One criterion opened: how it is measured, what is proved, what each side says, and the words this reader may write. */
export function CriterionPanel({ item, sheet, lines }: { item: SheetItem; sheet: SheetDetail; lines: Lines }) {
  const { lang } = useLang();
  const say = useSay();
  const t = useText(words);
  const s = useText(sheetWords);
  const threshold = useThreshold(item.criterion);
  const { criterion, condition } = item;
  const facts: Fact[] = [
    ...(criterion ? [{ label: s.measure, value: say(measureTypes[criterion.measureType]) }] : []),
    ...(threshold === null ? [] : [{ label: s.threshold, value: threshold }]),
    ...(criterion ? [{ label: s.period, value: { month: s.month, quarter: s.quarter, year: s.yearly }[criterion.period] }] : []),
    ...(item.ruleText === null ? [] : [{ label: s.ruleText, value: item.ruleText }]),
    ...(criterion ? [{ label: s.proofAsked, value: criterion.evidence.join('; ') }] : []),
  ];
  return (
    <Card>
      <Stack gap={14}>
        <div>
          <div className="u-small">
            {item.code} · {showHundredths(item.max, lang, 0)} {t.points}
          </div>
          <h2>{item.title}</h2>
        </div>
        {facts.length > 0 && <Facts look="boxed" facts={facts} />}
        {item.leftOut !== null && (
          <Notice tone="info" title={s.leftOutTitle}>
            {item.leftOut}
          </Notice>
        )}
        <Offer item={item} lines={lines} />
        <Figures facts={sheet.facts.filter((fact) => item.factCodes.includes(fact.code))} sheet={sheet} lines={lines} />
        {condition && (
          <Notice tone={conditionVerdicts[condition.verdict].tone} title={say(conditionVerdicts[condition.verdict])}>
            {say(condition.detail)} <span className="u-small">({s.asOf(showDate(condition.computedOn, lang))})</span>
          </Notice>
        )}
        {item.fact && <Notice tone={item.fact.ok ? 'ok' : 'warn'}>{say(item.fact)}</Notice>}
        {item.earlier !== null && (
          <StatusChip
            status={item.earlier ? { vi: s.earlierMet, en: s.earlierMet, tone: 'ok' } : { vi: s.earlierNot, en: s.earlierNot, tone: 'warn' }}
          />
        )}
        <Said item={item} lines={lines} />
        <NoteField item={item} lines={lines} kept={sheet.path.mending !== null} />
        <EvidencePicker
          objectType={item.proof.type}
          objectId={item.proof.objectId}
          unitId={sheet.unit.id}
          canChange={lines.phase === 'self' || lines.phase === 'explanation'}
        />
      </Stack>
    </Card>
  );
}

/** What the rule and the group give, with the values behind it, and the key to take it. */
function Offer({ item, lines }: { item: SheetItem; lines: Lines }) {
  const { lang } = useLang();
  const say = useSay();
  const s = useText(sheetWords);
  const { proposal, cross } = item;
  const column = lines.phase === null || lines.phase === 'explanation' ? null : columnOf[lines.phase];
  const offered = column === null ? null : offeredOf(item, column);
  const line = lines.lineOf(item);
  if (proposal === null && cross === null) return null;
  const rows: Fact[] = [
    ...(proposal?.values ?? []).map((used) => ({
      label: say(used.label),
      value: used.value === null ? s.missingFigure : say(used.value),
    })),
    ...(proposal
      ? [
          {
            label: say(proposal.rule),
            value: proposal.points === null ? (proposal.state === 'waits' ? s.waits : s.noFigures) : showHundredths(proposal.points, lang),
            sum: true,
          },
        ]
      : []),
    ...(cross === null ? [] : [{ label: s.groupGives, value: showHundredths(cross, lang), sum: true }]),
  ];
  return (
    <Stack gap={8}>
      <Facts look="boxed" facts={rows} />
      {proposal && <span className="u-small">{say(proposal.explanation)}</span>}
      {column !== null && item.mayScore && offered !== null && line[column] !== offered && (
        <div>
          <Button small onClick={() => lines.set(item.itemId, { [column]: offered })}>
            {s.takeOne} · {showHundredths(offered, lang)} <Kbd>=</Kbd>
          </Button>
        </div>
      )}
    </Stack>
  );
}

/** What the sides said before, as far as this reader sees it; the words being written now are in the field below. */
function Said({ item, lines }: { item: SheetItem; lines: Lines }) {
  const s = useText(sheetWords);
  const line = lines.lineOf(item);
  const writing = lines.phase === null ? null : noteOf[lines.phase];
  const quotes = [
    { key: 'selfNote', who: s.unitSays, words: line.selfNote },
    { key: 'checkComment', who: s.checkerSays, words: line.checkComment },
    { key: 'explanation', who: s.unitExplains, words: line.explanation },
    { key: 'finalComment', who: s.secondSays, words: line.finalComment },
  ].filter((quote) => quote.words !== '' && quote.key !== writing);
  return quotes.map((quote) => (
    <Quote key={quote.key} who={quote.who}>
      {quote.words}
    </Quote>
  ));
}

/** `kept`: a return is being mended, and what it does not name stays as it is. */
function NoteField({ item, lines, kept }: { item: SheetItem; lines: Lines; kept: boolean }) {
  const s = useText(sheetWords);
  const { phase } = lines;
  const line = lines.lineOf(item);
  if (phase === null || item.leftOut !== null || (phase === 'explanation' && line.checked === line.self)) return null;
  if (phase !== 'explanation' && !item.mayScore)
    return item.kind === 'condition' ? null : <span className="u-small">{kept ? s.notNamed : s.otherDesk}</span>;
  const key = noteOf[phase];
  const label = { self: s.noteSelf, check: s.noteCheck, explanation: s.noteExplain, final: s.noteFinal }[phase];
  const hint = {
    self: item.proposal?.points === null || item.proposal === null ? undefined : s.noteWhenOther,
    check: s.noteCheckHint,
    explanation: undefined,
    final: s.noteFinalHint,
  }[phase];
  return (
    <Stack gap={8}>
      <AreaField
        key={`${item.itemId} ${phase}`}
        name="criterion-note"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={line[key]}
        maxLength={2000}
        onChange={(text) => lines.set(item.itemId, { [key]: text })}
      />
      {phase === 'final' && line.finalComment === '' && (line.explanation !== '' || (line.final !== null && line.final !== line.checked)) && (
        <div>
          <Button small onClick={() => lines.set(item.itemId, { final: line.checked, finalComment: s.keptReason })}>
            {s.keepChecked}
          </Button>
        </div>
      )}
    </Stack>
  );
}
