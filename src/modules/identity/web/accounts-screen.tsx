import { useState } from 'react';
import { z } from 'zod';
import type { ResponseOf } from '#platform/contract.ts';
import { ActionButton, Button, Chip, ComboField, DataTable, Dialog, EmptyState, Filters, Form, FormGrid, LinkButton, Page, PasswordField, ReadState, RefusalNotice, Row, SelectField, TextField, optionsOf, useAccount, useAct, useForm, useRead, useSay, useSearchState, useText, type Column } from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { identityApi, roleLabels } from '../contract.ts';
import { words } from './words.ts';

type Account = ResponseOf<typeof identityApi.accounts>['rows'][number];
const address = z.object({ tim: z.string().default('') });

export default function AccountsScreen() {
  const t = useText(words);
  const say = useSay();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(identityApi.accounts, { query: { q: search.tim || undefined } });
  const [creating, setCreating] = useState(false);
  const columns: Column<Account>[] = [
    { key: 'name', title: t.account, cell: (row) => `${row.name}`, sort: (row) => row.name },
    { key: 'login', title: t.login, cell: (row) => row.login, hideOnPhone: true },
    { key: 'role', title: t.role, cell: (row) => row.grants.map((grant) => say(roleLabels[grant.role])).join('; ') },
    { key: 'unit', title: t.unit, cell: (row) => row.grants.map((grant) => grant.unitName ?? t.wholeBody).join('; ') },
    { key: 'state', title: t.state, width: 130, cell: (row) => <Chip tone={row.active ? 'ok' : 'neutral'}>{row.active ? t.open : t.closed}</Chip> },
    { key: 'verbs', title: '', width: 320, cell: (row) => row.active && <Verbs account={row} others={read.data?.rows ?? []} /> },
  ];
  return (
    <Page
      title={t.accounts}
      subtitle={t.accountsAbout}
      actions={
        <>
          <LinkButton to="/uy-quyen">{t.delegations}</LinkButton>
          <Button kind="primary" icon={IconPlus} decision={read.data?.can.create} onClick={() => setCreating(true)}>
            {t.create}
          </Button>
        </>
      }
    >
      <Filters search={search} setSearch={setSearch} textKey="tim" />
      <ReadState read={read}>
        {(data) => <DataTable caption={t.accounts} columns={columns} rows={data.rows} rowKey={(row) => row.id} empty={<EmptyState title={t.noAccounts} />} />}
      </ReadState>
      {creating && <NewAccount onClose={() => setCreating(false)} />}
    </Page>
  );
}

function Verbs({ account, others }: { account: Account; others: readonly Account[] }) {
  const t = useText(words);
  const [replacing, setReplacing] = useState(false);
  return (
    <Row gap={8}>
      <Button small onClick={() => setReplacing(true)}>
        {t.replace}
      </Button>
      <ActionButton small kind="danger" act={identityApi.closeAccount} params={{ id: account.id }} body={{ version: account.version }} askReason confirm={{ title: `${t.close}: ${account.name}`, text: t.closeText }}>
        {t.close}
      </ActionButton>
      {replacing && <Replace account={account} others={others} onClose={() => setReplacing(false)} />}
    </Row>
  );
}

function Replace({ account, others, onClose }: { account: Account; others: readonly Account[]; onClose: () => void }) {
  const t = useText(words);
  const act = useAct(identityApi.replaceOfficer, { quiet: true, onDone: onClose, done: { vi: 'Đã bàn giao.', en: 'Handed over.' } });
  const form = useForm(
    { successorId: null as string | null, reason: '' },
    { refusal: act.refusal, onSubmit: ({ successorId, reason }) => act.run({ params: { id: account.id }, body: { version: account.version, successorId, reason } }) },
  );
  const options = others.filter((other) => other.active && other.id !== account.id).map((other) => ({ value: other.id, label: other.name, hint: other.login }));
  return (
    <Dialog open onClose={onClose} title={`${t.replace}: ${account.name}`}>
      <Form form={form}>
        <p>{t.replaceText}</p>
        <RefusalNotice refusal={act.refusal} />
        <ComboField label={t.successor} required options={options} {...form.field('successorId')} />
        <TextField label={t.reason} required {...form.field('reason')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={act.busy}>
            {t.replace}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

function NewAccount({ onClose }: { onClose: () => void }) {
  const t = useText(words);
  const me = useAccount();
  const act = useAct(identityApi.createAccount, { quiet: true, onDone: onClose, done: { vi: 'Đã mở tài khoản.', en: 'Account opened.' } });
  const form = useForm(
    { login: '', name: '', password: '', role: 'officer' as keyof typeof roleLabels | null, unitId: me?.unitId ?? null },
    { refusal: act.refusal, onSubmit: ({ role, ...rest }) => act.run({ body: { ...rest, role: role ?? 'officer' } }) },
  );
  return (
    <Dialog open onClose={onClose} title={t.create}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <FormGrid>
          <TextField label={t.name} required {...form.field('name')} />
          <TextField label={t.login} hint={t.loginHint} required {...form.field('login')} />
          <PasswordField label={t.password} hint={t.passwordHint} required {...form.field('password')} />
          <SelectField label={t.role} required options={optionsOf(roleLabels)} {...form.field('role')} />
        </FormGrid>
        <ComboField label={t.unit} load={findUnits} valueLabel={me?.unitName ?? undefined} {...form.field('unitId')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={act.busy}>
            {t.create}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
