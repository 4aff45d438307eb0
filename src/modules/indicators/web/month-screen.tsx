import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  AreaField,
  Card,
  Chip,
  EmptyState,
  Facts,
  Item,
  linkTo,
  List,
  Notice,
  Page,
  ReadState,
  RefusalNotice,
  SavedMark,
  Section,
  Split,
  Stack,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useSearchState,
  useText,
  WhyNot,
} from '#ui/index.ts';
import { z } from 'zod';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { entryStateLabels, indicatorsApi, indicatorsRefusals, type MonthForm } from '../contract.ts';
import { useMonthDraft, type MonthDraft } from './month-cells.ts';
import { ListedLine, ReadLine, TypedLine } from './month-line.tsx';
import { SyntheticMark } from './show.tsx';
import { words } from './words.ts';

const address = z.object({ ban: z.coerce.number().int().min(1).optional() });

/** The form of one month: last month as the draft, saved by itself, submitted by the desk, confirmed by the head. */
export default function MonthScreen() {
  const { unitId, year, month } = usePathParams<{ unitId: string; year: string; month: string }>();
  const [{ ban }] = useSearchState(address);
  const read = useRead(
    indicatorsApi.form,
    { params: { unitId, year: Number(year), month: Number(month) }, query: { revision: ban } },
    { keep: false },
  );
  return <ReadState read={read}>{(it) => <Form key={`${it.id}-${it.version}-${it.state}`} it={it} />}</ReadState>;
}

function Form({ it }: { it: MonthForm }) {
  const t = useText(words);
  const { lang } = useLang();
  const draft = useMonthDraft(it);
  const open = it.can.save.ok;
  const of = (feed: string) => it.lines.filter((line) => line.definition.feed === feed);
  const [typed, listed, readOnly] = [of('entry'), of('facts'), of('progress')];
  return (
    <Page
      title={t.form(it.month, it.year)}
      subtitle={`${it.unit.name} · ${it.revision > 1 ? `${t.revisionOf(it.revision - 1)} · ` : ''}${t.due(showDate(it.dueOn, lang))}`}
      crumbs={[{ label: t.title, to: linkTo('/chi-so', {}, { 'don-vi': it.unit.id, nam: String(it.year) }) }]}
      status={entryStateLabels[it.state]}
      marks={
        <>
          {it.late && <Chip tone="warn">{t.late}</Chip>}
          <SyntheticMark synthetic={it.synthetic} />
        </>
      }
      actions={<Verbs it={it} draft={draft} />}
    >
      <Split aside={<Aside it={it} draft={draft} />} asideWidth={320}>
        <Stack>
          {it.returnReason !== '' && it.state === 'DRAFT' && (
            <Notice tone="warn" title={t.returned}>
              {it.returnReason}
            </Notice>
          )}
          {it.correctionReason !== '' && (
            <Notice tone="info" title={t.revisionOf(it.revision - 1)}>
              {it.correctionReason}
            </Notice>
          )}
          {it.noChangeReason !== '' && (
            <Notice tone="info" title={t.noChange}>
              {it.noChangeReason}
            </Notice>
          )}
          {draft.refusal && <RefusalNotice refusal={draft.refusal} />}
          {it.lines.length === 0 && <EmptyState title={t.nothingAsked} />}
          {typed.length > 0 && (
            <Section title={t.typedLines}>
              <Stack gap={12}>
                {typed.map((line) => (
                  <TypedLine key={line.definition.code} it={it} line={line} draft={draft} open={open} />
                ))}
              </Stack>
            </Section>
          )}
          {listed.length > 0 && (
            <Section title={t.listedLines}>
              <Stack gap={12}>
                {listed.map((line) => (
                  <ListedLine key={line.definition.code} it={it} line={line} draft={draft} open={open} />
                ))}
              </Stack>
            </Section>
          )}
          {readOnly.length > 0 && (
            <Section title={t.readLines}>
              <Stack gap={12}>
                {readOnly.map((line) => (
                  <ReadLine key={line.definition.code} it={it} line={line} />
                ))}
              </Stack>
            </Section>
          )}
          <Card small>
            <AreaField label={t.formNote} rows={2} value={draft.note} onChange={draft.setNote} readOnly={!open} maxLength={3000} />
          </Card>
        </Stack>
      </Split>
    </Page>
  );
}

