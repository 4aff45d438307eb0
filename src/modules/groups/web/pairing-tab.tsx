import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  ComboField,
  DataTable,
  DateField,
  Dialog,
  EmptyState,
  Form,
  FormGrid,
  PartialDateField,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  StatusChip,
  TextField,
  call,
  optionsOf,
  useAct,
  useForm,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { activityForms, groupsApi, pairingStates, type TermDetail } from '../contract.ts';
import { words } from './words.ts';

type Pairing = TermDetail['pairings'][number];

export function PairingTab({ term }: { term: TermDetail }) {
  const t = useText(words);
  return (
    <Stack>
      {term.pairings.map((pairing) => (
        <PairingCard key={pairing.id} pairing={pairing} />
      ))}
      {term.pairings.length === 0 ? (
        <EmptyState title={t.noPairing} action={<PairButton term={term} />}>
          {t.pairingHint}
        </EmptyState>
      ) : (
        <PairButton term={term} />
      )}
    </Stack>
  );
}

function PairButton({ term }: { term: TermDetail }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const act = useAct(groupsApi.pair, { quiet: true, done: { vi: 'Đã gửi đề nghị.', en: 'Proposed.' }, onDone: () => setOpen(false) });
  const form = useForm(
    { otherTermId: null as string | null, purpose: '' },
    {
      refusal: act.refusal,
      onSubmit: ({ otherTermId, purpose }) => void act.run({ params: { id: term.id }, body: { otherTermId: otherTermId ?? '', purpose } }),
    },
  );
  const others = (q: string) =>
    call(groupsApi.list, { query: { year: term.year, q } }).then(({ rows }) =>
      rows.flatMap((row) => (row.termId && row.groupId !== term.groupId ? [{ value: row.termId, label: row.name }] : [])),
    );
  return (
    <>
      <Button decision={term.can.pair} onClick={() => setOpen(true)}>
        {t.pair}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.pair}>
        <Form form={form}>
          <RefusalNotice refusal={act.refusal} />
          <ComboField label={t.pairWith} required load={others} {...form.field('otherTermId')} />
          <AreaField label={t.purpose} required {...form.field('purpose')} />
          <Row justify="end">
            <Button type="submit" kind="primary" busy={act.busy}>
              {t.pair}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </>
  );
}

function PairingCard({ pairing }: { pairing: Pairing }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  return (
    <Card title={pairing.other.name} aside={<StatusChip status={pairingStates[pairing.state]} />}>
      <p>{pairing.purpose}</p>
      {pairing.activities.length > 0 && (
        <DataTable
          caption={t.activity}
          rows={pairing.activities}
          rowKey={(activity) => activity.id}
          columns={[
            { key: 'title', title: t.activity, cell: (activity) => activity.title },
            { key: 'planned', title: t.plannedOn, cell: (activity) => showDate(activity.plannedOn, lang) },
            { key: 'held', title: t.heldOn, cell: (activity) => showDate(activity.heldOn, lang) },
            { key: 'form', title: t.form, cell: (activity) => say(activityForms[activity.form]) },
            { key: 'result', title: t.result, cell: (activity) => activity.result || '—' },
          ]}
        />
      )}
      <Row>
        {pairing.state === 'PROPOSED' && (
          <ActionButton
            kind="primary"
            act={groupsApi.agreePairing}
            params={{ id: pairing.id }}
            body={{ version: pairing.version }}
            decision={pairing.can.agree}
          >
            {t.agree}
          </ActionButton>
        )}
        {pairing.state === 'AGREED' && <ActivityButton pairing={pairing} />}
        {pairing.state !== 'ENDED' && (
          <ActionButton
            kind="quiet"
            act={groupsApi.endPairing}
            params={{ id: pairing.id }}
            body={{ version: pairing.version }}
            decision={pairing.can.end}
            askReason
          >
            {t.endPairing}
          </ActionButton>
        )}
      </Row>
    </Card>
  );
}

const newActivity = {
  title: '',
  plannedOn: null as string | null,
  heldOn: null as string | null,
  form: 'in-person' as keyof typeof activityForms | null,
  place: '',
  result: '',
};

function ActivityButton({ pairing }: { pairing: Pairing }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const act = useAct(groupsApi.addActivity, { quiet: true, onDone: () => setOpen(false) });
  const form = useForm(newActivity, {
    refusal: act.refusal,
    onSubmit: (values) => void act.run({ params: { id: pairing.id }, body: { ...values, form: values.form ?? 'in-person' } }),
  });
  return (
    <>
      <Button decision={pairing.can.addActivity} onClick={() => setOpen(true)}>
        {t.addActivity}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.addActivity}>
        <Form form={form}>
          <RefusalNotice refusal={act.refusal} />
          <TextField label={t.activity} required {...form.field('title')} />
          <FormGrid>
            <PartialDateField label={t.plannedOn} {...form.field('plannedOn')} />
            <DateField label={t.heldOn} {...form.field('heldOn')} />
            <SelectField label={t.form} required options={optionsOf(activityForms)} {...form.field('form')} />
            <TextField label={t.place} {...form.field('place')} />
          </FormGrid>
          <AreaField label={t.result} {...form.field('result')} />
          <Row justify="end">
            <Button type="submit" kind="primary" busy={act.busy}>
              {t.save}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </>
  );
}
