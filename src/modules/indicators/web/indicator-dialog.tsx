import { useState } from 'react';
import type { Lang } from '#platform/text.ts';
import {
  Button,
  CheckField,
  Chip,
  Dialog,
  Facts,
  Form,
  FormGrid,
  Item,
  LinkButton,
  linkTo,
  List,
  RefusalNotice,
  Row,
  Section,
  Stack,
  TextField,
  useAct,
  useForm,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { certaintyLabels, feedLabels, indicatorsApi, periodLabels, type IndicatorYear, type Overview } from '../contract.ts';
import { amountOf, readAmount, showAmount, typedAmount, unitsOf } from '../numbers.ts';
import { showResult } from '../result-words.ts';
import { amountError, showFormula, showTarget, Verdict, YearValue } from './show.tsx';
import { words } from './words.ts';
import { monthTo } from './addresses.ts';

/** One indicator of a unit: how it is counted, whose it is, and every month with the way to its rows and proofs. */
export function IndicatorDialog({ it, one, onClose }: { it: Overview; one: IndicatorYear; onClose: () => void }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [assigning, setAssigning] = useState(false);
  const { definition } = one;
  const known = one.months.filter((month) => month.certainty !== 'UNKNOWN');
  return (
    <Dialog open onClose={onClose} title={say(definition.name)} width={680}>
      <Stack>
        <Row gap={10}>
          <YearValue it={one.year} unit={definition.unit} />
          <Verdict verdict={one.year.verdict} />
        </Row>
        <Facts
          look="lines"
          facts={[
            { label: t.target, value: one.applies ? showTarget(one.target, definition.unit, lang) : t.notAsked },
            { label: t.formula, value: showFormula(definition, lang) },
            { label: t.period, value: `${say(periodLabels[definition.period])} · ${say(feedLabels[definition.feed])}` },
            { label: t.post, value: `${one.postTitle}${one.holders.length > 0 ? `: ${one.holders.join(', ')}` : ` (${t.nobody})`}` },
            { label: t.proof, value: say(definition.proof) },
            { label: t.source, value: definition.source },
          ]}
        />
        {assigning ? (
          <AssignForm it={it} one={one} onDone={() => setAssigning(false)} />
        ) : (
          <Row>
            {definition.factKind !== null && (
              <LinkButton small to={linkTo('/chi-so/danh-sach', {}, { 'don-vi': it.unit.id, loai: definition.factKind })}>
                {t.seeFacts}
              </LinkButton>
            )}
            {definition.feed === 'progress' && (
              <LinkButton small to={linkTo('/ket-qua', {}, { 'don-vi': it.unit.id, nam: String(it.year) })}>
                {t.seeTasks}
              </LinkButton>
            )}
            {it.can.assign.ok && (
              <Button small onClick={() => setAssigning(true)}>
                {t.assign}
              </Button>
            )}
          </Row>
        )}
        <Section title={t.months}>
          <List plain>
            {known.map((month) => (
              <Item
                key={month.month}
                title={`${t.month(month.month)}: ${showResult(month.result, definition.unit, lang)}`}
                sub={[
                  certaintyLabels[month.certainty][lang],
                  month.carried ? t.carried : '',
                  month.result.known && month.result.denominator !== null
                    ? `${showAmount(month.result.numerator, lang)} / ${showAmount(month.result.denominator, lang)}`
                    : '',
                  ownOfMonth(one, month.month, lang),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                to={
                  definition.feed === 'progress'
                    ? linkTo('/ket-qua', {}, { 'don-vi': it.unit.id, nam: String(it.year), thang: String(month.month) })
                    : monthTo(it, month.month)
                }
                end={month.verdict === 'NO_TARGET' ? undefined : <Verdict verdict={month.verdict} />}
              />
            ))}
            {known.length === 0 && <Chip>{t.nothingYet}</Chip>}
          </List>
        </Section>
      </Stack>
    </Dialog>
  );
}

/** What a month brought by itself: the running total less the month before. Nothing when either is not known. */
function ownOfMonth({ definition, months }: IndicatorYear, month: number, lang: Lang): string {
  const [now, before] = [months[month - 1]?.result, months[month - 2]?.result];
  if (definition.counting !== 'CUMULATIVE' || !now?.known || (month > 1 && !before?.known)) return '';
  const own = (pick: (one: { numerator: string; denominator: string | null }) => string | null) =>
    showAmount(amountOf(unitsOf(pick(now) ?? '0') - unitsOf((before?.known ? pick(before) : null) ?? '0')), lang);
  const numerator = own((one) => one.numerator);
  return words.ofMonth[lang](now.denominator === null ? numerator : `${numerator} / ${own((one) => one.denominator)}`);
}

function AssignForm({ it, one, onDone }: { it: Overview; one: IndicatorYear; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.assign, { quiet: true, done: words.assigned, onDone });
  const form = useForm(
    {
      applies: one.applies,
      target: one.target && one.target.target !== one.definition.target?.target ? typedAmount(one.target.target) : '',
      postTitle: '',
      reason: '',
    },
    {
      refusal: act.refusal,
      onSubmit: ({ target, ...values }) => {
        const read = readAmount(target);
        if (!read.ok && read.problem !== 'empty') return undefined;
        return act.run({ body: { ...values, unitId: it.unit.id, year: it.year, code: one.definition.code, target: read.ok ? read.amount : null } });
      },
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <CheckField label={t.applies} {...form.field('applies')} />
      <FormGrid>
        <TextField label={t.ownTarget} {...form.field('target')} error={amountError(form.values.target)} />
        <TextField label={t.ownPost} {...form.field('postTitle')} />
      </FormGrid>
      <TextField label={t.reason} required {...form.field('reason')} />
      <Row justify="end">
        <Button kind="quiet" onClick={onDone}>
          {t.close}
        </Button>
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}
