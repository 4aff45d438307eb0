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
  useText,
} from '#ui/index.ts';
import { IconAward } from '#ui/icons.ts';
import { useYear } from '#ui/session.ts';
import { findPeople } from '#modules/directory/web/find-people.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { nominationsApi, routes, subjectKinds } from '../contract.ts';
import { words } from './words.ts';

type Options = ResponseOf<typeof nominationsApi.options>;

export default function NewScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const say = useSay();
  const read = useRead(nominationsApi.options, {});
  return (
    <ReadState read={read}>
      {(options) => (
        <Page
          title={t.newTitle}
          crumbs={[{ label: t.dossiers, to: '/ho-so' }]}
          subtitle={t.newAbout(say(options.regime.name), showDate(options.today, lang))}
        >
          <NewForm options={options} />
        </Page>
      )}
    </ReadState>
  );
}

/** One question below the other: who, on which route, for which year, which title valid today. */
function NewForm({ options }: { options: Options }) {
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
  const form = useForm(
    {
      unitId: options.units[0]?.id ?? null,
      subjectKind: 'unit' as 'unit' | 'person',
      subjectId: options.subjects[0]?.id ?? null,
      route: 'yearly' as 'yearly' | 'in-time',
      year: Math.min(year, Number(options.today.slice(0, 4))) as number | null,
      awardCode: null as string | null,
    },
    { schema: nominationsApi.create.body, refusal: act.refusal, onSubmit: (body) => act.run({ body: body as never }) },
  );
  const draft = useDraft('nomination.new', form);
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
              <ComboField key="person" label={t.person} required load={findPeople} {...form.field('subjectId')} />
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
