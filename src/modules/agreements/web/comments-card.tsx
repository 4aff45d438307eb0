import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  Chip,
  Dialog,
  Form,
  Quote,
  RadioField,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  StatusChip,
  WhyNot,
  optionsOf,
  useAct,
  useForm,
  useLang,
  useText,
} from '#ui/index.ts';
import { agreementsApi, commentFates, type AgreementDetail, type CommentView } from '../contract.ts';
import { words } from './words.ts';

interface Props {
  readonly it: AgreementDetail;
  readonly chosen: string | null;
  readonly onChoose: (clauseId: string | null) => void;
}

/** Opinions with the unit and person they came from, and what became of each. */
export function CommentsCard({ it, chosen, onChoose }: Props) {
  const t = useText(words);
  const place = it.clauses.findIndex((clause) => clause.id === chosen);
  const shown = chosen === null ? it.comments : it.comments.filter((one) => one.clauseId === chosen);
  const mayWrite = it.can.comment.ok || it.can.comment.refusal.code === 'agreements.comments_closed';
  return (
    <Card
      title={place < 0 ? t.opinions : t.opinionsOn(t.article(place + 1))}
      count={shown.length || undefined}
      small
      aside={
        chosen !== null && (
          <Button small kind="quiet" onClick={() => onChoose(null)}>
            {t.showAll}
          </Button>
        )
      }
    >
      <Stack gap={14}>
        {shown.length === 0 && <span className="u-small">{t.noOpinions}</span>}
        {shown.map((comment) => (
          <Opinion key={comment.id} it={it} comment={comment} />
        ))}
        {mayWrite && (it.can.comment.ok ? <OpinionForm key={chosen} it={it} clauseId={chosen} /> : <WhyNot decisions={[it.can.comment]} />)}
      </Stack>
    </Card>
  );
}

function Opinion({ it, comment }: { it: AgreementDetail; comment: CommentView }) {
  const t = useText(words);
  const { lang } = useLang();
  const place = it.clauses.findIndex((clause) => clause.id === comment.clauseId);
  const where = place < 0 ? t.wholeText : t.article(place + 1);
  return (
    <Quote
      who={comment.unitName}
      when={`${comment.author} · ${where} · ${showDate(comment.madeOn, lang)}`}
      end={
        <Stack gap={6}>
          <Row gap={8}>
            {comment.kind === 'assent' ? <Chip tone="ok">{t.assent}</Chip> : <StatusChip status={commentFates[comment.fate]} />}
            {comment.can.answer.ok && <AnswerButton it={it} comment={comment} />}
          </Row>
          {comment.answer && <span className="u-small">{comment.answer}</span>}
        </Stack>
      }
    >
      {comment.text}
    </Quote>
  );
}

const answerFates = { ADOPTED: commentFates.ADOPTED, PARTLY: commentFates.PARTLY, NOT_ADOPTED: commentFates.NOT_ADOPTED };

function AnswerButton({ it, comment }: { it: AgreementDetail; comment: CommentView }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const act = useAct(agreementsApi.answer, { quiet: true, done: { vi: 'Đã trả lời.', en: 'Answered.' }, onDone: () => setOpen(false) });
  const form = useForm(
    { fate: (comment.fate === 'OPEN' ? 'ADOPTED' : comment.fate) as keyof typeof answerFates, answer: comment.answer },
    {
      refusal: act.refusal,
      onSubmit: (given) => act.run({ params: { id: it.id, commentId: comment.id }, body: { version: comment.version, ...given } }),
    },
  );
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {comment.fate === 'OPEN' ? t.answer : t.answerAgain}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${t.answer}: ${comment.unitName}`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
              {t.answer}
            </Button>
          </>
        }
      >
        <Form form={form}>
          <Quote>{comment.text}</Quote>
          <RadioField label={t.fate} options={optionsOf(answerFates)} {...form.field('fate')} />
          <AreaField label={t.why} hint={t.whyHint} required={form.values.fate !== 'ADOPTED'} {...form.field('answer')} />
          <RefusalNotice refusal={act.refusal} />
        </Form>
      </Dialog>
    </>
  );
}

function OpinionForm({ it, clauseId }: { it: AgreementDetail; clauseId: string | null }) {
  const t = useText(words);
  const act = useAct(agreementsApi.comment, { quiet: true, done: { vi: 'Đã gửi ý kiến.', en: 'Opinion sent.' }, onDone: () => form.reset(blank) });
  const blank = { unitId: it.commentFor[0]?.unitId ?? null, clauseId, text: '' };
  const form = useForm(blank, { refusal: act.refusal, onSubmit: (given) => act.run({ params: { id: it.id }, body: { ...given, kind: 'opinion' } }) });
  const clauses = it.clauses.map((clause, index) => ({ value: clause.id, label: `${t.article(index + 1)}. ${clause.title}` }));
  return (
    <Form form={form}>
      {it.commentFor.length > 1 && (
        <SelectField
          label={t.speakFor}
          empty={false}
          options={it.commentFor.map((one) => ({ value: one.unitId, label: one.name }))}
          {...form.field('unitId')}
        />
      )}
      <SelectField label={t.onClause} empty={t.wholeText} options={clauses} {...form.field('clauseId')} />
      <AreaField label={t.opinionText} required {...form.field('text')} />
      <RefusalNotice refusal={act.refusal} />
      <Row justify="end">
        <ActionButton
          act={agreementsApi.comment}
          params={{ id: it.id }}
          body={{ unitId: form.values.unitId, clauseId: null, kind: 'assent', text: '' }}
          done={{ vi: 'Đã ghi nhận nhất trí.', en: 'Agreement noted.' }}
        >
          {t.giveAssent}
        </ActionButton>
        <Button type="submit" kind="primary" busy={act.busy}>
          {t.giveOpinion}
        </Button>
      </Row>
    </Form>
  );
}
