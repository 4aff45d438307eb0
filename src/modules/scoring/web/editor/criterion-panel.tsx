import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import {
  AreaField,
  Button,
  Card,
  CheckField,
  Chip,
  FormGrid,
  Notice,
  Row,
  SelectField,
  Stack,
  TextField,
  Why,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import { IconChevronDown, IconChevronRight } from '#ui/icons.ts';
import { plainPoints } from '../../rulebook/file.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import { workedExamples } from '../../rulebook/rule-examples.ts';
import { figureTitles, kindWords, ruleSentence } from '../../rulebook/rule-words.ts';
import { itemKinds, type Draft, type DraftItem } from '../../rulebook/bodies.ts';
import { linesOf } from '../../rulebook/setting-line.ts';
import { sumOfParts } from '../../rulebook/tree-edit.ts';
import { figuresOf, problemAt } from './fields.tsx';
import { RuleFields, startRule, type RuleFieldsProps } from './rule-fields.tsx';
import { editorWords } from './editor-words.ts';

export interface PanelProps {
  readonly draft: Draft;
  readonly item: DraftItem;
  readonly problems: readonly PlacedProblem[];
  readonly onChange: (change: Partial<DraftItem>) => void;
  readonly onNewFigure: RuleFieldsProps['onNewFigure'];
  /** Measure and proofs for every line below that has none. */
  readonly onFill: (measure: string, proof: string[]) => void;
}

/** One criterion: what it is called, what it is worth, how it is scored, measured and proved. */
export function CriterionPanel(props: PanelProps) {
  const { item, problems } = props;
  const say = useSay();
  const own = problems.filter((one) => one.field === '' || one.field === 'rule' || one.field === 'parts');
  return (
    <Card title={item.code === '' ? '…' : item.code} small>
      <Stack gap={12}>
        {own.map((problem) => (
          <Notice key={problem.code} tone="warn">
            {say(problem.message)}
          </Notice>
        ))}
        <Names {...props} />
        {item.kind !== 'heading' && <Scoring {...props} />}
        {item.kind === 'heading' ? <Fill {...props} /> : <Measure {...props} />}
        <More {...props} />
      </Stack>
    </Card>
  );
}

function Names({ draft, item, problems, onChange }: PanelProps) {
  const t = useText(editorWords);
  const { lang } = useLang();
  const sum = sumOfParts(draft.items, item.id);
  const heading = item.kind === 'heading';
  return (
    <>
      <FormGrid>
        <TextField
          label={t.code}
          required
          value={item.code}
          onChange={(code) => onChange({ code })}
          error={problemAt(problems, 'code')?.message}
          maxLength={60}
        />
        <SettledNumberField
          key={item.id}
          label={t.max}
          required
          hundredths
          least={0}
          value={item.maxHundredths}
          onChange={(max) => max !== null && onChange({ maxHundredths: max })}
          error={problemAt(problems, 'max')?.message}
          {...(heading ? { hint: t.sumOfParts(showHundredths(sum, lang, 0)) as string } : {})}
        />
      </FormGrid>
      {heading && sum !== item.maxHundredths && (
        <Row>
          <Button small onClick={() => onChange({ maxHundredths: sum })}>
            {t.takeSum}
          </Button>
        </Row>
      )}
      <AreaField
        label={t.title}
        required
        rows={2}
        value={item.title}
        onChange={(title) => onChange({ title })}
        error={problemAt(problems, 'title')?.message}
        maxLength={1000}
      />
    </>
  );
}

function Scoring({ draft, item, problems, onChange, onNewFigure }: PanelProps) {
  const t = useText(editorWords);
  const say = useSay();
  const kinds = itemKinds.filter((kind) => kind !== 'heading' && (kind !== 'pass_fail' || item.kind === 'pass_fail'));
  const examples = workedExamples(item);
  const choose = (kind: DraftItem['kind'] | null) => {
    if (kind === null || kind === item.kind) return;
    const counts = kind === 'honours' ? 'external' : item.counts === 'external' ? 'base' : item.counts;
    onChange({ kind, rule: startRule(kind, plainPoints(item.maxHundredths)), counts, ...(kind === 'condition' ? { maxHundredths: 0 } : {}) });
  };
  return (
    <>
      <SelectField
        label={t.kind}
        empty={false}
        options={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        value={item.kind}
        onChange={choose}
      />
      <RuleFields item={item} problems={problems} figures={figuresOf(draft.book)} onChange={(rule) => onChange({ rule })} onNewFigure={onNewFigure} />
      <Why>
        <div>{say(ruleSentence(item, figureTitles(draft.book)))}</div>
        {examples.length > 0 && (
          <Row gap={6}>
            {examples.map((example, index) => (
              <Chip key={index}>{say(example)}</Chip>
            ))}
          </Row>
        )}
      </Why>
    </>
  );
}

function Measure({ item, problems, onChange }: PanelProps) {
  const t = useText(editorWords);
  const [typed, setTyped] = useState<string | null>(null);
  const proofs = item.proof.join('\n');
  const shown = typed !== null && linesOf(typed).join('\n') === proofs ? typed : proofs;
  return (
    <>
      <TextField
        label={t.measure}
        required
        hint={t.measureHint}
        value={item.measure}
        onChange={(measure) => onChange({ measure })}
        error={problemAt(problems, 'measure')?.message}
        maxLength={2000}
      />
      <AreaField
        label={t.proof}
        required
        rows={2}
        hint={t.proofHint}
        value={shown}
        onChange={(next) => {
          setTyped(next);
          onChange({ proof: linesOf(next).map((line) => line.slice(0, 300)) });
        }}
        error={problemAt(problems, 'proof')?.message}
      />
    </>
  );
}

/** One measure and proof for all lines of a heading, instead of the same words in each. */
function Fill({ onFill }: PanelProps) {
  const t = useText(editorWords);
  const [measure, setMeasure] = useState('');
  const [proof, setProof] = useState('');
  return (
    <>
      <TextField label={t.measure} hint={t.measureHint} value={measure} onChange={setMeasure} maxLength={2000} />
      <AreaField label={t.proof} rows={2} hint={t.proofHint} value={proof} onChange={setProof} />
      <Row>
        <Button
          small
          onClick={() =>
            onFill(
              measure.trim(),
              linesOf(proof).map((line) => line.slice(0, 300)),
            )
          }
        >
          {t.fill}
        </Button>
      </Row>
    </>
  );
}

function More({ draft, item, problems, onChange }: PanelProps) {
  const t = useText(editorWords);
  const [open, setOpen] = useState(item.conditionWhen !== null || item.note !== '' || item.scoredBy !== null || item.counts === 'bonus');
  const departments = (draft.book.rules['departments'] ?? []) as readonly { code: string; title: unknown }[];
  const heading = item.kind === 'heading';
  return (
    <>
      <Row>
        <Button small kind="quiet" icon={open ? IconChevronDown : IconChevronRight} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.more}
        </Button>
      </Row>
      {open && (
        <Stack gap={12}>
          {!heading && (
            <SelectField
              label={t.counts}
              empty={false}
              options={[
                { value: 'base', label: t.base },
                { value: 'bonus', label: t.bonus },
                { value: 'external', label: t.external },
              ]}
              value={item.counts}
              onChange={(counts) => onChange({ counts: counts ?? 'base' })}
              error={problemAt(problems, 'counts')?.message}
            />
          )}
          <SelectField
            label={t.scoredBy}
            empty={t.scoredByNone}
            options={departments.map((one) => ({ value: one.code, label: `${one.code} · ${typeof one.title === 'string' ? one.title : ''}` }))}
            value={item.scoredBy}
            onChange={(scoredBy) => onChange({ scoredBy })}
            error={problemAt(problems, 'scoredBy')?.message}
          />
          {!heading && item.kind !== 'condition' && (
            <TextField
              label={t.condition}
              hint={t.conditionHint}
              value={item.conditionWhen ?? ''}
              onChange={(when) => onChange({ conditionWhen: when === '' ? null : when })}
              error={problemAt(problems, 'hardCondition')?.message}
              maxLength={500}
            />
          )}
          <TextField label={t.titleEn} value={item.titleEn} onChange={(titleEn) => onChange({ titleEn })} maxLength={1000} />
          <AreaField label={t.note} rows={2} value={item.note} onChange={(note) => onChange({ note })} maxLength={2000} />
          <CheckField label={t.masked} value={item.masked} onChange={(masked) => onChange({ masked })} />
        </Stack>
      )}
    </>
  );
}
