import type { ResponseOf } from '#platform/contract.ts';
import { showInstant } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  Form,
  Page,
  PasswordField,
  ReadState,
  RefusalNotice,
  Row,
  Split,
  useAct,
  useForm,
  useRead,
  useText,
  type Column,
} from '#ui/index.ts';
import { identityApi } from '../contract.ts';
import { deviceOf } from '../rules.ts';
import { words } from './words.ts';

type Session = ResponseOf<typeof identityApi.sessions>[number];

export default function SessionsScreen() {
  const t = useText(words);
  const read = useRead(identityApi.sessions, {});
  const columns: Column<Session>[] = [
    { key: 'agent', title: t.device, cell: (row) => <Device agent={row.agent} /> },
    { key: 'started', title: t.started, cell: (row) => showInstant(row.createdAt) },
    { key: 'seen', title: t.lastSeen, cell: (row) => showInstant(row.lastSeenAt) },
    { key: 'verbs', title: '', width: 130, cell: (row) => <Verb session={row} /> },
  ];
  return (
    <Page title={t.sessions} crumbs={[{ label: t.accounts, to: '/tai-khoan' }]} subtitle={t.sessionsAbout}>
      <Split aside={<ChangePassword />}>
        <Card flush>
          <ReadState read={read}>
            {(rows) => (
              <DataTable caption={t.sessions} columns={columns} rows={rows} rowKey={(row) => row.key} empty={<EmptyState title={t.sessions} />} />
            )}
          </ReadState>
        </Card>
      </Split>
    </Page>
  );
}

function Device({ agent }: { agent: string }) {
  const t = useText(words);
  const { browser, system } = deviceOf(agent);
  return [browser ?? t.unknownDevice, system && `${t.on} ${system}`].filter(Boolean).join(' ');
}

function Verb({ session }: { session: Session }) {
  const t = useText(words);
  if (session.current) return <Chip tone="ok">{t.current}</Chip>;
  return (
    <ActionButton small act={identityApi.revoke} params={{ key: session.key }} done={{ vi: 'Đã kết thúc phiên.', en: 'Session ended.' }}>
      {t.end}
    </ActionButton>
  );
}

function ChangePassword() {
  const t = useText(words);
  const act = useAct(identityApi.changePassword, {
    quiet: true,
    done: { vi: 'Đã đổi mật khẩu; các phiên khác đã kết thúc.', en: 'Changed; your other sessions have ended.' },
    onDone: () => form.reset(),
  });
  const form = useForm(
    { oldPassword: '', newPassword: '' },
    { schema: identityApi.changePassword.body, refusal: act.refusal, onSubmit: (body) => act.run({ body }) },
  );
  return (
    <Card title={t.changePassword} small>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <PasswordField label={t.oldPassword} required {...form.field('oldPassword')} />
        <PasswordField label={t.newPassword} hint={t.newPasswordHint} required {...form.field('newPassword')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={act.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
