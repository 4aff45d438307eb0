import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Card,
  Chip,
  DataTable,
  EmptyState,
  Facts,
  Item,
  Link,
  LinkButton,
  List,
  Notice,
  OriginMark,
  Page,
  Quote,
  ReadState,
  Row,
  Split,
  Stack,
  Tabs,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useTab,
  useText,
} from '#ui/index.ts';
import { groupsApi, headRatings, termStates, type TermDetail, type UnitRef } from '../contract.ts';
import { HandoverTab } from './handover-tab.tsx';
import { PairingTab } from './pairing-tab.tsx';
import { DecideButton, DescribeButton, RateButton, ReplaceButton, RepresentativeButton } from './term-dialogs.tsx';
import { words } from './words.ts';

export default function TermScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(groupsApi.term, { params: { id } });
  return <ReadState read={read}>{(term) => <TermPage term={term} />}</ReadState>;
}

const holder = (term: TermDetail, post: 'head' | 'deputy') => term.posts.find((one) => one.post === post && one.validTo === null);

function TermPage({ term }: { term: TermDetail }) {
  const t = useText(words);
  const tabs = [
    { key: 'thanh-vien', label: t.tabMembers, count: term.members.length },
    { key: 'ban-giao', label: t.tabHandover },
    { key: 'ket-nghia', label: t.tabPairing, count: term.pairings.length },
    { key: 'qua-thoi-gian', label: t.tabHistory },
  ];
  const tab = useTab(tabs);
  return (
    <Page
      title={`${term.groupName} · ${term.year}`}
      crumbs={[
        { label: t.groups, to: '/khoi-cum' },
        { label: term.groupName, to: linkTo('/khoi-cum/$id', { id: term.groupId }) },
      ]}
      status={termStates[term.state]}
      subtitle={<Leadership term={term} />}
      marks={<OriginMark origin={term.origin} />}
      actions={
        <>
          {term.state === 'PROPOSED' && <DecideButton term={term} />}
          <LinkButton to={linkTo('/tinh-hinh/$id', { id: term.id })} decision={term.can.follow}>
            {t.situation}
          </LinkButton>
        </>
      }
    >
      <Tabs tabs={tabs} />
      {tab === 'thanh-vien' && <MembersTab term={term} />}
      {tab === 'ban-giao' && <HandoverTab term={term} />}
      {tab === 'ket-nghia' && <PairingTab term={term} />}
      {tab === 'qua-thoi-gian' && <PostsTab term={term} />}
    </Page>
  );
}

function Leadership({ term }: { term: TermDetail }) {
  const t = useText(words);
  return (
    <>
      {t.head} <b>{holder(term, 'head')?.unit.name ?? t.unknown}</b> · {t.deputy} <b>{holder(term, 'deputy')?.unit.name ?? t.unknown}</b>
    </>
  );
}

function MembersTab({ term }: { term: TermDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  const [head, deputy] = [holder(term, 'head'), holder(term, 'deputy')];
  return (
    <Split
      aside={
        <Stack>
          <Card small>
            <Facts
              look="lines"
              facts={[
                {
                  label: t.decision,
                  value: term.decision ? (
                    <Link
                      to={linkTo('/van-ban/$id', { id: term.decision.id })}
                    >{`${term.decision.label}, ${showDate(term.decision.issuedOn, lang)}`}</Link>
                  ) : (
                    t.noDecision
                  ),
                },
                {
                  label: t.representative,
                  value: head?.representative
                    ? `${head.representative.name}${head.representative.title ? `, ${head.representative.title}` : ''}`
                    : t.unknown,
                },
                ...(term.host ? [{ label: t.host, value: term.host.name }] : []),
              ]}
            />
            <Row>
              <RepresentativeButton term={term} />
              <ReplaceButton term={term} />
            </Row>
          </Card>
          <Card title={t.focus} small>
            <p>{term.focus || t.noFocus}</p>
            <Regulation term={term} />
            <DescribeButton term={term} />
          </Card>
          <Card title={t.rating} small>
            {term.rating ? <Quote who={say(headRatings[term.rating.code])}>{term.rating.note}</Quote> : <p>{t.notRated}</p>}
            {term.lastRating && (
              <p>
                {t.lastRating(term.lastRating.year)}: <b>{say(headRatings[term.lastRating.code])}</b>
              </p>
            )}
            <RateButton term={term} />
          </Card>
        </Stack>
      }
    >
      <Card title={t.members} count={term.members.length} flush>
        {!term.membersComplete && <Notice tone="info" title={t.membersUnknown} />}
        <List>
          {term.members.map((unit) => (
            <Item
              key={unit.id}
              title={unit.name}
              sub={unit.shortName}
              to={linkTo('/don-vi/$id', { id: unit.id })}
              end={<PostMark unit={unit} head={head?.unit.id} deputy={deputy?.unit.id} />}
            />
          ))}
        </List>
        {term.members.length === 0 && <EmptyState title={t.membersUnknown} />}
      </Card>
    </Split>
  );
}

function PostMark({ unit, head, deputy }: { unit: UnitRef; head: string | undefined; deputy: string | undefined }) {
  const t = useText(words);
  if (unit.id === head) return <Chip tone="brand">{t.headOf}</Chip>;
  if (unit.id === deputy) return <Chip tone="info">{t.deputyOf}</Chip>;
  return null;
}

function Regulation({ term }: { term: TermDetail }) {
  const t = useText(words);
  if (!term.regulation) return <p>{t.noRegulation}</p>;
  return (
    <Stack gap={8}>
      <Link to={linkTo('/van-ban/$id', { id: term.regulation.id })}>{term.regulation.label}</Link>
      <span>{t.readBy(term.regulation.readBy.length, term.members.length)}</span>
      {term.can.readRegulation.ok && (
        <ActionButton small act={groupsApi.readRegulation} params={{ id: term.id }} body={{ documentId: term.regulation.id }}>
          {t.iRead}
        </ActionButton>
      )}
    </Stack>
  );
}

function PostsTab({ term }: { term: TermDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card flush>
      <DataTable
        caption={t.tabHistory}
        rows={term.posts}
        rowKey={(post) => `${post.post}${post.unit.id}${post.validFrom}`}
        columns={[
          { key: 'unit', title: t.unit, cell: (post) => post.unit.name },
          { key: 'post', title: t.post, cell: (post) => (post.post === 'head' ? t.head : t.deputy) },
          { key: 'person', title: t.representative, cell: (post) => post.representative?.name ?? t.unknown },
          { key: 'from', title: t.from, cell: (post) => showDate(post.validFrom, lang) },
          { key: 'to', title: t.to, cell: (post) => (post.validTo ? showDate(post.validTo, lang) : t.now) },
          { key: 'reason', title: t.reason, cell: (post) => post.reason || '—' },
        ]}
        empty={<EmptyState title={t.unknown} />}
      />
    </Card>
  );
}
