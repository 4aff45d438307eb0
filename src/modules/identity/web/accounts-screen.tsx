import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Avatar,
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  Filters,
  Item,
  LinkButton,
  List,
  Page,
  ReadState,
  Row,
  Stack,
  useAccount,
  useHasRole,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { identityApi, roleLabels, type AccountRow } from '../contract.ts';
import { NewAccountDialog, ReplaceDialog } from './account-dialogs.tsx';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default('') });

/** My own account for everybody; below it, for those who manage or inspect accounts, those in their scope. */
export default function AccountsScreen() {
  const t = useText(words);
  const manages = useHasRole('admin', 'leader', 'auditor');
  const [creating, setCreating] = useState(false);
  const opens = useHasRole('admin', 'leader');
  return (
    <Page
      title={t.accounts}
      subtitle={manages ? t.accountsAbout : undefined}
      actions={
        opens && (
          <Button kind="primary" icon={IconPlus} onClick={() => setCreating(true)}>
            {t.create}
          </Button>
        )
      }
    >
      <Stack>
        <MyAccount />
        {manages && <AccountList />}
      </Stack>
      {creating && <NewAccountDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function MyAccount() {
  const t = useText(words);
  const say = useSay();
  const me = useAccount();
  return (
    <Card flush>
      <List>
        <Item
          lead={<Avatar initials={me.initials} />}
          title={me.name}
          sub={[me.login, ...me.roles.map((role) => say(roleLabels[role])), me.unitName].filter(Boolean).join(' · ')}
          end={
            <Row gap={8}>
              <LinkButton to="/phien">{t.sessionsAndPassword}</LinkButton>
              <LinkButton to="/uy-quyen">{t.delegations}</LinkButton>
            </Row>
          }
        />
      </List>
    </Card>
  );
}

function AccountList() {
  const t = useText(words);
  const [search, setSearch] = useSearchState(address);
  const read = useRead(identityApi.accounts, { query: { q: search.tim || undefined } });
  const columns: Column<AccountRow>[] = [
    { key: 'name', title: t.account, cell: (row) => row.name, sort: (row) => row.name },
    { key: 'login', title: t.login, cell: (row) => row.login, sort: (row) => row.login, hideOnPhone: true },
    { key: 'grants', title: t.role, cell: (row) => <Grants account={row} /> },
    { key: 'state', title: t.state, width: 130, cell: (row) => <Chip tone={row.active ? 'ok' : 'neutral'}>{row.active ? t.open : t.closed}</Chip> },
    { key: 'verbs', title: '', width: 220, cell: (row) => <Verbs account={row} /> },
  ];
  return (
    <>
      <Filters search={search} setSearch={setSearch} textKey="tim" />
      <ReadState read={read}>
        {(data) => (
          <DataTable caption={t.accounts} columns={columns} rows={data.rows} rowKey={(row) => row.id} empty={<EmptyState title={t.noAccounts} />} />
        )}
      </ReadState>
    </>
  );
}

function Grants({ account }: { account: AccountRow }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { today } = useSession();
  return account.grants.map((grant) => (
    <div key={grant.id}>
      {say(roleLabels[grant.role])} · {grant.unitName ?? t.wholeBody}
      {grant.validTo !== null && grant.validTo < today && <span className="u-small"> ({t.until(showDate(grant.validTo, lang))})</span>}
    </div>
  ));
}

/** Closed accounts, those of another scope and the own one have nothing to press. */
function Verbs({ account }: { account: AccountRow }) {
  const t = useText(words);
  const [replacing, setReplacing] = useState(false);
  if (!account.can.close.ok) return null;
  return (
    <Row gap={8}>
      <Button small decision={account.can.replace} onClick={() => setReplacing(true)}>
        {t.replace}
      </Button>
      <ActionButton
        small
        kind="danger"
        act={identityApi.closeAccount}
        params={{ id: account.id }}
        body={{ version: account.version }}
        decision={account.can.close}
        askReason
        confirm={{ title: `${t.close}: ${account.name}`, text: t.closeText }}
        done={{ vi: 'Đã khóa tài khoản.', en: 'Account closed.' }}
      >
        {t.close}
      </ActionButton>
      {replacing && <ReplaceDialog account={account} onClose={() => setReplacing(false)} />}
    </Row>
  );
}
