import type { Ends } from '../../engine/ends.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import { readDecimal } from '../../engine/decimal.ts';
import type { Json } from '../../rulebook/setting-line.ts';
import { FormGrid, SelectField, Stack, useText } from '#ui/index.ts';
import { DecimalField } from './fields.tsx';
import { rowWords } from './row-words.ts';

const open = (value: unknown): boolean => value === null || value === undefined;

/** The ends of a row as the sentence of it needs them; what cannot be read stays as typed. */
export function endsOfRow(row: Json): Ends {
  const plain = (value: unknown) => {
    if (open(value) || value === '') return null;
    const reading = readDecimal(value as string | number);
    return reading.ok ? reading.text : String(value);
  };
  return { from: plain(row['from']), fromIncluded: row['fromIncluded'] !== false, to: plain(row['to']), toIncluded: row['toIncluded'] === true };
}

/** The next band below the lowest there is: it ends where that one starts. */
export function bandBelow(rows: readonly Json[]): Ends {
  const last = rows.at(-1);
  const start = last === undefined ? null : endsOfRow(last);
  return {
    from: null,
    fromIncluded: true,
    to: start?.from ?? null,
    toIncluded: start?.from === null || start === null ? false : !start.fromIncluded,
  };
}

interface Props {
  readonly row: Json;
  readonly set: (change: Json) => void;
  readonly wrong: (key: string) => PlacedProblem | undefined;
}

/** Both ends of a stretch of values: open, or a number that belongs to it or not. */
export function EndsFields({ row, set, wrong }: Props) {
  const t = useText(rowWords);
  const start = open(row['from']) ? 'none' : row['fromIncluded'] === false ? 'above' : 'from';
  const end = open(row['to']) ? 'none' : row['toIncluded'] === true ? 'to' : 'below';
  const missing: PlacedProblem = { code: '', message: { vi: t.endMissing, en: t.endMissing }, itemId: null, field: '', position: null };
  return (
    <FormGrid>
      <Stack gap={6}>
        <SelectField
          label={t.start}
          empty={false}
          value={start}
          options={[
            { value: 'from', label: t.from },
            { value: 'above', label: t.above },
            { value: 'none', label: t.noStart },
          ]}
          onChange={(next) => set(next === 'none' ? { from: null, fromIncluded: true } : { from: row['from'] ?? '', fromIncluded: next === 'from' })}
        />
        {start !== 'none' && (
          <DecimalField
            label={t.startNumber}
            hideLabel
            value={row['from']}
            onChange={(from) => set({ from: from ?? '' })}
            problem={row['from'] === '' ? missing : wrong('from')}
          />
        )}
      </Stack>
      <Stack gap={6}>
        <SelectField
          label={t.end}
          empty={false}
          value={end}
          options={[
            { value: 'to', label: t.to },
            { value: 'below', label: t.below },
            { value: 'none', label: t.noEnd },
          ]}
          onChange={(next) => set(next === 'none' ? { to: null, toIncluded: false } : { to: row['to'] ?? '', toIncluded: next === 'to' })}
        />
        {end !== 'none' && (
          <DecimalField
            label={t.endNumber}
            hideLabel
            value={row['to']}
            onChange={(to) => set({ to: to ?? '' })}
            problem={row['to'] === '' ? missing : wrong('to')}
          />
        )}
      </Stack>
    </FormGrid>
  );
}
