import { identityApi } from '#modules/identity/contract.ts';
import { roles } from '#platform/contract.ts';
import { useLocation } from '@tanstack/react-router';
import { useAct } from '#ui/api.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Avatar, initialsOf } from '#ui/chip.tsx';
import { PasswordField, TextField } from '#ui/fields-text.tsx';
import { Form, useForm } from '#ui/form.tsx';
import { Split, Stack } from '#ui/layout.tsx';
import { useGo } from '#ui/link.tsx';
import { Item, List } from '#ui/list.tsx';
import { RefusalNotice } from '#ui/notice.tsx';
import { Page } from '#ui/page.tsx';
import { useSession, type Session } from '#ui/session.ts';
import { useSay, useText } from '#ui/text.ts';
import { appWords, roleLines } from './app-words.ts';

/** Where to go after signing in: only addresses of this application. */
function useArrive(): (session: Session) => void {
  const { accept } = useSession();
  const go = useGo();
  const back = (useLocation().search as Record<string, unknown>)['ve'];
  return (session) => {
    accept(session);
    go(typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : '/', { replace: true });
  };
}

function SignInForm() {
  const t = useText(appWords);
  const arrive = useArrive();
  const act = useAct(identityApi.signIn, { quiet: true, invalidates: [], onDone: arrive });
  const form = useForm({ login: '', password: '' }, { schema: identityApi.signIn.body, refusal: act.refusal, onSubmit: (body) => act.run({ body }) });
  return (
    <Form form={form}>
      <TextField label={t.login} required autoComplete="username" {...form.field('login')} />
      <PasswordField label={t.password} required {...form.field('password')} error={undefined} />
      <RefusalNotice refusal={act.refusal} />
      <Button type="submit" kind="primary" busy={act.busy}>
        {t.signIn}
      </Button>
    </Form>
  );
}

function DemoAccounts({ demo }: { demo: NonNullable<Session['demo']> }) {
  const t = useText(appWords);
  const say = useSay();
  const arrive = useArrive();
  const act = useAct(identityApi.demoSignIn, { invalidates: [], onDone: arrive });
  const groups = roles.map((role) => demo.accounts.filter((account) => account.roleCode === role)).filter((accounts) => accounts.length > 0);
  return (
    <Stack>
      {groups.map((accounts) => (
        <Card key={accounts[0]!.roleCode} small flush title={say(accounts[0]!.role)} aside={say(roleLines[accounts[0]!.roleCode])}>
          <List>
            {accounts.map((account) => (
              <Item
                key={account.login}
                lead={<Avatar initials={initialsOf(account.name)} />}
                title={account.name}
                sub={account.unit ?? undefined}
                end={
                  <Button aria-label={`${t.signIn}: ${account.name}`} onClick={() => void act.run({ body: { login: account.login } })}>
                    {t.signIn}
                  </Button>
                }
              />
            ))}
          </List>
        </Card>
      ))}
    </Stack>
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
