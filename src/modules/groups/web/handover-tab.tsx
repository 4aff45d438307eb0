import { showInstant } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  CheckField,
  EmptyState,
  Facts,
  Grow,
  RefusalNotice,
  Row,
  Section,
  Split,
  Stack,
  TextField,
  Why,
  useAct,
  useForm,
  useText,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { groupsApi, type TermDetail } from '../contract.ts';
import { words } from './words.ts';

type Handover = NonNullable<TermDetail['handover']>;

/** The head of a year takes over from the one before and, at its end, hands over to the next: two papers, one tab. */
export function HandoverTab({ term }: { term: TermDetail }) {
  const t = useText(words);
  const head = term.posts.find((post) => post.post === 'head' && post.validTo === null)?.unit.id;
  const { handover } = term;
  if (handover && handover.from.id === head) return <Paper term={term} handover={handover} />;
  return (
    <Stack>
      <EmptyState
        title={t.handoverNone}
        action={
          <ActionButton
            kind="primary"
            act={groupsApi.startHandover}
            params={{ id: term.id }}
            body={{ version: term.version }}
            decision={term.can.startHandover}
          >
            {t.startHandover}
          </ActionButton>
        }
      >
        {t.handoverAbout}
      </EmptyState>
      {handover && (
        <Section title={t.received}>
          <Paper term={term} handover={handover} />
        </Section>
      )}
    </Stack>
  );
}

function Paper({ term, handover }: { term: TermDetail; handover: Handover }) {
  return (
    <Split aside={<Signatures term={term} handover={handover} />}>
      <Checklist key={handover.version} handover={handover} term={term} />
    </Split>
  );
}

function Signatures({ term, handover }: { term: TermDetail; handover: Handover }) {
  const t = useText(words);
  const line = (signed: Handover['fromSigned']) => (signed ? `${signed.by} · ${showInstant(signed.at)}` : t.notSigned);
  return (
    <Card title={t.sign} small>
      <Facts
        look="lines"
        facts={[
          { label: `${t.giver}: ${handover.from.name}`, value: line(handover.fromSigned) },
          { label: `${t.taker}: ${handover.to.name}`, value: line(handover.toSigned) },
          ...(handover.textHash ? [{ label: t.hash, value: handover.textHash.slice(0, 12) }] : []),
        ]}
      />
      {handover.state === 'OPEN' && (
        <ActionButton
          kind="primary"
          act={groupsApi.signHandover}
          params={{ id: handover.id }}
          body={{ version: handover.version }}
          decision={term.can.signHandover}
          askPassword
          done={{ vi: 'Đã ký bàn giao.', en: 'Signed.' }}
        >
          {t.sign}
        </ActionButton>
      )}
      <Why>{t.handoverAbout}</Why>
    </Card>
  );
}

function Checklist({ term, handover }: { term: TermDetail; handover: Handover }) {
  const t = useText(words);
  const act = useAct(groupsApi.workHandover, { quiet: true, done: { vi: 'Đã lưu danh mục.', en: 'Saved.' } });
  const form = useForm(
    { items: handover.items.map(({ title, done, note }) => ({ title, done, note })) },
    { refusal: act.refusal, onSubmit: () => undefined },
  );
  const mayWork = term.can.workHandover.ok && !handover.fromSigned && !handover.toSigned;
  return (
    <Card title={t.item} count={form.values.items.length}>
      <RefusalNotice refusal={act.refusal} />
      <Stack gap={10}>
        {form.values.items.map((item, index) => (
          <Row key={`${handover.id}${index}`} gap={10}>
            <CheckField label={mayWork ? t.done : item.title} readOnly={!mayWork} {...form.fieldAt(`items.${index}.done`)} />
            {mayWork && (
              <Grow>
                <TextField label={t.item} hideLabel {...form.fieldAt(`items.${index}.title`)} />
              </Grow>
            )}
          </Row>
        ))}
      </Stack>
      {mayWork && (
        <Row justify="spread">
          <Button icon={IconPlus} small onClick={() => form.set({ items: [...form.values.items, { title: '', done: false, note: '' }] })}>
            {t.addItem}
          </Button>
          <Button
            kind="primary"
            busy={act.busy}
            onClick={() => void act.run({ params: { id: handover.id }, body: { version: handover.version, items: form.values.items } })}
          >
            {t.save}
          </Button>
        </Row>
      )}
    </Card>
  );
}
