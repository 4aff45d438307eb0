import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  DateField,
  Dialog,
  Facts,
  Form,
  FormGrid,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  TextField,
  useAct,
  useForm,
  useLang,
  useText,
  Why,
  WhyNot,
  Chip,
} from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { programmeStates, progressApi, type Overview } from '../contract.ts';
import { words } from './words.ts';

type Programme = NonNullable<Overview['programme']>;

/** The approval behind the tasks; without it the criterion cannot be met. */
export function ProgrammeCard({ it, programme }: { it: Overview; programme: Programme }) {
  const t = useText(words);
  const { lang } = useLang();
  const [editing, setEditing] = useState(false);
  const params = { id: programme.id };
  return (
    <Card title={t.programme} small aside={<StatusChip status={programmeStates[programme.state]} />}>
      <Stack gap={10}>
        <Facts
          look="lines"
          facts={[
            { label: t.approvalNumber, value: programme.approvalNumber || '—' },
            { label: t.approvedOn, value: showDate(programme.approvedOn, lang) },
          ]}
        />
        {programme.synthetic && (
          <Row>
            <Chip>{lang === 'vi' ? 'số liệu minh họa' : 'illustrative figures'}</Chip>
          </Row>
        )}
        {programme.state === 'DRAFT' && <Why>{t.notApproved}</Why>}
        <EvidencePicker objectType="programme" objectId={programme.id} unitId={it.unit.id} canChange={it.can.addTask.ok} />
        {it.can.addTask.ok && (
          <Row>
            {programme.state === 'DRAFT' ? (
              <>
                <Button small decision={it.can.save} onClick={() => setEditing(true)}>
                  {t.edit}
                </Button>
                <ActionButton
                  small
                  act={progressApi.approve}
                  params={params}
                  body={{ version: programme.version }}
                  decision={programme.can.approve}
                  confirm={{ title: t.approve, text: t.approveAsk }}
                  done={words.saved}
                >
                  {t.approve}
                </ActionButton>
              </>
            ) : (
              <ActionButton
                small
                kind="quiet"
                act={progressApi.reopen}
                params={params}
                body={{ version: programme.version }}
                decision={programme.can.reopen}
                askReason
                done={words.saved}
              >
                {t.reopen}
              </ActionButton>
            )}
          </Row>
        )}
        {programme.state === 'DRAFT' && it.can.addTask.ok && <WhyNot decisions={[programme.can.approve]} />}
        {editing && <StartProgramme it={it} onClose={() => setEditing(false)} />}
      </Stack>
    </Card>
  );
}

/** Begins the programme of the year, or corrects it while it is a draft. */
export function StartProgramme({ it, onClose }: { it: Overview; onClose: () => void }) {
  const t = useText(words);
  const { programme } = it;
  const act = useAct(progressApi.saveProgramme, { quiet: true, done: words.saved, onDone: onClose });
  const start = {
    title: programme?.title ?? t.defaultProgramme(it.year),
    approvalNumber: programme?.approvalNumber ?? '',
    approvedOn: programme?.approvedOn ?? null,
  };
  const form = useForm(start, {
    schema: progressApi.saveProgramme.body.omit({ version: true }),
    refusal: act.refusal,
    onSubmit: (values) => act.run({ params: { unitId: it.unit.id, year: it.year }, body: { ...values, version: programme?.version ?? null } }),
  });
  return (
    <Dialog open onClose={onClose} title={t.programme}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <TextField label={t.programmeName} required {...form.field('title')} />
        <FormGrid>
          <TextField label={t.approvalNumber} {...form.field('approvalNumber')} />
          <DateField label={t.approvedOn} {...form.field('approvedOn')} />
        </FormGrid>
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
