import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  AreaField,
  Button,
  Card,
  Dialog,
  EmptyState,
  Facts,
  Filters,
  Form,
  Grid,
  Item,
  List,
  Quote,
  RadioField,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  Why,
  exportHref,
  optionsOf,
  useAct,
  useForm,
  useLang,
  useRead,
  useSearchState,
  useText,
} from '#ui/index.ts';
import { integrityApi, lookStates, signalKinds, type SignalView } from '../../integrity/contract.ts';
import { integrityWords } from './integrity-words.ts';

type Kind = keyof typeof signalKinds;
type State = keyof typeof lookStates;
const codes = <T extends object>(labels: T) => Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]];
const searchSchema = z.object({ tim: z.string().default(''), loai: z.enum(codes(signalKinds)).optional(), tt: z.enum(codes(lookStates)).optional() });

/** Questions to be asked about a year: each with its rows, and what was found out about it. */
export function SignalsTab({ year }: { year: number }) {
  const t = useText(integrityWords);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(searchSchema);
  const query = {
    year,
    ...(search.tim === '' ? {} : { q: search.tim }),
    ...(search.loai === undefined ? {} : { kind: search.loai as Kind }),
    ...(search.tt === undefined ? {} : { state: search.tt as State }),
  };
  const read = useRead(integrityApi.signals, { query });
  return (
    <Stack>
      <Why>{t.why}</Why>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        placeholder={t.search}
        exportTo={exportHref(integrityApi.signals, { query }, lang)}
        filters={[
          { kind: 'select', key: 'loai', label: t.kind, options: optionsOf(signalKinds) },
          { kind: 'select', key: 'tt', label: t.state, options: optionsOf(lookStates) },
        ]}
      />
      <ReadState read={read}>
        {({ rows, can }) =>
          rows.length === 0 ? (
            <EmptyState title={t.none}>{t.noneDo}</EmptyState>
          ) : (
            <Stack>
              {rows.map((signal) => (
                <SignalCard key={signal.key} year={year} signal={signal} mayLook={can.look.ok} />
              ))}
            </Stack>
          )
        }
      </ReadState>
    </Stack>
  );
}

function SignalCard({ year, signal, mayLook }: { year: number; signal: SignalView; mayLook: boolean }) {
  const t = useText(integrityWords);
  const { lang } = useLang();
  const [noting, setNoting] = useState(false);
  const passages = signal.rows.flatMap((row) => row.passages);
  return (
    <Card
      title={signal.title}
      aside={
        <Row gap={6}>
          <StatusChip status={signalKinds[signal.kind]} />
          <StatusChip status={lookStates[signal.state]} />
        </Row>
      }
    >
      <Stack gap={12}>
        <b>{signal.question[lang]}</b>
        <List>
          {signal.rows.map((row, index) => (
            <Item key={`${row.label} ${index}`} title={row.label} sub={row.detail[lang]} {...(row.link === null ? {} : { to: row.link })} />
          ))}
        </List>
        {passages.map((passage) => (
          <Grid key={passage.a} least={260}>
            <Quote who={signal.rows[0]?.label ?? ''}>{passage.a}</Quote>
            <Quote who={signal.rows[1]?.label ?? ''}>{passage.b}</Quote>
          </Grid>
        ))}
        {signal.looks.length > 0 && (
          <Facts
            look="lines"
            facts={signal.looks.map((look) => ({
              label: `${showDate(look.on, lang)} · ${look.by}`,
              value: `${lookStates[look.state][lang]}: ${look.note}`,
            }))}
          />
        )}
        {mayLook && (
          <Row>
            <Button small onClick={() => setNoting(true)}>
              {t.note}
            </Button>
          </Row>
        )}
        {noting && <NoteDialog year={year} signal={signal} onClose={() => setNoting(false)} />}
      </Stack>
    </Card>
  );
}

function NoteDialog({ year, signal, onClose }: { year: number; signal: SignalView; onClose: () => void }) {
  const t = useText(integrityWords);
  const { lang } = useLang();
  const act = useAct(integrityApi.look, { quiet: true, done: integrityWords.noted, onDone: onClose });
  const form = useForm(
    { state: 'EXPLAINED' as 'EXPLAINED' | 'FOLLOWED', note: '' },
    {
      schema: integrityApi.look.body.pick({ state: true, note: true }),
      refusal: act.refusal,
      onSubmit: (values) => act.run({ body: { year, key: signal.key, ...values } }),
    },
  );
  const { OPEN: _, ...answers } = lookStates;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.note}
      footer={
        <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
          {t.note}
        </Button>
      }
    >
      <Form form={form}>
        <Why>{signal.question[lang]}</Why>
        <RefusalNotice refusal={act.refusal} />
        <RadioField label={t.result} options={optionsOf(answers)} {...form.field('state')} />
        <AreaField label={t.found} hint={t.foundHint} required rows={4} {...form.field('note')} />
      </Form>
    </Dialog>
  );
}
