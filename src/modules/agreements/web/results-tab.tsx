import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Card,
  Chip,
  DataTable,
  DateField,
  Dialog,
  EmptyState,
  Form,
  FormGrid,
  Item,
  Link,
  List,
  Progress,
  RefusalNotice,
  SelectField,
  Stack,
  StatusChip,
  TextField,
  addressOf,
  useAct,
  useForm,
  useLang,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { useSession } from '#ui/session.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { agreementsApi, outcomes, type AgreementDetail } from '../contract.ts';
import { isMine } from './agreement-actions.tsx';
import { JudgeButton } from './judge-button.tsx';
import { measureText } from './measure.ts';
import { linesOf, type Line, type Place } from './places.ts';
import { resultWords } from './words.ts';

/** Results of the year, split into what each unit promised and what the group promised. */
export function ResultsTab({ it }: { it: AgreementDetail }) {
  const t = useText(resultWords);
  const group = linesOf(it, 'group');
  const each = linesOf(it, 'each-unit');
  const begun = ['IN_FORCE', 'ASSESSED', 'ARCHIVED'].includes(it.state);
  if (!begun) return <EmptyState title={t.afterForce} />;
  return (
    <Stack>
      <Card>
        <Progress label={t.judged} done={it.judged.done} of={it.judged.of} />
      </Card>
      {group.length > 0 && (
        <Card title={t.together} flush>
          <Lines it={it} lines={group} caption={t.together} />
        </Card>
      )}
      <Activities it={it} />
      {each.length > 0 && (
        <Card title={t.each} flush>
          <Lines it={it} lines={each} caption={t.each} />
        </Card>
      )}
    </Stack>
  );
}

function Lines({ it, lines, caption }: { it: AgreementDetail; lines: readonly Line[]; caption: string }) {
  const t = useText(resultWords);
  const { lang } = useLang();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const columns: Column<Line>[] = [
    { key: 'what', title: t.commitment, cell: (line) => <What line={line} /> },
    { key: 'value', title: t.result, align: 'right', width: 130, cell: (line) => resultOf(line, lang) },
    { key: 'verdict', title: t.outcome, width: 170, cell: ({ place }) => place && <VerdictCell place={place} /> },
    { key: 'proof', title: t.proof, cell: ({ place }) => place && <Proof it={it} place={place} />, hideOnPhone: true },
    ...(it.can.judge.ok ? [{ key: 'do', title: '', width: 120, cell: ({ place }: Line) => place && <JudgeButton it={it} places={[place]} /> }] : []),
  ];
  const chosen = lines.flatMap((line) => (line.place && picked.has(line.key) ? [line.place] : []));
  const selecting = it.can.judge.ok && lines.length > 2;
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.key}
      rowKind={(line) => (line.place ? undefined : 'head')}
      dense
      {...(selecting
        ? { selected: picked, onSelect: setPicked, selectionActions: <JudgeButton it={it} places={chosen} onDone={() => setPicked(new Set())} /> }
        : {})}
    />
  );
}

function What({ line: { article, commitment, place } }: { line: Line }) {
  const t = useText(resultWords);
  const { lang } = useLang();
  if (place) return place.unitName ?? t.wholeGroup;
  return (
    <>
      {t.article(article)}. {commitment.title}
      <div className="u-small">{measureText(commitment, lang)}</div>
    </>
  );
}

function resultOf({ commitment, place }: Line, lang: 'vi' | 'en'): string {
  if (!place) return '';
  if (commitment.measureKind === 'activities') return `${commitment.activityCount}/${showHundredths(commitment.targetHundredths, lang, 0)}`;
  if (commitment.targetHundredths === null) return '—';
  return showHundredths(place.verdict?.valueHundredths, lang, 0);
}

