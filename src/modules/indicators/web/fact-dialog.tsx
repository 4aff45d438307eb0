import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Chip,
  Dialog,
  Facts,
  Form,
  FormGrid,
  History,
  Item,
  Link,
  linkTo,
  List,
  ReadState,
  RefusalNotice,
  Row,
  Section,
  Stack,
  StatusChip,
  TextField,
  useAct,
  useForm,
  useLang,
  useRead,
  useSay,
  useText,
  Why,
  WhyNot,
} from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { factKindLabels, factKinds, factStateLabels, indicatorsApi, type FactRow } from '../contract.ts';
import { EditFactForm } from './fact-form.tsx';
import { SyntheticMark } from './show.tsx';
import { words } from './words.ts';

type Doing = 'reading' | 'editing' | 'confirming';

/** One listed fact: what it says, who stands for it, its proofs, and every earlier wording. */
export function FactDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(words);
  const say = useSay();
  const [doing, setDoing] = useState<Doing>('reading');
  const read = useRead(indicatorsApi.fact, { params: { id } });
  return (
    <Dialog open onClose={onClose} title={read.data?.title ?? t.fact} width={720}>
      <ReadState read={read}>
        {(it) => (
          <Stack>
            <Row gap={6}>
              <Chip>{say(factKindLabels[it.kind])}</Chip>
              <StatusChip status={factStateLabels[it.state]} />
              {it.beyond && <Chip tone="danger">{t.beyond}</Chip>}
              <SyntheticMark synthetic={it.synthetic} />
            </Row>
            {doing === 'editing' ? (
              <EditFactForm fact={it} onDone={() => setDoing('reading')} />
            ) : doing === 'confirming' ? (
              <ConfirmForm fact={it} onDone={() => setDoing('reading')} />
            ) : (
              <>
                <About it={it} />
                <Row gap={8}>
                  <Button small kind="primary" decision={it.can.confirm} onClick={() => setDoing('confirming')}>
                    {t.confirmFact}
                  </Button>
                  <Button small decision={it.can.edit} onClick={() => setDoing('editing')}>
                    {t.edit}
                  </Button>
                  <ActionButton
                    small
                    kind="danger"
                    act={indicatorsApi.takeBackFact}
                    params={{ id }}
                    body={{ version: it.version }}
                    decision={it.can.takeBack}
                    askReason
                    done={words.takenBack}
                  >
                    {t.takeBack}
                  </ActionButton>
                </Row>
                {it.state === 'DECLARED' && <WhyNot decisions={[it.can.confirm]} />}
              </>
            )}
            <Section title={t.proofs}>
              <EvidencePicker objectType="indicator-fact" objectId={it.id} unitId={it.unitId} canChange={it.can.edit.ok} />
            </Section>
            {it.versions.length > 0 && (
              <Section title={t.history}>
                <History
                  entries={it.versions.map((one) => ({
                    key: String(one.version),
                    who: one.changedBy,
                    when: one.changedAt,
                    what: [one.title, one.said].filter(Boolean).join(' · '),
                    reason: one.reason,
                  }))}
                />
              </Section>
            )}
          </Stack>
        )}
      </ReadState>
    </Dialog>
  );
}

/** What the fact says, in the words of its kind. */
function About({ it }: { it: FactRow }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { fields } = factKinds[it.kind];
  const day = (value: string | null) => (value === null ? null : showDate(value, lang));
  const all = [
    { label: t.unit, value: it.unitName },
    { label: t.fromImport, value: it.importId && <Link to={linkTo('/chi-so/nhap/$id', { id: it.importId })}>{t.openImport}</Link> },
    { label: fields.category && say(fields.category), value: it.categoryName && say(it.categoryName) },
    { label: fields.beginsOn && say(fields.beginsOn), value: day(it.beginsOn) },
    { label: fields.dueOn && say(fields.dueOn), value: day(it.dueOn) },
    { label: fields.doneOn && say(fields.doneOn), value: day(it.doneOn) },
    { label: fields.body && say(fields.body), value: it.body },
    { label: fields.paper && say(fields.paper), value: it.paper },
    { label: fields.contentId && say(fields.contentId), value: it.contentName },
    { label: t.factSource, value: it.source },
    { label: t.declaredBy, value: it.declaredBy },
    {
      label: t.confirmedBy,
      value: it.confirmedOn ? [it.confirmedSource, it.confirmedPaper, day(it.confirmedOn), it.confirmedBy].filter(Boolean).join(' · ') : null,
    },
  ];
  return (
    <Stack gap={10}>
      <Facts look="lines" facts={all.flatMap(({ label, value }) => (label && value ? [{ label, value }] : []))} />
      {it.withdrawnReason !== '' && <Why>{it.withdrawnReason}</Why>}
      {it.milestones.length > 0 && (
        <List plain>
          {it.milestones.map((one) => (
            <Item
              key={one.title}
              title={one.title}
              sub={one.dueOn ? t.dueWord(showDate(one.dueOn, lang)) : ''}
              end={one.doneOn ? <Chip tone="ok">{t.doneWord(showDate(one.doneOn, lang))}</Chip> : <Chip>—</Chip>}
            />
          ))}
        </List>
      )}
    </Stack>
  );
}

function ConfirmForm({ fact, onDone }: { fact: FactRow; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.confirmFact, { quiet: true, done: words.factConfirmed, onDone });
  const form = useForm(
    { source: fact.body, paper: fact.paper },
    {
      schema: indicatorsApi.confirmFact.body.pick({ source: true, paper: true }),
      refusal: act.refusal,
      onSubmit: (values) => act.run({ params: { id: fact.id }, body: { ...values, version: fact.version } }),
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <FormGrid>
        <TextField label={t.confirmSource} required {...form.field('source')} />
        <TextField label={t.confirmPaper} required={fact.kind === 'discipline'} {...form.field('paper')} />
      </FormGrid>
      <Row justify="end">
        <Button kind="quiet" onClick={onDone}>
          {t.close}
        </Button>
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.confirmFact}
        </Button>
      </Row>
    </Form>
  );
}
