import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Card,
  Chip,
  DateField,
  EmptyState,
  Facts,
  FormAction,
  FormGrid,
  Item,
  LinkButton,
  List,
  Notice,
  NumberField,
  optionsOf,
  Quote,
  RadioField,
  Row,
  SelectField,
  Stack,
  StatusChip,
  TextField,
  useLang,
  useSay,
  useText,
  Why,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { commentApi, commentChannels, commentOutcomes, type Comment, type NominationDetail } from '../contract.ts';
import { publicityWords } from './publicity-words.ts';

interface Props {
  readonly it: NominationDetail;
}

/** Shown when the law asks for publicity or something was published. */
export const hasPublicity = ({ publicity }: NominationDetail): boolean => publicity.asked !== null || publicity.window !== null;

/** The window, what came in, and what was answered (law.md §11). */
export function PublicityTab({ it }: Props) {
  const t = useText(publicityWords);
  const { asked } = it.publicity;
  return (
    <Stack>
      {asked && <Why>{asked.soft ? t.advised(asked.basis) : t.asked(asked.basis)}</Why>}
      <WindowCard it={it} />
      {it.publicity.window && <CommentsCard it={it} />}
    </Stack>
  );
}

function WindowCard({ it }: Props) {
  const t = useText(publicityWords);
  const { lang } = useLang();
  const { window } = it.publicity;
  if (!window)
    return (
      <Card title={t.tab}>
        <EmptyState title={t.notYet}>{t.notYetDo}</EmptyState>
        <Row>
          {it.can.publish.ok && <Publish it={it} />}
          <RuleNote awardCode={it.awardCode} on={it.acceptedOn ?? it.today} topic="publicity" />
        </Row>
      </Card>
    );
  return (
    <Card
      title={t.tab}
      aside={
        <Row gap={6}>
          <RuleNote awardCode={it.awardCode} on={it.acceptedOn ?? it.today} topic="publicity" />
          <Chip tone={window.open ? 'brand' : 'ok'}>{window.open ? t.open : t.over}</Chip>
        </Row>
      }
    >
      <Stack gap={12}>
        <Facts
          facts={[
            { label: t.period, value: t.until(showDate(window.openedOn, lang), showDate(window.lastDay, lang), window.workingDays) },
            { label: t.channel, value: window.channel },
            { label: t.summary, value: window.summary },
            { label: t.publishedBy, value: window.openedBy },
            { label: t.basis, value: window.basis },
          ]}
        />
        {window.unconfirmedYears.length > 0 && <Notice tone="warn">{t.unconfirmed(window.unconfirmedYears.join(', '))}</Notice>}
        <Row gap={8}>
          {window.open && (
            <LinkButton to="/lay-y-kien" small kind="quiet">
              {t.page}
            </LinkButton>
          )}
          {it.can.backToCheck.ok && (
            <ActionButton
              act={commentApi.backToCheck}
              params={{ id: it.id }}
              body={{ version: it.version }}
              decision={it.can.backToCheck}
              small
              askReason
              confirm={{ title: t.backToCheck, text: t.backText }}
            >
              {t.backToCheck}
            </ActionButton>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

export function Publish({ it, main = true }: Props & { main?: boolean }) {
  const t = useText(publicityWords);
  const { publicity } = it;
  return (
    <FormAction
      act={commentApi.publish}
      params={{ id: it.id }}
      start={{
        version: it.version,
        channel: publicity.channel,
        workingDays: publicity.workingDays as number | null,
        summary: it.achievement.slice(0, 1000),
      }}
      kind={main ? 'primary' : 'normal'}
      decision={it.can.publish}
      text={t.publishText}
      width={620}
      done={{ vi: 'Đã công khai.', en: 'Published.' }}
      fields={(form) => (
        <>
          <FormGrid>
            <TextField label={t.channel} required {...form.field('channel')} />
            <NumberField label={t.days} hint={t.daysHint} required least={1} {...form.field('workingDays')} />
          </FormGrid>
          <AreaField label={t.summary} required {...form.field('summary')} />
        </>
      )}
    >
      {t.publish}
    </FormAction>
  );
}

function CommentsCard({ it }: Props) {
  const t = useText(publicityWords);
  const { comments } = it.publicity;
  if (comments === null)
    return (
      <Card title={t.comments}>
        <p>{t.hidden}</p>
      </Card>
    );
  return (
    <Card title={t.comments} count={comments.length || undefined} flush aside={it.can.takeComment.ok && <Take it={it} />}>
      {comments.length === 0 ? (
        <EmptyState title={t.noComments}>{t.noCommentsDo}</EmptyState>
      ) : (
        <List>
          {comments.map((comment) => (
            <CommentRow key={comment.id} it={it} comment={comment} />
          ))}
        </List>
      )}
    </Card>
  );
}

function CommentRow({ it, comment }: Props & { comment: Comment }) {
  const t = useText(publicityWords);
  const say = useSay();
  const { lang } = useLang();
  return (
    <Item
      title={comment.fromName}
      sub={[showDate(comment.receivedOn, lang), say(commentChannels[comment.channel]), comment.contact].filter(Boolean).join(' · ')}
      note={
        <Stack gap={6}>
          <span>{comment.body}</span>
          {comment.handledBy && (
            <Quote who={comment.handledBy} when={showDate(comment.handledOn, lang)}>
              {comment.handling}
            </Quote>
          )}
        </Stack>
      }
      end={
        <Row gap={8}>
          {comment.outcome ? <StatusChip status={commentOutcomes[comment.outcome]} /> : <Chip tone="warn">{t.waiting}</Chip>}
          {comment.outcome === null && it.can.handleComment.ok && <Handle it={it} comment={comment} />}
        </Row>
      }
    />
  );
}

function Take({ it }: Props) {
  const t = useText(publicityWords);
  return (
    <FormAction
      act={commentApi.take}
      params={{ id: it.id }}
      start={{
        version: it.version,
        receivedOn: it.today as string | null,
        fromName: '',
        contact: '',
        channel: 'letter' as keyof typeof commentChannels | null,
        body: '',
      }}
      small
      fields={(form) => (
        <>
          <FormGrid>
            <TextField label={t.fromName} required {...form.field('fromName')} />
            <TextField label={t.contact} hint={t.contactHint} {...form.field('contact')} />
            <DateField label={t.receivedOn} required most={it.today} {...form.field('receivedOn')} />
            <SelectField label={t.way} required options={optionsOf(commentChannels)} {...form.field('channel')} />
          </FormGrid>
          <AreaField label={t.body} required {...form.field('body')} />
        </>
      )}
    >
      {t.take}
    </FormAction>
  );
}

function Handle({ it, comment }: Props & { comment: Comment }) {
  const t = useText(publicityWords);
  return (
    <FormAction
      act={commentApi.handle}
      params={{ id: it.id, commentId: comment.id }}
      start={{ version: it.version, outcome: 'NOTED' as keyof typeof commentOutcomes, handling: '' }}
      small
      decision={it.can.handleComment}
      text={comment.body}
      fields={(form) => (
        <>
          <RadioField label={t.outcome} required options={optionsOf(commentOutcomes)} {...form.field('outcome')} />
          <AreaField label={t.handling} required {...form.field('handling')} />
        </>
      )}
    >
      {t.handle}
    </FormAction>
  );
}