/** What was written, and what the unit has attached. */
function Proof({ it, place }: { it: AgreementDetail; place: Place }) {
  const attached = (it.evidence[place.commitment.id] ?? []).filter((one) => place.unitId === null || one.unitId === place.unitId);
  const titles = attached.map((one) => one.title).join('; ');
  const written = [place.verdict?.proof === titles ? '' : place.verdict?.proof, place.verdict?.note].filter(Boolean).join(' · ');
  return (
    <>
      {written}
      {attached.map((one) => (
        <div key={one.itemId} className="u-small">
          {one.fileName ? <Link to={addressOf(evidenceApi.download, { params: { id: one.itemId } })}>{one.title}</Link> : one.title}
        </div>
      ))}
    </>
  );
}

function VerdictCell({ place }: { place: Place }) {
  const t = useText(resultWords);
  return (
    <>
      {place.verdict ? <StatusChip status={outcomes[place.verdict.outcome]} /> : <Chip>{t.notJudged}</Chip>}
      {place.verdict?.synthetic && <div className="u-small">{t.synthetic}</div>}
    </>
  );
}

function Activities({ it }: { it: AgreementDetail }) {
  const t = useText(resultWords);
  const { lang } = useLang();
  const titleOf = (commitmentId: string | null) =>
    it.clauses.flatMap((clause) => clause.commitments).find((one) => one.id === commitmentId)?.title ?? t.countsNone;
  return (
    <Card
      title={t.activities}
      count={it.activities.filter((one) => one.withdrawnReason === null).length}
      flush
      aside={isMine(it.can.addActivity) && <ActivityButton it={it} />}
    >
      {it.activities.length === 0 ? (
        <EmptyState title={t.noActivities} />
      ) : (
        <List>
          {it.activities.map((held) => (
            <Item
              key={held.id}
              title={held.title}
              sub={[showDate(held.heldOn, lang), held.place, titleOf(held.commitmentId)].filter(Boolean).join(' · ')}
              note={held.withdrawnReason ? t.withdrawn(held.withdrawnReason) : held.note}
              end={
                it.can.addActivity.ok &&
                held.withdrawnReason === null && (
                  <ActionButton act={agreementsApi.withdrawActivity} params={{ id: it.id, activityId: held.id }} small kind="quiet" askReason>
                    {t.withdraw}
                  </ActionButton>
                )
              }
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function ActivityButton({ it }: { it: AgreementDetail }) {
  const t = useText(resultWords);
  const { today } = useSession();
  const [open, setOpen] = useState(false);
  const counting = it.clauses.flatMap((clause) => clause.commitments).filter((one) => one.measureKind === 'activities');
  const blank = { commitmentId: counting[0]?.id ?? null, heldOn: today as string | null, title: '', place: '', note: '' };
  const act = useAct(agreementsApi.addActivity, {
    quiet: true,
    done: { vi: 'Đã thêm hoạt động.', en: 'Activity added.' },
    onDone: () => {
      setOpen(false);
      form.reset(blank);
    },
  });
  const form = useForm(blank, {
    refusal: act.refusal,
    schema: agreementsApi.addActivity.body,
    onSubmit: ({ heldOn, ...given }) => (heldOn === null ? undefined : act.run({ params: { id: it.id }, body: { heldOn, ...given } })),
  });
  return (
    <>
      <Button small icon={IconPlus} decision={it.can.addActivity} onClick={() => setOpen(true)}>
        {t.addActivity}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t.addActivity}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
              {t.save}
            </Button>
          </>
        }
      >
        <Form form={form}>
          <TextField label={t.title} required {...form.field('title')} />
          <FormGrid>
            <DateField label={t.heldOn} required most={today} {...form.field('heldOn')} />
            <TextField label={t.place} {...form.field('place')} />
          </FormGrid>
          <SelectField
            label={t.countsTowards}
            empty={t.countsNone}
            options={counting.map((one) => ({ value: one.id, label: one.title }))}
            {...form.field('commitmentId')}
          />
          <AreaField label={t.note} {...form.field('note')} />
          <RefusalNotice refusal={act.refusal} />
        </Form>
      </Dialog>
    </>
  );
}
