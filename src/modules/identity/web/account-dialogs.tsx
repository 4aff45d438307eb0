import { useState } from 'react';
import {
  AreaField,
  Button,
  ComboField,
  Dialog,
  Form,
  FormGrid,
  PasswordField,
  RadioField,
  RefusalNotice,
  Row,
  SelectField,
  TextField,
  call,
  optionsOf,
  useAccount,
  useAct,
  useForm,
  useHasRole,
  useText,
} from '#ui/index.ts';
import { findPeople } from '#modules/directory/web/find-people.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { identityApi, roleLabels, type AccountRow } from '../contract.ts';
import { words } from './words.ts';

interface PersonFields {
  name: string;
  login: string;
  password: string;
  personId: string | null;
}
const nobody: PersonFields = { name: '', login: '', password: '', personId: null };

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useText(words);
  const me = useAccount();
  const admin = useHasRole('admin');
  const act = useAct(identityApi.createAccount, { quiet: true, onDone: onClose, done: { vi: 'Đã mở tài khoản.', en: 'Account opened.' } });
  const initial = { ...nobody, role: 'officer' as keyof typeof roleLabels | null, unitId: admin ? null : me.unitId };
  const form = useForm(initial, {
    schema: identityApi.createAccount.body,
    refusal: act.refusal,
    onSubmit: ({ role, ...rest }) => act.run({ body: { ...rest, role: role ?? 'officer' } }),
  });
  const roles = admin ? roleLabels : { officer: roleLabels.officer, staff: roleLabels.staff };
  return (
    <Dialog open onClose={onClose} title={t.create} width={620}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <FormGrid>
          <TextField label={t.name} required {...form.field('name')} />
          <TextField label={t.login} hint={t.loginHint} required {...form.field('login')} />
          <PasswordField label={t.password} hint={t.passwordHint} required {...form.field('password')} />
          <SelectField label={t.role} required options={optionsOf(roles)} {...form.field('role')} />
        </FormGrid>
        <ComboField
          label={t.unit}
          hint={admin ? t.unitHint : undefined}
          load={findUnits}
          valueLabel={admin ? undefined : (me.unitName ?? undefined)}
          readOnly={!admin}
          {...form.field('unitId')}
        />
        <ComboField label={t.person} hint={t.personHint} load={findPeople} {...form.field('personId')} />
        <Row justify="end">
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.busy || act.busy}>
            {t.create}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

/** The desk passes on in one step: to an account that exists, or to one opened here. */
export function ReplaceDialog({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const t = useText(words);
  const [way, setWay] = useState<'new' | 'known'>('new');
  const act = useAct(identityApi.replaceOfficer, { quiet: true, onDone: onClose, done: { vi: 'Đã bàn giao.', en: 'Handed over.' } });
  const form = useForm(
    { successorId: null as string | null, newAccount: nobody, reason: '' },
    {
      refusal: act.refusal,
      onSubmit: ({ successorId, newAccount, reason }) =>
        act.run({ params: { id: account.id }, body: { version: account.version, reason, ...(way === 'new' ? { newAccount } : { successorId }) } }),
    },
  );
  const accounts = (q: string) =>
    call(identityApi.accounts, { query: { q } }).then(({ rows }) =>
      rows.filter((row) => row.active && row.id !== account.id).map((row) => ({ value: row.id, label: row.name, hint: row.login })),
    );
  return (
    <Dialog open onClose={onClose} title={`${t.replace}: ${account.name}`} width={620}>
      <Form form={form}>
        <div>{t.replaceText}</div>
        <RefusalNotice refusal={act.refusal} />
        <RadioField
          label={t.successor}
          required
          name="way"
          options={[
            { value: 'new', label: t.newSuccessor },
            { value: 'known', label: t.knownSuccessor },
          ]}
          value={way}
          onChange={(value) => setWay(value === 'known' ? 'known' : 'new')}
        />
        {way === 'known' ? (
          <ComboField label={t.account} required load={accounts} {...form.field('successorId')} />
        ) : (
          <>
            <FormGrid>
              <TextField label={t.name} required {...form.fieldAt('newAccount.name')} />
              <TextField label={t.login} hint={t.loginHint} required {...form.fieldAt('newAccount.login')} />
              <PasswordField label={t.password} hint={t.passwordHint} required {...form.fieldAt('newAccount.password')} />
            </FormGrid>
            <ComboField label={t.person} hint={t.personHint} load={findPeople} {...form.fieldAt('newAccount.personId')} />
          </>
        )}
        <AreaField label={t.reason} required {...form.field('reason')} />
        <Row justify="end">
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.busy || act.busy}>
            {t.replace}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
