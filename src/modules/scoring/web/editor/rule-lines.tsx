import { endsInWords } from '../../engine/ends.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import { list, type Json } from '../../rulebook/setting-line.ts';
import { CheckField, FormGrid, Stack, TextField, useSay, useText } from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import { EndsFields, bandBelow, endsOfRow } from './ends-fields.tsx';
import { DecimalField, problemAt } from './fields.tsx';
import { editorWords } from './editor-words.ts';
import { RowList } from './row-list.tsx';
import { rowWords } from './row-words.ts';

interface LinesProps {
  readonly rule: Json;
  readonly problems: readonly PlacedProblem[];
  readonly onChange: (rule: Record<string, unknown>) => void;
}

export function BandLines({ rule, problems, onChange }: LinesProps) {
  const t = useText(editorWords);
  const r = useText(rowWords);
  const say = useSay();
  const bands = list(rule['bands']);
  return (
    <RowList
      field="rule.bands"
      rows={bands}
      problems={problems}
      own={['points', 'from', 'to']}
      onChange={(next) => onChange({ ...rule, bands: next })}
      nameOf={r.band as (place: number) => string}
      says={(band) => say(endsInWords(endsOfRow(band)))}
      fresh={() => ({ ...bandBelow(bands), points: '0' })}
      addLabel={t.addBand}
      draw={(band, set, wrong) => (
        <>
          <EndsFields row={band} set={set} wrong={wrong} />
          <DecimalField label={t.points} value={band['points']} onChange={(points) => set({ points: points ?? '' })} problem={wrong('points')} />
        </>
      )}
    />
  );
}

export function LatenessLines({ rule, problems, onChange }: LinesProps) {
  const t = useText(editorWords);
  const r = useText(rowWords);
  const steps = list(rule['steps']);
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
      <RowList
        field="rule.steps"
        rows={steps}
        problems={problems}
        own={['points']}
        onChange={(next) => onChange({ ...rule, steps: next })}
        nameOf={r.aStep as (place: number) => string}
        fresh={() => ({ upToDays: last + 5, points: '0' })}
        addLabel={t.addStep}
        draw={(step, set, wrong) => (
          <FormGrid>
            <SettledNumberField
              label={t.upToDays}
              required
              value={typeof step['upToDays'] === 'number' ? step['upToDays'] : null}
              onChange={(upToDays) => set({ upToDays })}
              least={1}
              most={3660}
            />
            <DecimalField label={t.points} value={step['points']} onChange={(points) => set({ points: points ?? '' })} problem={wrong('points')} />
          </FormGrid>
        )}
      />
    </Stack>
  );
}

export function HonourLines({ rule, problems, onChange }: LinesProps) {
  const t = useText(editorWords);
  const r = useText(rowWords);
  const honours = list(rule['honours']);
  return (
    <Stack gap={8}>
      <RowList
        field="rule.honours"
        rows={honours}
        problems={problems}
        own={['honour', 'points']}
        onChange={(next) => onChange({ ...rule, honours: next })}
        nameOf={r.anHonour as (place: number) => string}
        fresh={() => ({ honour: `khen_${honours.length + 1}`, title: '', points: '0' })}
        addLabel={t.addHonour}
        draw={(honour, set, wrong) => (
          <>
            <TextField label={t.honourTitle} value={String(honour['title'] ?? '')} onChange={(title) => set({ title })} maxLength={300} />
            <FormGrid>
              <TextField
                label={t.honour}
                value={String(honour['honour'] ?? '')}
                onChange={(code) => set({ honour: code })}
                error={wrong('honour')?.message}
                maxLength={80}
              />
              <DecimalField
                label={t.points}
                value={honour['points']}
                onChange={(points) => set({ points: points ?? '' })}
                problem={wrong('points')}
              />
            </FormGrid>
          </>
        )}
      />
      <CheckField
        label={t.highest}
        value={rule['combine'] === 'highest'}
        onChange={(value) => onChange({ ...rule, combine: value ? 'highest' : 'sum' })}
      />
    </Stack>
  );
}
