import { useState } from 'react';
import { endsInWords, readEnds, type Ends } from '../../band-words.ts';
import type { PlacedProblem } from '../../book-problems.ts';
import { readDecimal } from '../../engine/decimal.ts';
import { Button, CheckField, FormGrid, Notice, NumberField, Row, Stack, TextField, useSay, useText } from '#ui/index.ts';
import { IconPlus, IconTrash } from '#ui/icons.ts';
import { DecimalField, problemAt } from './fields.tsx';
import { editorWords } from './editor-words.ts';

type Rule = Readonly<Record<string, unknown>>;

interface LinesProps {
  readonly rule: Rule;
  readonly problems: readonly PlacedProblem[];
  readonly onChange: (rule: Record<string, unknown>) => void;
}

const listOf = (value: unknown): readonly Rule[] => (Array.isArray(value) ? (value as Rule[]) : []);
const changed = (list: readonly Rule[], index: number, change: Rule): Rule[] => list.map((one, at) => (at === index ? { ...one, ...change } : one));

/** A problem of the list itself (overlap, gap) stands under it; those of one line stand at the line. */
function ListProblem({ problems, field }: { readonly problems: readonly PlacedProblem[]; readonly field: string }) {
  const say = useSay();
  const found = problems.filter((one) => one.field === field || new RegExp(`^${field.replace('.', '\\.')}\\.\\d+$`).test(one.field));
  if (found.length === 0) return null;
  return <Notice tone="warn">{[...new Set(found.map((one) => say(one.message)))].join(' ')}</Notice>;
}

function RemoveLine({ onClick }: { readonly onClick: () => void }) {
  const t = useText(editorWords);
  return <Button kind="quiet" small icon={IconTrash} aria-label={t.removeLine} onClick={onClick} />;
}

function endsOf(band: Rule): Ends {
  const plain = (value: unknown) => {
    if (value === null || value === undefined || value === '') return null;
    const reading = readDecimal(value as string | number);
    return reading.ok ? reading.text : String(value);
  };
  return { from: plain(band['from']), fromIncluded: band['fromIncluded'] !== false, to: plain(band['to']), toIncluded: band['toIncluded'] === true };
}

/** The stretch of one band, typed as people say it; what cannot be read stays in the field and says so. */
function BandField({ band, onChange }: { readonly band: Rule; readonly onChange: (ends: Ends) => void }) {
  const t = useText(editorWords);
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readEnds(typed);
  return (
    <TextField
      label={t.band}
      value={typed ?? say(endsInWords(endsOf(band)))}
      error={typed !== null && read === null ? t.notBand : undefined}
      onChange={(next) => {
        setTyped(next);
        const ends = readEnds(next);
        if (ends) onChange(ends);
      }}
      maxLength={80}
    />
  );
}

export function BandLines({ rule, problems, onChange }: LinesProps) {
  const t = useText(editorWords);
  const bands = listOf(rule['bands']);
  const set = (next: readonly Rule[]) => onChange({ ...rule, bands: next });
  return (
    <Stack gap={8}>
      <div className="u-small">{t.bandHint}</div>
      {bands.map((band, index) => (
        <Row key={`${bands.length} ${index}`} align="top" wrap={false}>
          <BandField band={band} onChange={(ends) => set(changed(bands, index, { ...ends }))} />
          <DecimalField
            label={t.points}
            value={band['points']}
            onChange={(points) => set(changed(bands, index, { points }))}
            problem={problemAt(problems, `rule.bands.${index}.points`)}
          />
          <RemoveLine onClick={() => set(bands.filter((_, at) => at !== index))} />
        </Row>
      ))}
      <ListProblem problems={problems} field="rule.bands" />
      <Row>
        <Button
          small
          icon={IconPlus}
          onClick={() =>
            set([...bands, { from: null, fromIncluded: true, to: listOf(rule['bands']).at(-1)?.['from'] ?? null, toIncluded: false, points: '0' }])
          }
        >
          {t.addBand}
        </Button>
      </Row>
    </Stack>
  );
}

export function LatenessLines({ rule, problems, onChange }: LinesProps) {
  const t = useText(editorWords);
  const steps = listOf(rule['steps']);
  const set = (next: readonly Rule[]) => onChange({ ...rule, steps: next });
  const last = Number(steps.at(-1)?.['upToDays'] ?? 0);
  return (
    <Stack gap={8}>
      <FormGrid>
        <DecimalField
          label={t.onTime}
          value={rule['onTime']}
          onChange={(onTime) => onChange({ ...rule, onTime })}
          problem={problemAt(problems, 'rule.onTime')}
        />
        <DecimalField
          label={t.beyond}
          value={rule['beyond']}
          onChange={(beyond) => onChange({ ...rule, beyond })}
          problem={problemAt(problems, 'rule.beyond')}
        />
      </FormGrid>
      {steps.map((step, index) => (
        <Row key={`${steps.length} ${index}`} align="top" wrap={false}>
          <NumberField
            label={t.upToDays}
            value={typeof step['upToDays'] === 'number' ? step['upToDays'] : null}
            onChange={(upToDays) => set(changed(steps, index, { upToDays }))}
            least={1}
            most={3660}
          />
          <DecimalField
            label={t.points}
            value={step['points']}
            onChange={(points) => set(changed(steps, index, { points }))}
            problem={problemAt(problems, `rule.steps.${index}.points`)}
          />
          <RemoveLine onClick={() => set(steps.filter((_, at) => at !== index))} />
        </Row>
      ))}
      <ListProblem problems={problems} field="rule.steps" />
      <Row>
        <Button small icon={IconPlus} onClick={() => set([...steps, { upToDays: last + 5, points: '0' }])}>
          {t.addBand}
        </Button>
      </Row>
    </Stack>
  );
}

export function HonourLines({ rule, problems, onChange }: LinesProps) {
  const t = useText(editorWords);
  const honours = listOf(rule['honours']);
  const set = (next: readonly Rule[]) => onChange({ ...rule, honours: next });
  return (
    <Stack gap={8}>
      {honours.map((honour, index) => (
        <Row key={`${honours.length} ${index}`} align="top" wrap={false}>
          <TextField
            label={t.honour}
            value={String(honour['honour'] ?? '')}
            onChange={(code) => set(changed(honours, index, { honour: code }))}
            error={problemAt(problems, `rule.honours.${index}.honour`)?.message}
            maxLength={80}
          />
          <TextField
            label={t.honourTitle}
            value={String(honour['title'] ?? '')}
            onChange={(title) => set(changed(honours, index, { title }))}
            maxLength={300}
          />
          <DecimalField
            label={t.points}
            value={honour['points']}
            onChange={(points) => set(changed(honours, index, { points }))}
            problem={problemAt(problems, `rule.honours.${index}.points`)}
          />
          <RemoveLine onClick={() => set(honours.filter((_, at) => at !== index))} />
        </Row>
      ))}
      <ListProblem problems={problems} field="rule.honours" />
      <Row>
        <Button small icon={IconPlus} onClick={() => set([...honours, { honour: `khen_${honours.length + 1}`, title: '', points: '0' }])}>
          {t.addHonour}
        </Button>
      </Row>
      <CheckField
        label={t.highest}
        value={rule['combine'] === 'highest'}
        onChange={(value) => onChange({ ...rule, combine: value ? 'highest' : 'sum' })}
      />
    </Stack>
  );
}
