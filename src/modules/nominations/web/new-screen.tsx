import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Button,
  Card,
  Chip,
  ComboField,
  DraftNotice,
  EmptyState,
  Facts,
  Form,
  FormGrid,
  linkTo,
  NumberField,
  Page,
  RadioField,
  ReadState,
  RefusalNotice,
  Row,
  SelectField,
  Split,
  Stack,
  useAct,
  useDraft,
  useForm,
  useGo,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useText,
} from '#ui/index.ts';
import { IconAward } from '#ui/icons.ts';
import { useYear } from '#ui/session.ts';
import { directoryApi } from '#modules/directory/contract.ts';
import { findPeople } from '#modules/directory/web/find-people.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { nominationsApi, routes, subjectKinds } from '../contract.ts';
import { words } from './words.ts';

type Options = ResponseOf<typeof nominationsApi.options>;

/** What was judged elsewhere and is proposed from there. */
const address = z.object({
  doituong: z.enum(['unit', 'person']).optional(),
  ai: z.uuid().optional(),
  danhhieu: z.string().optional(),
  namxet: z.coerce.number().int().optional(),
});
type Asked = z.output<typeof address>;

export default function NewScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  const read = useRead(nominationsApi.options, {});
  const [asked] = useSearchState(address);
  return (
    <ReadState read={read}>
      {(options) => (
        <Page
          title={t.newTitle}
          crumbs={[{ label: t.dossiers, to: '/ho-so' }]}
          subtitle={t.newAbout(say(options.regime.name), showDate(options.today, lang))}
        >
          <NewForm key={JSON.stringify(asked)} options={options} asked={asked} />
        </Page>
      )}
    </ReadState>
  );
}

/** One question below the other: who, on which route, for which year, which title valid today. */
function NewForm({ options, asked }: { options: Options; asked: Asked }) {
  const t = useText(words);
  const say = useSay();
  const go = useGo();
  const [year] = useYear();
  const act = useAct(nominationsApi.create, {
    quiet: true,
    done: { vi: 'Đã lập hồ sơ.', en: 'Created.' },
    onDone: ({ id }) => {
      draft.clear();
      go(linkTo('/ho-so/$id', { id }));
    },
  });
  const kindAsked = asked.doituong ?? 'unit';
  const firstSubject = kindAsked === 'unit' ? (options.subjects[0]?.id ?? null) : null;
  const form = useForm(
    {
      unitId: options.units[0]?.id ?? null,
      subjectKind: kindAsked as 'unit' | 'person',
      subjectId: asked.ai ?? firstSubject,
      route: 'yearly' as 'yearly' | 'in-time',
      year: Math.min(asked.namxet ?? year, Number(options.today.slice(0, 4))) as number | null,
      awardCode: (options.awards.some((award) => award.code === asked.danhhieu && award.subject === kindAsked) ? asked.danhhieu : null) ?? null,
    },
    { schema: nominationsApi.create.body, refusal: act.refusal, onSubmit: (body) => act.run({ body: body as never }) },
  );
  // A draft left here earlier is of another proposal.
  const draft = useDraft(['nomination.new', asked.ai, asked.danhhieu, asked.namxet].filter(Boolean).join('.'), form);
  const person = useRead(directoryApi.person, { params: { id: asked.ai ?? '' } }, { enabled: asked.doituong === 'person' && asked.ai !== undefined });
  const { subjectKind, awardCode } = form.values;
  const awards = options.awards.filter((award) => award.subject === subjectKind);
  const chosen = awards.find((award) => award.code === awardCode);
  const switchKind = (kind: 'unit' | 'person') =>
    form.set({ subjectKind: kind, subjectId: kind === 'unit' ? (options.subjects[0]?.id ?? null) : null, awardCode: null });
  return (
    <Split aside={<AwardCard award={chosen} today={options.today} />}>
      <Card>
        <Form form={form}>
          <Stack>
            <DraftNotice draft={draft} />
            <RadioField
              label={t.subjectKind}
              required
              options={[
                { value: 'unit', label: subjectKinds.unit },
                { value: 'person', label: subjectKinds.person },
              ]}
              value={subjectKind}
              onChange={switchKind}
            />
            {subjectKind === 'unit' ? (
              <ComboField
                label={t.collective}
                required
                options={options.subjects.map(({ id, name }) => ({ value: id, label: name }))}
                {...form.field('subjectId')}
              />
            ) : (
              <ComboField
                key="person"
                label={t.person}
                required
                load={findPeople}
                {...(form.values.subjectId === asked.ai ? { valueLabel: person.data?.fullName ?? '…' } : {})}
                {...form.field('subjectId')}
              />
            )}
            <RadioField
              label={t.route}
              required
              cards
              options={[
                { value: 'yearly', label: routes.yearly, hint: t.routeYearlyHint },
                { value: 'in-time', label: routes['in-time'], hint: t.routeInTimeHint },
              ]}
              {...form.field('route')}
            />
            <FormGrid>
              <SelectField
                label={t.award}
                required
                options={awards.map((award) => ({ value: award.code, label: award.name }))}
                {...form.field('awardCode')}
              />
              <NumberField label={t.year} required {...form.field('year')} />
            </FormGrid>
            <RefusalNotice refusal={act.refusal} />
            <Row justify="end">
              {chosen && <span className="u-muted">{say(chosen.name)}</span>}
              <Button type="submit" kind="primary" busy={act.busy} decision={options.can.create}>
                {t.create}
              </Button>
            </Row>
          </Stack>
        </Form>
      </Card>
    </Split>
  );
}

/** What the chosen title rests on and which papers it asks for. */
function AwardCard({ award, today }: { award: Options['awards'][number] | undefined; today: string }) {
  const t = useText(words);
  const say = useSay();
  if (!award)
    return (
      <EmptyState icon={IconAward} title={t.award}>
        {t.chooseAward}
      </EmptyState>
    );
  return (
    <Card small title={say(award.name)} aside={award.soft && <Chip tone="warn">{t.doubtful}</Chip>}>
      <Stack gap={10}>
        <Facts
          look="lines"
          facts={[
            { label: t.decidedBy, value: say(award.decidedBy) },
            { label: t.basis, value: award.basis },
          ]}
        />
        <b>{t.papersNeeded}</b>
        <ul>
          {award.papers.map((paper) => (
            <li key={paper.title}>
              {paper.title} {!paper.required && <span className="u-muted">({t.optional})</span>}
            </li>
          ))}
        </ul>
        <Row>
          <RuleNote awardCode={award.code} on={today} />
        </Row>
      </Stack>
    </Card>
  );
}
