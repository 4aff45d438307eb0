import { showDate } from '#platform/dates.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  ActionButton,
  AreaField,
  Card,
  DateField,
  Facts,
  FormAction,
  Notice,
  Page,
  ReadState,
  Split,
  Stack,
  Tabs,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useTab,
  useText,
  WhyNot,
} from '#ui/index.ts';
import { lawVersionsApi, versionKinds, versionStates } from '../contract.ts';
import { ChangesTab } from './changes-tab.tsx';
import { ReplayTab } from './replay-tab.tsx';
import { versionWords } from './version-words.ts';

export type VersionDetail = ResponseOf<typeof lawVersionsApi.version>;

const isRunning = (it: VersionDetail | undefined) => it?.replay?.state === 'WAITING' || it?.replay?.state === 'RUNNING';

/** One change of the law: what it changes, what it would have done last year, its text, and the way into force. */
export default function VersionScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(versionWords);
  const say = useSay();
  const first = useRead(lawVersionsApi.version, { params: { id } });
  // While a replay runs its progress is read every second.
  const live = useRead(lawVersionsApi.version, { params: { id } }, isRunning(first.data) ? { every: 1000 } : {});
  const tabs = [
    { key: 'thay-doi', label: t.changes, ...(live.data?.changes ? { count: live.data.changes.words } : {}) },
    { key: 'chay-thu', label: t.replay },
    { key: 'noi-dung', label: t.text },
  ];
  const tab = useTab(tabs);
  return (
    <ReadState read={live}>
      {(it) => (
        <Page
          title={say(it.title)}
          crumbs={[
            { label: t.rules, to: '/quy-dinh' },
            { label: t.title, to: '/quy-dinh/phien-ban' },
          ]}
          status={versionStates[it.state]}
          subtitle={`${it.code} · ${say(versionKinds[it.kind])}`}
          actions={(it.state === 'DRAFT' || it.state === 'PUBLISHED') && <Verbs it={it} />}
        >
          <Split aside={<About it={it} />} asideWidth={320}>
            <Stack>
              {it.misfit && (
                <Notice tone="warn" title={t.misfit}>
                  {say(it.misfit)}
                </Notice>
              )}
              {it.withdrawn && (
                <Notice tone="info" title={t.withdrawn}>
                  {it.withdrawn.reason}
                </Notice>
              )}
              {it.state === 'DRAFT' && <WhyNot decisions={[it.can.publish]} />}
              <Tabs tabs={tabs} />
              {tab === 'chay-thu' ? <ReplayTab it={it} /> : tab === 'noi-dung' ? <Source it={it} /> : <ChangesTab it={it} />}
            </Stack>
          </Split>
        </Page>
      )}
    </ReadState>
  );
}

function Verbs({ it }: { it: VersionDetail }) {
  const t = useText(versionWords);
  const params = { id: it.id };
  return (
    <>
      {it.state === 'DRAFT' && (
        <FormAction
          act={lawVersionsApi.publish}
          params={params}
          start={{ version: it.version, effectiveOn: null as string | null, reason: '' }}
          decision={it.can.publish}
          kind="primary"
          text={t.publishText}
          done={{ vi: 'Đã công bố.', en: 'Published.' }}
          fields={(form) => (
            <>
              <DateField label={t.confirmDay} required {...form.field('effectiveOn')} />
              <AreaField label={t.publishReason} required {...form.field('reason')} />
            </>
          )}
        >
          {t.publish}
        </FormAction>
      )}
      <ActionButton
        act={lawVersionsApi.withdraw}
        params={params}
        body={{ version: it.version }}
        decision={it.can.withdraw}
        kind="danger"
        askReason
        confirm={{ title: t.withdraw, text: t.withdrawText }}
      >
        {t.withdraw}
      </ActionButton>
    </>
  );
}

function About({ it }: { it: VersionDetail }) {
  const t = useText(versionWords);
  const { lang } = useLang();
  const who = (name: string, on: string) => t.who(name, showDate(on, lang));
  return (
    <Card title={t.about2} small>
      <Facts
        look="lines"
        facts={[
          { label: t.effectiveOn, value: <b>{showDate(it.effectiveOn, lang)}</b> },
          { label: t.cases, value: t.casesHeld(it.cases) },
          { label: t.loadedBy, value: who(it.loadedBy, it.loadedOn) },
          { label: t.reason, value: it.reason },
          ...(it.publishedBy && it.publishedOn
            ? [
                { label: t.publishedBy, value: who(it.publishedBy, it.publishedOn) },
                { label: t.publishReason, value: it.publishedReason },
              ]
            : []),
          ...(it.withdrawn ? [{ label: t.withdrawn, value: who(it.withdrawn.by, it.withdrawn.on) }] : []),
          { label: t.fileName, value: it.fileName },
          { label: t.hash, value: <code title={it.hash}>{it.hash.slice(0, 12)}…</code> },
        ]}
      />
    </Card>
  );
}

function Source({ it }: { it: VersionDetail }) {
  return (
    <Card>
      <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0, fontSize: 13 }}>{it.source}</pre>
    </Card>
  );
}
