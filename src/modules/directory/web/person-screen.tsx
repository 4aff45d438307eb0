import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { ObjectHistory } from '#modules/audit/web/object-history.tsx';
import {
  Avatar,
  Button,
  Card,
  Chip,
  DateField,
  EmptyState,
  Item,
  List,
  OriginMark,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  initialsOf,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useSearchState,
  useText,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { directoryApi, type PersonDetail, type PersonPost } from '../contract.ts';
import { EditPersonDialog, EndPostDialog, GivePostDialog } from './person-dialogs.tsx';
import { SlotCards } from './slot-cards.tsx';
import { personSlot } from './slots.ts';
import { usePeriod } from './unit-time.tsx';
import { words } from './words.ts';

const address = z.object({ ngay: z.string().optional() });

/** One person with the posts of a lifetime, and the post on any day. */
export default function PersonScreen() {
  const { id } = usePathParams<{ id: string }>();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(directoryApi.person, { params: { id }, query: { on: search.ngay } });
  return <ReadState read={read}>{(person) => <PersonPage person={person} onDay={(ngay) => setSearch({ ngay: ngay ?? undefined })} />}</ReadState>;
}

function PersonPage({ person, onDay }: { person: PersonDetail; onDay: (day: string | null) => void }) {
  const t = useText(words);
  const [open, setOpen] = useState<'post' | 'name' | null>(null);
  const close = () => setOpen(null);
  const name = [person.honorific, person.fullName].filter(Boolean).join(' ');
  return (
    <Page
      title={name}
      crumbs={[{ label: t.title, to: '/don-vi?muc=ca-nhan' }]}
      lead={<Avatar big initials={initialsOf(person.fullName)} />}
      subtitle={person.onDay.map((post) => `${post.title}, ${post.unitNameOn}`).join(' · ') || undefined}
      marks={<OriginMark origin={person.origin} />}
      actions={
        <>
          {person.can.edit.ok && <Button onClick={() => setOpen('name')}>{t.editPerson}</Button>}
          {person.can.givePost.ok && (
            <Button kind="primary" icon={IconPlus} onClick={() => setOpen('post')}>
              {t.givePost}
            </Button>
          )}
        </>
      }
    >
      <Split aside={<Aside person={person} onDay={onDay} />}>
        <Posts person={person} />
        <SlotCards slot={personSlot} given={{ personId: person.id }} />
        <Card title={t.tabTrail}>
          <ObjectHistory type="person" id={person.id} />
        </Card>
      </Split>
      {open === 'post' && <GivePostDialog person={person} onClose={close} />}
      {open === 'name' && <EditPersonDialog person={person} onClose={close} />}
    </Page>
  );
}

function Aside({ person, onDay }: { person: PersonDetail; onDay: (day: string | null) => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const period = usePeriod();
  return (
    <>
      <Card title={t.posts(showDate(person.on, lang))} small>
        <Stack>
          <DateField label={t.onDay} value={person.on} onChange={onDay} />
          {person.onDay.length === 0 ? (
            <span className="u-unknown">{t.noPosts}</span>
          ) : (
            <List plain>
              {person.onDay.map((post) => (
                <Item key={post.id} title={post.title} sub={post.unitNameOn} note={post.certain ? undefined : t.uncertain} />
              ))}
            </List>
          )}
        </Stack>
      </Card>
      {person.officerOf.length > 0 && (
        <Card title={t.officerOf} small flush>
          <List>
            {person.officerOf.map((one) => (
              <Item
                key={one.id}
                title={one.unit.name}
                sub={`${one.fullTime ? t.fullTime : t.partTime} · ${period(one.validFrom, one.validTo)}`}
                to={linkTo('/don-vi/$id', { id: one.unit.id })}
              />
            ))}
          </List>
        </Card>
      )}
    </>
  );
}

function Posts({ person }: { person: PersonDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const period = usePeriod();
  const [ending, setEnding] = useState<PersonPost | null>(null);
  return (
    <Card title={t.allPosts} count={person.posts.length} flush>
      {person.posts.length === 0 ? (
        <EmptyState title={t.noPost} />
      ) : (
        <List>
          {person.posts.map((post) => (
            <Item
              key={post.id}
              title={post.title}
              to={linkTo('/don-vi/$id', { id: post.unit.id })}
              sub={post.unitNameThen === post.unit.name ? post.unit.name : `${post.unit.name} (${t.calledBefore(post.unitNameThen)})`}
              note={post.actingRole}
              end={
                <Row gap={8}>
                  {post.validFrom ? (
                    <span className="u-small">{period(post.validFrom, post.validTo)}</span>
                  ) : (
                    <Chip>{t.seenOn(showDate(post.seenOn, lang))}</Chip>
                  )}
                  <OriginMark origin={post.origin} quiet />
                  {post.can.end.ok && (
                    <Button small kind="quiet" onClick={() => setEnding(post)}>
                      {t.endPost}
                    </Button>
                  )}
                </Row>
              }
            />
          ))}
        </List>
      )}
      {ending && <EndPostDialog post={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}
