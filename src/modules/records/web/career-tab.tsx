import { showDate } from '#platform/dates.ts';
import { ActionButton, Card, Chip, EmptyState, Item, linkTo, List, Stack, useLang, useSay, useText } from '#ui/index.ts';
import { successionKinds, type SuccessionKind } from '#modules/directory/contract.ts';
import { recordsApi } from '../contract.ts';
import type { RecordDetail } from '../shapes.ts';
import { words } from './words.ts';

/** Posts of a person; names, predecessors and successors of a collective; merged records. */
export function CareerTab({ record }: { record: RecordDetail }) {
  const t = useText(words);
  return (
    <Stack>
      {record.subject.kind === 'person' ? <Posts record={record} /> : <Names record={record} />}
      {record.mergedIds.length > 0 && (
        <Card title={t.duplicates} flush>
          <MergedIds record={record} />
        </Card>
      )}
    </Stack>
  );
}

function Posts({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const day = (value: string | null) => (value ? showDate(value, lang) : '…');
  return (
    <Card title={t.posts} count={record.posts.length} flush>
      {record.posts.length === 0 ? (
        <EmptyState title={t.noPosts}>{t.noPostsHint}</EmptyState>
      ) : (
        <List>
          {record.posts.map((post) => (
            <Item
              key={post.id}
              title={post.title}
              sub={post.unitNameThen}
              to={linkTo('/don-vi/$id', { id: post.unitId })}
              end={
                post.validFrom ? (
                  <span className="u-small">{`${day(post.validFrom)} – ${day(post.validTo)}`}</span>
                ) : (
                  <Chip>{t.seen(showDate(post.seenOn, lang))}</Chip>
                )
              }
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function Names({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const kindOf = (kind: string) => say(successionKinds[kind as SuccessionKind]);
  return (
    <>
      {record.formerNames.length > 0 && (
        <Card title={t.formerNames} flush>
          <List>
            {record.formerNames.map((one) => (
              <Item
                key={one.name}
                title={one.name}
                end={<span className="u-small">{`${one.validFrom ? showDate(one.validFrom, lang) : '…'} – ${showDate(one.validTo, lang)}`}</span>}
              />
            ))}
          </List>
        </Card>
      )}
      <Card title={t.related} flush>
        {record.related.length === 0 ? (
          <EmptyState title={t.noRelated}>{t.noRelatedHint}</EmptyState>
        ) : (
          <List>
            {record.related.map((one) => (
              <Item
                key={`${one.id}-${one.direction}`}
                title={one.name}
                sub={`${kindOf(one.kind)} · ${one.direction === 'before' ? t.before : t.after} · ${showDate(one.on, lang)}`}
                note={one.direction === 'before' ? t.relatedHint : undefined}
                to={linkTo('/don-vi/$id', { id: one.id })}
              />
            ))}
          </List>
        )}
      </Card>
    </>
  );
}

/** Records merged into this one, each of which can be set apart again. */
function MergedIds({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <List>
      {record.mergedIds.map((one) => (
        <Item
          key={one.mergeId}
          title={t.mergedFrom(one.name)}
          sub={`${showDate(one.on, lang)} · ${one.reason}`}
          end={
            <ActionButton
              act={recordsApi.undoMerge}
              params={{ id: one.mergeId }}
              decision={one.can.undo}
              small
              confirm={{ title: `${t.undoMerge}?`, text: t.undoMergeText }}
              askReason
            >
              {t.undoMerge}
            </ActionButton>
          }
        />
      ))}
    </List>
  );
}
