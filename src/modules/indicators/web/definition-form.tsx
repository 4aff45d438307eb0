import {
  AreaField,
  Button,
  CheckField,
  DateField,
  Dialog,
  Form,
  FormGrid,
  NumberField,
  optionsOf,
  RefusalNotice,
  Row,
  SelectField,
  TextField,
  useAct,
  useForm,
  useText,
  type FormState,
} from '#ui/index.ts';
import { comparisonLabels, countingLabels, indicatorsApi, periodLabels, unitLabels, type Definition } from '../contract.ts';
import { readAmount, typedAmount } from '../numbers.ts';
import type { Comparison } from '../rules.ts';
import { amountError } from './show.tsx';
import { words } from './words.ts';

interface Shared {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly comparison: Comparison | null;
  readonly target: string;
  readonly postTitle: string;
  readonly proofVi: string;
  readonly proofEn: string;
  readonly source: string;
  readonly validFrom: string;
  readonly reason: string;
}

/** What a definition says in words, whose it is and what is aimed at: the same in a new one and a new edition. */
function SharedFields<T extends Shared>({ form }: { form: FormState<T> }) {
  const t = useText(words);
  return (
    <>
      <FormGrid>
        <TextField label={t.nameVi} required {...form.fieldAt('nameVi')} />
        <TextField label={t.nameEn} required {...form.fieldAt('nameEn')} />
        <SelectField label={t.comparison} options={optionsOf(comparisonLabels)} {...form.fieldAt('comparison')} />
        <TextField label={t.target} {...form.fieldAt('target')} error={amountError(form.values.target) ?? form.errors['target']} />
        <TextField label={t.post} required {...form.fieldAt('postTitle')} />
        <TextField label={t.source} required {...form.fieldAt('source')} />
        <TextField label={t.proofVi} {...form.fieldAt('proofVi')} />
        <TextField label={t.proofEn} {...form.fieldAt('proofEn')} />
        <DateField label={t.validFrom} required {...form.fieldAt('validFrom')} />
      </FormGrid>
      <TextField label={t.reason} required {...form.fieldAt('reason')} />
    </>
  );
}

/** The target as it is sent; unreadable text is shown at its field and nothing is sent. */
function targetOf({ target, comparison }: Shared): { target: string | null; comparison: Comparison | null } | undefined {
  const read = readAmount(target);
  if (read.ok) return { target: read.amount, comparison: comparison ?? '>=' };
  return read.problem === 'empty' ? { target: null, comparison: null } : undefined;
}

export function ReviseForm({ it, onDone }: { it: Definition; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.revise, { quiet: true, done: words.revised, onDone });
  const form = useForm<Shared & { pendingDays: number | null }>(
    {
      nameVi: it.name.vi,
      nameEn: it.name.en,
      comparison: it.target?.comparison ?? null,
      target: it.target ? typedAmount(it.target.target) : '',
      postTitle: it.postTitle,
      proofVi: it.proof.vi,
      proofEn: it.proof.en,
      source: it.source,
      validFrom: '',
      reason: '',
      pendingDays: it.pendingDays,
    },
    {
      refusal: act.refusal,
      onSubmit: (values) => {
        const aim = targetOf(values);
        return aim && act.run({ params: { id: it.id }, body: { ...values, ...aim, version: it.version } });
      },
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <SharedFields form={form} />
      {it.factKind === 'complaint' && <NumberField label={t.pendingDays} least={1} most={3650} {...form.fieldAt('pendingDays')} />}
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.revise}
        </Button>
      </Row>
    </Form>
  );
}

/** `held; Đã tiếp; Held` a line. */
const partsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.split(';').map((one) => one.trim()))
    .filter(([code]) => code)
    .map(([code = '', vi = '', en = '']) => ({ code, vi: vi || code, en: en || vi || code }));

export function DefineDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.define, { quiet: true, done: words.defined, onDone: onClose });
  const form = useForm(
    {
      code: '',
      nameVi: '',
      nameEn: '',
      unit: 'count' as Definition['unit'],
      period: 'month' as Definition['period'],
      counting: 'CUMULATIVE' as Definition['counting'],
      partsText: '',
      of: '',
      over: '',
      bounded: true,
      comparison: null as Comparison | null,
      target: '',
      postTitle: '',
      proofVi: '',
      proofEn: '',
      source: '',
      validFrom: `${year}-01-01`,
      reason: '',
    },
    {
      refusal: act.refusal,
      onSubmit: ({ partsText, ...values }) => {
        const aim = targetOf(values);
        return aim && act.run({ body: { ...values, ...aim, parts: partsOf(partsText) } });
      },
    },
  );
  return (
    <Dialog open onClose={onClose} title={t.define} width={760}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <FormGrid>
          <TextField label={t.code} required {...form.field('code')} />
          <SelectField label={t.unitOf} empty={false} options={optionsOf(unitLabels)} {...form.fieldAt('unit')} />
          <SelectField label={t.period} empty={false} options={optionsOf(periodLabels)} {...form.fieldAt('period')} />
          <SelectField label={t.counting} empty={false} options={optionsOf(countingLabels)} {...form.fieldAt('counting')} />
        </FormGrid>
        <AreaField label={t.parts} hint={t.partsHint} required rows={3} {...form.field('partsText')} />
        <FormGrid>
          <TextField label={t.of} required {...form.field('of')} />
          <TextField label={t.over} hint={t.overHint} {...form.field('over')} />
        </FormGrid>
        {form.values.over !== '' && <CheckField label="≤ 100%" {...form.field('bounded')} />}
        <SharedFields form={form} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.define}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
