import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  Button,
  Card,
  Chip,
  DateField,
  Dialog,
  EmptyState,
  Form,
  Grid,
  Item,
  List,
  OriginMark,
  RefusalNotice,
  Section,
  useAct,
  useForm,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import { stageNames, yearsApi, type YearDetail } from '../contract.ts';
import type { YearState } from '../rules.ts';
import { yearWords } from './year-words.ts';

/** Stages whose dates people plan. */
const planned: readonly YearState[] = [
  'LAUNCHED',
  'GROUPED',
  'REGISTERING',
  'RUNNING',
  'MIDYEAR',
  'SELF_SCORING',
  'GROUP_REVIEW',
  'COUNCIL_REVIEW',
  'DECIDING',
  'PUBLISHED',
];

/** Planned and real dates of the stages, each with its source. */
export function DatesCard({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  const say = useSay();
  const { lang } = useLang();
  const [editing, setEditing] = useState(false);
  const dated = year.milestones.filter((one) => one.startsOn ?? one.actualOn);
  return (
    <Card
      title={t.dates}
      flush
      aside={
        <Button small icon={IconPencil} decision={year.can.setMilestones} onClick={() => setEditing(true)}>
          {t.editDates}
        </Button>
      }
    >
      {dated.length === 0 ? (
        <EmptyState title={t.dates} />
      ) : (
        <List>
          {dated.map((one) => (
            <Item
              key={one.stage}
              title={say(stageNames[one.stage])}
              sub={
                one.startsOn === one.actualOn && !one.endsOn
                  ? undefined
                  : [one.startsOn && showDate(one.startsOn, lang), one.endsOn && showDate(one.endsOn, lang)].filter(Boolean).join(' – ') || undefined
              }
              end={
                <>
                  {one.actualOn ? <Chip tone="ok">{showDate(one.actualOn, lang)}</Chip> : <Chip>{t.planned}</Chip>}
                  <OriginMark origin={one.origin} quiet />
                </>
              }
            />
          ))}
        </List>
      )}
      {editing && <DatesDialog year={year} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function DatesDialog({ year, onClose }: { year: YearDetail; onClose: () => void }) {
  const t = useText(yearWords);
  const say = useSay();
  const act = useAct(yearsApi.setMilestones, { quiet: true, done: { vi: 'Đã lưu mốc thời gian.', en: 'Dates saved.' }, onDone: onClose });
  const known = new Map(year.milestones.map((one) => [one.stage, one]));
  const form = useForm(
    {
      milestones: planned.map((stage) => ({
        stage,
        startsOn: known.get(stage)?.startsOn ?? null,
        endsOn: known.get(stage)?.endsOn ?? null,
        actualOn: known.get(stage)?.actualOn ?? null,
      })),
    },
    {
      refusal: act.refusal,
      onSubmit: ({ milestones }) => {
        const kept = milestones.filter((one) => known.has(one.stage) || (one.startsOn ?? one.endsOn ?? one.actualOn) !== null);
        return act.run({ params: { id: year.id }, body: { version: year.version, milestones: kept } });
      },
    },
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.dates}
      width={760}
      footer={
        <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
          {t.save}
        </Button>
      }
    >
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        {planned.map((stage, index) => (
          <Section key={stage} title={say(stageNames[stage])}>
            <Grid least={190}>
              <DateField label={t.plannedFrom} {...form.fieldAt(`milestones.${index}.startsOn`)} />
              <DateField label={t.plannedTo} {...form.fieldAt(`milestones.${index}.endsOn`)} />
              <DateField label={t.actual} {...form.fieldAt(`milestones.${index}.actualOn`)} />
            </Grid>
          </Section>
        ))}
      </Form>
    </Dialog>
  );
}
