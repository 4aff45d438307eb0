import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Chip,
  ComboField,
  DataTable,
  DateField,
  Dialog,
  EmptyState,
  Form,
  FormGrid,
  MultiField,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  StatusChip,
  TextField,
  call,
  useAccount,
  useAct,
  useForm,
  useLang,
  useRead,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { delegableActs, delegationStates, identityApi, type DelegableAct, type DelegationRow } from '../contract.ts';
import { words } from './words.ts';

export default function DelegationsScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const read = useRead(identityApi.delegations, {});
  const [open, setOpen] = useState(false);
  const columns: Column<DelegationRow>[] = [
    { key: 'to', title: t.to, cell: (row) => row.toName },
    { key: 'acts', title: t.acts, cell: (row) => row.acts.map((act) => say(delegableActs[act])).join('; ') },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName, hideOnPhone: true },
    { key: 'from', title: t.from, cell: (row) => row.fromName, hideOnPhone: true },
    { key: 'days', title: t.validFrom, cell: (row) => `${showDate(row.validFrom, lang)} – ${showDate(row.validTo, lang)}` },
    { key: 'paper', title: t.paper, cell: (row) => row.paper || '—' },
    { key: 'state', title: t.state, width: 130, cell: (row) => <StatusChip status={delegationStates[row.state]} /> },
    { key: 'verbs', title: '', cell: (row) => <Verb delegation={row} /> },
  ];
  return (
    <Page
      title={t.delegations}
      crumbs={[{ label: t.accounts, to: '/tai-khoan' }]}
      subtitle={t.delegationsAbout}
      actions={
        <Button kind="primary" icon={IconPlus} decision={read.data?.can.delegate} onClick={() => setOpen(true)}>
          {t.delegate}
        </Button>
      }
    >
      <ReadState read={read}>
        {(data) => (
          <DataTable
            caption={t.delegations}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t.noDelegation}>{t.noDelegationHint}</EmptyState>}
          />
        )}
      </ReadState>
      {open && <NewDelegation onClose={() => setOpen(false)} />}
    </Page>
  );
}

function Verb({ delegation }: { delegation: DelegationRow }) {
  const t = useText(words);
  const { lang } = useLang();
  if (delegation.revokedOn) return <Chip>{t.revoked(showDate(delegation.revokedOn, lang))}</Chip>;
  if (delegation.mine) return <Chip tone="info">{t.mine}</Chip>;
  if (!delegation.can.revoke.ok || delegation.state === 'OVER') return null;
  return (
    <ActionButton
      small
      act={identityApi.revokeDelegation}
      params={{ id: delegation.id }}
      body={{ version: delegation.version }}
      decision={delegation.can.revoke}
      askReason
      done={{ vi: 'Đã thu hồi ủy quyền.', en: 'Revoked.' }}
    >
      {t.revoke}
    </ActionButton>
  );
}

function NewDelegation({ onClose }: { onClose: () => void }) {
  const t = useText(words);
  const me = useAccount();
  const act = useAct(identityApi.delegate, { quiet: true, onDone: onClose, done: { vi: 'Đã lập ủy quyền.', en: 'Delegated.' } });
  const form = useForm(
    { toAccountId: null as string | null, acts: [] as DelegableAct[], paper: '', validFrom: null as string | null, validTo: null as string | null },
    {
      schema: identityApi.delegate.body.omit({ unitId: true }),
      refusal: act.refusal,
      onSubmit: ({ toAccountId, validFrom, validTo, ...rest }) =>
        act.run({ body: { ...rest, unitId: me?.unitId ?? '', toAccountId: toAccountId ?? '', validFrom: validFrom ?? '', validTo: validTo ?? '' } }),
    },
  );
  const people = (q: string) =>
    call(identityApi.accounts, { query: { q, ...(me?.unitId ? { unitId: me.unitId } : {}) } }).then(({ rows }) =>
      rows.filter((row) => row.active && row.id !== me?.id).map((row) => ({ value: row.id, label: row.name, hint: row.login })),
    );
  return (
    <Dialog open onClose={onClose} title={t.delegate}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <ComboField label={t.to} required load={people} {...form.field('toAccountId')} />
        <MultiField
          label={t.acts}
          required
          options={Object.entries(delegableActs).map(([value, label]) => ({ value: value as DelegableAct, label }))}
          {...form.field('acts')}
        />
        <FormGrid>
          <DateField label={t.validFrom} required {...form.field('validFrom')} />
          <DateField label={t.validTo} required {...form.field('validTo')} />
        </FormGrid>
        <TextField label={t.paper} hint={t.paperHint} {...form.field('paper')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={act.busy}>
            {t.delegate}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
