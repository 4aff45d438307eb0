import { useState } from 'react';
import { pathFor } from '#platform/contract.ts';
import { showHundredths } from '#platform/decimal.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import {
  Button,
  Card,
  Chip,
  DataTable,
  FileField,
  Notice,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  TextField,
  refusalFrom,
  uploadFile,
  useLang,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import type { GroupKind } from '../../group-words.ts';
import { pastApi, type PastReading } from '../../past/contract.ts';
import { PastTable } from './past-table.tsx';
import { pastWords } from './past-words.ts';

type Difference = PastReading['differences'][number];
const mostProblems = 30;

interface Props {
  readonly termId: string;
  readonly kind: GroupKind;
  readonly compare: boolean;
  readonly onStored: () => void;
}

/** A workbook is chosen, read and looked at: wrong cells, units to choose, or what differs; then stored whole. */
export function ReadPanel({ termId, kind, compare, onStored }: Props) {
  const p = useText(pastWords);
  const say = useSay();
  const { lang } = useLang();
  const [files, setFiles] = useState<File[]>([]);
  const [scale, setScale] = useState('');
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [reading, setReading] = useState<PastReading | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async <R,>(
    endpoint: typeof pastApi.read | typeof pastApi.apply,
    file: File,
    with_: Readonly<Record<string, string>>,
    then: (answer: R) => void,
  ) => {
    setBusy(true);
    setRefusal(null);
    try {
      then(await uploadFile<R>(pathFor(endpoint, { id: termId }), file, with_));
    } catch (problem) {
      setRefusal(refusalFrom(problem));
    } finally {
      setBusy(false);
    }
  };
  const fields = (chosen: Readonly<Record<string, string>>) => ({ choices: JSON.stringify(chosen), ...(scale.trim() === '' ? {} : { scale }) });
  const read = (chosen: File[], picked: Readonly<Record<string, string>> = {}) => {
    const [file] = chosen;
    setFiles(chosen);
    setChoices(picked);
    if (!file) return setReading(null);
    return void send<PastReading>(pastApi.read, file, fields(picked), setReading);
  };
  const open = reading?.rows.filter((row) => row.by === null).length ?? 0;
  const units = reading?.rows.filter((row) => row.unitId !== null && row.total !== null).length ?? 0;
  const ready = reading?.mode === 'past' && reading.problems.length === 0 && open === 0 && reading.scale !== null && units > 0;
  const columns: Column<Difference>[] = [
    { key: 'unit', title: p.unit, cell: (row) => row.unitName },
    { key: 'cell', title: p.cell, cell: (row) => row.cell },
    { key: 'column', title: p.column, cell: (row) => say(row.column) },
    { key: 'written', title: p.written, align: 'right', cell: (row) => row.written },
    { key: 'stands', title: p.stands, align: 'right', cell: (row) => row.stands },
  ];
  return (
    <Card>
      <Stack gap={12}>
        <p style={{ margin: 0 }}>{compare ? p.textCompare : p.textPast(kind)}</p>
        <FileField label={p.file} accept=".xlsx" value={files} onChange={(chosen) => read(chosen)} />
        <RefusalNotice refusal={refusal} />
        {reading && !compare && (reading.scale === null || scale !== '') && (
          <Row>
            <TextField label={p.scale} hint={p.scaleHint} required value={scale} onChange={setScale} />
            <Button busy={busy} onClick={() => read(files, choices)}>
              {p.readAgain}
            </Button>
          </Row>
        )}
        {reading && reading.problems.length > 0 && (
          <Notice tone="danger" live title={p.problems(reading.problems.length) as string}>
            <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
              {reading.problems.slice(0, mostProblems).map((one) => (
                <li key={`${one.cell} ${one.message.vi}`}>
                  <b>{one.cell}</b>: {say(one.message)}
                </li>
              ))}
            </ul>
            {reading.problems.length > mostProblems && p.moreProblems(reading.problems.length - mostProblems)}
          </Notice>
        )}
        {open > 0 && (
          <Notice tone="warn" live>
            {p.openUnits(open)}
          </Notice>
        )}
        {ready && (
          <Notice tone="info" live>
            {p.ready(units, showHundredths(reading.scale, lang, 0))}
          </Notice>
        )}
        {reading && reading.missing.length > 0 && <p className="u-small">{p.missing(reading.missing.join('; '))}</p>}
        {reading?.mode === 'compare' && reading.problems.length === 0 && (
          <Notice tone={reading.differences.length > 0 ? 'warn' : 'ok'} live>
            {reading.differences.length > 0 ? p.differs(reading.differences.length, reading.same) : p.same(reading.same)}
          </Notice>
        )}
        {reading && reading.differences.length > 0 && (
          <DataTable caption={p.column} columns={columns} rows={reading.differences} rowKey={(row) => row.cell} dense />
        )}
        {reading && (reading.mode === 'past' || open > 0) && reading.rows.length > 0 && (
          <PastTable
            caption={reading.sheet}
            rows={reading.rows}
            unit={(row) => (
              <Stack gap={4}>
                <span>
                  {row.unitName ?? row.name} {row.by === 'earlier' && <Chip tone="info">{p.earlier}</Chip>}
                  {row.by === 'chosen' && <Chip tone="info">{p.chosen}</Chip>}
                  {row.by === 'left' && <Chip tone="neutral">{p.left}</Chip>}
                </span>
                {row.unitName !== null && row.by !== 'name' && <span className="u-small">{`${row.cell}: “${row.name}”`}</span>}
                {(row.by === null || row.by === 'chosen' || row.by === 'left') && (
                  <SelectField
                    label={`${row.cell}: ${p.choose(row.name)}`}
                    options={[
                      ...(row.unitId !== null && row.unitName !== null ? [{ value: row.unitId, label: row.unitName }] : []),
                      ...row.candidates.filter((one) => one.id !== row.unitId).map((one) => ({ value: one.id, label: one.name })),
                      { value: 'leave', label: p.leave },
                    ]}
                    value={choices[row.cell] ?? (row.by === 'left' ? 'leave' : null)}
                    onChange={(value) => value !== null && read(files, { ...choices, [row.cell]: value })}
                  />
                )}
              </Stack>
            )}
          />
        )}
        {reading?.mode === 'past' && (
          <Row justify="end">
            <Button
              kind="primary"
              busy={busy}
              aria-disabled={!ready}
              onClick={() => ready && files[0] && void send(pastApi.apply, files[0], { ...fields(choices), seen: reading.seen }, onStored)}
            >
              {p.store}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
