import type { Endpoint, ResponseOf } from '#platform/contract.ts';
import type { Decision } from '#platform/refusal.ts';
import {
  AreaField,
  Button,
  Card,
  Chip,
  DateField,
  DraftNotice,
  Form,
  FormGrid,
  Item,
  Link,
  List,
  RadioField,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  TextField,
  useAct,
  useDraft,
  useForm,
  useText,
  WhyNot,
} from '#ui/index.ts';
import { useSession } from '#ui/session.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { outcomes, type decisionsApi, type SubmissionItem } from '../contract.ts';
import { words } from './words.ts';

type Submission = ResponseOf<typeof decisionsApi.submission>;
type Said = 'DECIDED' | 'REJECTED' | '';

interface Values {
  readonly said: Readonly<Record<string, Said>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly number: string;
  readonly decidedOn: string | null;
  readonly title: string;
  readonly signerName: string;
  readonly signerPost: string;
}

/** A button without anything chosen says what is missing. */
const nothingChosen: Decision = { ok: false, refusal: { code: 'web.nothing_chosen', kind: 'invalid', message: words.nothingChosen } };

/** One opinion for each item; number, day and signer appear as soon as an award of the ministry is agreed. */
export function DecideForm({ it, act: endpoint }: { it: Submission; act: Endpoint }) {
  const t = useText(words);
  const { account } = useSession();
  const act = useAct(endpoint, { quiet: true, done: { vi: 'Đã ký quyết định.', en: 'Decided.' }, onDone: () => draft.clear() });
  const start: Values = { said: {}, reasons: {}, number: '', decidedOn: it.today, title: it.title, signerName: account?.name ?? '', signerPost: '' };
  const form = useForm<Values>(start, {
    refusal: act.refusal,
    onSubmit: ({ said, reasons, ...paper }) => {
      const items = Object.entries(said).flatMap(([objectId, outcome]) =>
        outcome === '' ? [] : [{ objectId, outcome, reason: reasons[objectId] ?? '' }],
      );
      if (items.length === 0) return;
      const given = Object.fromEntries(Object.entries(paper).map(([key, value]) => [key, value === '' ? null : value]));
      return act.run({ params: { id: it.id }, body: { version: it.version, items, ...given } } as never);
    },
  });
  const draft = useDraft(`submission.${it.id}.${it.version}`, form);
  const said = Object.values(form.values.said);
  const [agreed, refused] = [said.filter((one) => one === 'DECIDED').length, said.filter((one) => one === 'REJECTED').length];
  const givesAwards = it.list.some((item) => !item.stateLevel && form.values.said[item.objectId] === 'DECIDED');
  const open = it.list.filter((item) => item.outcome === null);
  const decidable = it.can.decide.ok;
  return (
    <Form form={form}>
      <Stack>
        <DraftNotice draft={draft} />
        <Card
          title={t.list}
          count={it.list.length}
          flush
          aside={
            decidable &&
            open.length > 1 && (
              <Button small onClick={() => form.set({ said: Object.fromEntries(open.map((item) => [item.objectId, 'DECIDED'])) })}>
                {t.agreeAll}
              </Button>
            )
          }
        >
          <List>
            {it.list.map((item) => (
              <Item
                key={item.objectId}
                title={item.title}
                sub={<Reasons item={item} />}
                end={item.outcome && <StatusChip status={outcomes[item.outcome]} />}
                note={item.outcome === null && decidable && <Opinion item={item} form={form} />}
              />
            ))}
          </List>
        </Card>
        {!decidable && it.state === 'OPEN' && <WhyNot decisions={[it.can.decide]} />}
        {decidable && (
          <Card title={t.decideTitle} aside={<RuleNote on={it.today} topic="authority" />}>
            <Stack>
              {givesAwards && (
                <FormGrid>
                  <TextField label={t.number} required placeholder="…/QĐ-BTNMT" {...form.field('number')} />
                  <DateField label={t.decidedOn} required least={it.submittedOn} most={it.today} {...form.field('decidedOn')} />
                  <TextField label={t.signer} required {...form.field('signerName')} />
                  <TextField label={t.signerPost} {...form.field('signerPost')} />
                  <TextField label={t.about2} {...form.field('title')} />
                </FormGrid>
              )}
              <RefusalNotice refusal={act.refusal} />
              <Row justify="end">
                <span className="u-muted">{agreed + refused > 0 && t.decidedCount(agreed, refused)}</span>
                <Button type="submit" kind="primary" busy={act.busy} decision={agreed + refused === 0 ? nothingChosen : undefined}>
                  {t.decide}
                </Button>
              </Row>
            </Stack>
          </Card>
        )}
      </Stack>
    </Form>
  );
}

function Reasons({ item }: { item: SubmissionItem }) {
  const t = useText(words);
  return (
    <Stack gap={6}>
      {item.detail.split('\n').map((text, index) => (
        <div key={index}>{text}</div>
      ))}
      <Row gap={6}>
        {item.stateLevel && <Chip tone="info">{t.stateLevel}</Chip>}
        {item.link && <Link to={item.link}>{t.openDossier}</Link>}
      </Row>
      {item.outcomeReason && <div className="u-quote">{item.outcomeReason}</div>}
    </Stack>
  );
}

function Opinion({ item, form }: { item: SubmissionItem; form: ReturnType<typeof useForm<Values>> }) {
  const t = useText(words);
  const said = form.values.said[item.objectId] ?? '';
  return (
    <Stack gap={8}>
      <RadioField<Said>
        label={`${t.opinion}: ${item.title}`}
        hideLabel
        value={said}
        onChange={(value) => form.setAt(`said.${item.objectId}`, value)}
        options={[
          { value: 'DECIDED', label: t.agree },
          { value: 'REJECTED', label: t.disagree },
          { value: '', label: t.later },
        ]}
      />
      {said === 'REJECTED' && <AreaField label={t.reason} required rows={2} {...form.fieldAt(`reasons.${item.objectId}`)} />}
    </Stack>
  );
}