function Verbs({ it, draft }: { it: MonthForm; draft: MonthDraft }) {
  const t = useText(words);
  const { can } = it;
  const params = { unitId: it.unit.id, year: it.year, month: it.month };
  const one = { id: it.id ?? '' };
  const seen = { version: it.version };
  if (it.state === 'DRAFT') {
    return (
      <>
        {draft.state !== 'idle' && <SavedMark state={draft.state} at={draft.savedAt} />}
        <ActionButton
          act={indicatorsApi.noChange}
          params={params}
          body={{ version: draft.version }}
          decision={can.noChange}
          askReason
          confirm={{ title: t.noChange, text: t.noChangeAsk }}
          done={words.noChangeDone}
        >
          {t.noChange}
        </ActionButton>
        <ActionButton
          kind="primary"
          act={indicatorsApi.submit}
          params={params}
          body={{ version: draft.version }}
          decision={draft.unreadable ? stillWrong : draft.waiting ? stillSaving : can.submit.ok || draft.savedAt === null ? can.submit : { ok: true }}
          confirm={{ title: t.submit, text: t.submitAsk }}
          done={words.submitted}
        >
          {t.submit}
        </ActionButton>
      </>
    );
  }
  if (it.state === 'SUBMITTED') {
    const head = can.confirm.ok || can.confirm.refusal.code !== indicatorsRefusals.onlyLeader.code;
    return (
      <>
        {can.withdraw.ok && (
          <ActionButton act={indicatorsApi.withdraw} params={one} body={seen} decision={can.withdraw} askReason done={words.withdrawn}>
            {t.withdraw}
          </ActionButton>
        )}
        {head && (
          <>
            <ActionButton
              kind="danger"
              act={indicatorsApi.giveBack}
              params={one}
              body={seen}
              decision={can.giveBack}
              askReason
              done={words.givenBack}
            >
              {t.giveBack}
            </ActionButton>
            <ActionButton
              kind="primary"
              act={indicatorsApi.confirm}
              params={one}
              body={seen}
              decision={can.confirm}
              confirm={{ title: t.confirm, text: t.confirmAsk }}
              done={words.confirmed}
            >
              {t.confirm}
            </ActionButton>
          </>
        )}
      </>
    );
  }
  if (it.state !== 'CONFIRMED') return null;
  return can.askCorrection.ok ? (
    <ActionButton act={indicatorsApi.askCorrection} params={one} body={seen} decision={can.askCorrection} askReason done={words.asked}>
      {t.askCorrection}
    </ActionButton>
  ) : (
    <ActionButton act={indicatorsApi.correct} params={one} body={seen} decision={can.correct} askReason done={words.corrected}>
      {t.correct}
    </ActionButton>
  );
}

const stillWrong = {
  ok: false,
  refusal: { code: 'indicators.unreadable', kind: 'invalid', message: { vi: words.unreadable.vi, en: words.unreadable.en } },
} as const;
const stillSaving = {
  ok: false,
  refusal: { code: 'indicators.saving', kind: 'conflict', message: { vi: words.saving.vi, en: words.saving.en } },
} as const;

function Aside({ it, draft }: { it: MonthForm; draft: MonthDraft }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const moment = (day: string | null, by: string | null) => (day === null ? '—' : `${showDate(day, lang)}${by ? ` · ${by}` : ''}`);
  const id = it.id;
  return (
    <Stack>
      <Card title={t.state} small>
        <Stack gap={10}>
          <Facts
            look="lines"
            facts={[
              { label: t.sentBy, value: moment(it.submittedOn, it.submittedBy) },
              { label: t.confirmedBy, value: moment(it.confirmedOn, it.confirmedBy) },
            ]}
          />
          {it.state === 'DRAFT' && (draft.unreadable || !draft.waiting) && (
            <WhyNot decisions={[draft.unreadable ? stillWrong : it.can.save.ok ? it.can.submit : it.can.save]} />
          )}
        </Stack>
      </Card>
      <Card title={t.proofs} small>
        {id === null ? (
          <span className="u-small u-muted">{t.proofsLater}</span>
        ) : (
          <EvidencePicker objectType="indicator-month" objectId={id} unitId={it.unit.id} canChange={it.can.save.ok || it.can.withdraw.ok} />
        )}
      </Card>
      {it.revisions.length > 1 && (
        <Card title={t.revisions} small flush>
          <List>
            {it.revisions.map((one) => (
              <Item
                key={one.id}
                title={one.revision === 1 ? t.firstForm : t.revisionOf(one.revision - 1)}
                sub={one.reason}
                note={moment(one.confirmedOn ?? one.submittedOn, one.confirmedBy ?? one.submittedBy)}
                end={<Chip tone={entryStateLabels[one.state].tone}>{say(entryStateLabels[one.state])}</Chip>}
                to={linkTo(
                  '/chi-so/thang/$unitId/$year/$month',
                  { unitId: it.unit.id, year: String(it.year), month: String(it.month) },
                  { ban: String(one.revision) },
                )}
                chosen={one.id === it.id}
              />
            ))}
          </List>
        </Card>
      )}
    </Stack>
  );
}
