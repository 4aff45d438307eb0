import { z } from 'zod';
import { showInstant } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  EmptyState,
  Filters,
  Form,
  Item,
  List,
  Notice,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  Tabs,
  TextField,
  Tile,
  useAct,
  useForm,
  usePages,
  useRead,
  useSay,
  useSearchState,
  useTab,
  useText,
} from '#ui/index.ts';
import { IconBell } from '#ui/icons.ts';
import { notificationsApi } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ moi: z.stringbool().default(false) });

export default function NoticesScreen() {
  const t = useText(words);
  const tabs = [
    { key: 'thong-bao', label: t.notices },
    { key: 'thu', label: t.mail },
  ];
  return (
    <Page title={t.notices} subtitle={t.noticesAbout}>
      <Tabs tabs={tabs} />
      {useTab(tabs) === 'thu' ? <MailTab /> : <NoticesTab />}
    </Page>
  );
}

function NoticesTab() {
  const t = useText(words);
  const say = useSay();
  const [search, setSearch] = useSearchState(address);
  const pages = usePages(notificationsApi.notices, { query: { unread: search.moi ? 'true' : undefined } });
  const read = useAct(notificationsApi.readNotices, { invalidates: ['/api/notices', '/api/duties'] });
  return (
    <Stack>
      <Filters search={search} setSearch={setSearch} filters={[{ kind: 'toggle', key: 'moi', label: t.unread }]}>
        {pages.first && pages.first.unread > 0 && (
          <ActionButton act={notificationsApi.readNotices} body={{ ids: null }}>
            {t.readAll}
          </ActionButton>
        )}
      </Filters>
      <ReadState
        read={pages.read}
        empty={
          <EmptyState icon={IconBell} title={t.noNotices}>
            {t.noNoticesHint}
          </EmptyState>
        }
      >
        {(rows) => (
          <Card flush>
            <List>
              {rows.map((row) => (
                <Item
                  key={row.id}
                  lead={<Tile icon={IconBell} {...(row.read ? {} : { tone: 'brand' as const })} />}
                  title={row.read ? say(row.title) : <b>{say(row.title)}</b>}
                  sub={showInstant(row.createdAt)}
                  to={row.link}
                  end={
                    !row.read && (
                      <>
                        <Chip tone="brand">{t.unread}</Chip>
                        <Button small kind="quiet" onClick={() => void read.run({ body: { ids: [row.id] } })}>
                          {t.readOne}
                        </Button>
                      </>
                    )
                  }
                />
              ))}
            </List>
          </Card>
        )}
      </ReadState>
      {pages.onMore && (
        <Row justify="end">
          <Button busy={pages.loadingMore} onClick={pages.onMore}>
            {t.more}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function MailTab() {
  const read = useRead(notificationsApi.address, {});
  return <ReadState read={read}>{(it) => <MailForm key={it.email ?? ''} email={it.email} sending={it.sending} />}</ReadState>;
}

function MailForm({ email, sending }: { email: string | null; sending: boolean }) {
  const t = useText(words);
  const act = useAct(notificationsApi.setAddress, { quiet: true, done: { vi: 'Đã lưu địa chỉ nhận thư.', en: 'Address saved.' } });
  const form = useForm({ email }, { schema: notificationsApi.setAddress.body, refusal: act.refusal, onSubmit: (body) => act.run({ body }) });
  return (
    <Card>
      <Form form={form}>
        {!sending && <Notice tone="info" title={t.notSending} />}
        <p>{t.sends}</p>
        <RefusalNotice refusal={act.refusal} />
        <TextField label={t.email} hint={t.emailHint} autoComplete="email" {...form.field('email')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy || act.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
