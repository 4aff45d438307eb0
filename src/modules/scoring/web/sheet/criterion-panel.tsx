import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { AreaField, Button, Card, Facts, Notice, Quote, Stack, StatusChip, useLang, useSay, useText, type Fact } from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { conditionVerdicts, measureTypes } from '../../labels.ts';
import type { SheetItem } from '../../shapes.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';
import { noteOf, type Lines } from './use-lines.ts';

const signs: Readonly<Record<string, string>> = { '>': '>', '>=': '≥', '==': '=', '<=': '≤', '<': '<' };

function useThreshold(criterion: SheetItem['criterion']): string | null {
  const { lang } = useLang();
  const t = useText(words);
  if (!criterion || criterion.thresholdHundredths === null) return null;
  if (criterion.measureType === 'boolean' || criterion.measureType === 'qualitative') return criterion.thresholdHundredths > 0 ? t.met : t.notMet;
  return `${signs[criterion.operator]} ${showHundredths(criterion.thresholdHundredths, lang, 0)} ${criterion.unit ?? ''}`.trim();
}

/** One criterion opened: how it is measured, what is proved, what each side says, and the words this reader may write. */
export function CriterionPanel({ item, unitId, lines }: { item: SheetItem; unitId: string; lines: Lines }) {
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
        <NoteField item={item} lines={lines} />
        <EvidencePicker
          objectType={item.proof.type}
          objectId={item.proof.objectId}
          unitId={unitId}
          canChange={lines.phase === 'self' || lines.phase === 'explanation'}
        />
      </Stack>
    </Card>
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

function NoteField({ item, lines }: { item: SheetItem; lines: Lines }) {
  const s = useText(sheetWords);
  const { phase } = lines;
  const line = lines.lineOf(item);
  if (phase === null || (phase === 'explanation' && line.checked === line.self)) return null;
  const key = noteOf[phase];
  const label = { self: s.noteSelf, check: s.noteCheck, explanation: s.noteExplain, final: s.noteFinal }[phase];
  const hint = { self: undefined, check: s.noteCheckHint, explanation: undefined, final: s.noteFinalHint }[phase];
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
