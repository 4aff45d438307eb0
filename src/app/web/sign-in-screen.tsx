import { identityApi } from '#modules/identity/contract.ts';
import { roles } from '#platform/contract.ts';
import { useAct } from '#ui/api.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Avatar, initialsOf } from '#ui/chip.tsx';
import { SelectField } from '#ui/fields-choice.tsx';
import { PasswordField, TextField } from '#ui/fields-text.tsx';
import { Form, useForm } from '#ui/form.tsx';
import { Split, Stack } from '#ui/layout.tsx';
import { Item, List } from '#ui/list.tsx';
import { Link } from '#ui/link.tsx';
import { RefusalNotice } from '#ui/notice.tsx';
import { Page } from '#ui/page.tsx';
import { useSession, type Session } from '#ui/session.ts';
import { useSay, useText } from '#ui/text.ts';
import { appWords, roleLines } from './app-words.ts';

type DemoAccount = NonNullable<Session['demo']>['accounts'][number];
const featuredLogins = /\.(cuc-vt|cuc-tnn|cuc-ddbd)$|^uyvien1$/;

function SignInForm() {
  const t = useText(appWords);
  const { accept } = useSession();
  const act = useAct(identityApi.signIn, { quiet: true, invalidates: [], onDone: accept });
  const form = useForm({ login: '', password: '' }, { schema: identityApi.signIn.body, refusal: act.refusal, onSubmit: (body) => act.run({ body }) });
  return (
    <Form form={form}>
      <TextField label={t.login} required autoComplete="username" {...form.field('login')} />
      <PasswordField label={t.password} required {...form.field('password')} error={undefined} />
      <RefusalNotice refusal={act.refusal} />
      <Button type="submit" kind="primary" busy={act.busy}>
        {t.signIn}
      </Button>
      <Link to="/lay-y-kien">{t.publicComment}</Link>
    </Form>
  );
}

/** More accounts of one role than this fold away behind a choice. */
const shownOfRole = 3;

function DemoAccounts({ demo }: { demo: NonNullable<Session['demo']> }) {
  const { accept } = useSession();
  const act = useAct(identityApi.demoSignIn, { invalidates: [], onDone: accept });
  const groups = roles.map((role) => demo.accounts.filter((account) => account.roleCode === role)).filter((accounts) => accounts.length > 0);
  return (
    <Stack>
      {groups.map((accounts) => (
        <RoleCard key={accounts[0]!.roleCode} accounts={accounts} become={(login) => void act.run({ body: { login } })} />
      ))}
    </Stack>
  );
}

function RoleCard({ accounts, become }: { accounts: DemoAccount[]; become: (login: string) => void }) {
  const t = useText(appWords);
  const say = useSay();
  // The block whose year the demonstration plays comes first; everybody else is one choice away.
  const featured = accounts.filter((account) => featuredLogins.test(account.login));
  const shown = accounts.length <= shownOfRole ? accounts : featured.length > 0 ? featured : accounts.slice(0, shownOfRole);
  const others = accounts.filter((account) => !shown.includes(account));
  const [role, code] = [accounts[0]!.role, accounts[0]!.roleCode];
  return (
    <Card small flush title={say(role)} aside={say(roleLines[code])}>
      <List>
        {shown.map((account) => (
          <Item
            key={account.login}
            lead={<Avatar initials={initialsOf(account.name)} />}
            title={account.name}
            sub={account.unit ?? undefined}
            end={
              <Button aria-label={`${t.signIn}: ${account.name}`} onClick={() => become(account.login)}>
                {t.signIn}
              </Button>
            }
          />
        ))}
        {others.length > 0 && (
          <Item
            title={
              <SelectField
                label={t.othersOfRole(others.length)}
                value={null}
                options={others.map((account) => ({ value: account.login, label: account.unit ?? account.name }))}
                onChange={(login) => login && become(login)}
              />
            }
          />
        )}
      </List>
    </Card>
  );
}

export default function SignInScreen() {
  const t = useText(appWords);
  const { demo } = useSession();
  const form = (
    <Card title={t.signInTitle} small={demo !== null} {...(demo ? { footer: t.demoPassword(demo.password) } : {})}>
      <SignInForm />
    </Card>
  );
  if (!demo) {
    return (
      <div style={{ maxWidth: 420, margin: '4vh auto' }}>
        <Page title={t.product} subtitle={t.signInSub}>
          {form}
        </Page>
      </div>
    );
  }
  return (
    <Page title={t.demoTitle} subtitle={t.demoSub}>
      <Split aside={form}>
        <DemoAccounts demo={demo} />
      </Split>
    </Page>
  );
}
