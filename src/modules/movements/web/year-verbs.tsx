import { useState } from 'react';
import type { Decision } from '#platform/refusal.ts';
import {
  ActionButton,
  AreaField,
  Button,
  Dialog,
  Form,
  Menu,
  NumberField,
  RefusalNotice,
  Stack,
  TextField,
  Why,
  linkTo,
  useAct,
  useForm,
  useGo,
  useText,
} from '#ui/index.ts';
import { IconCornerUpLeft, IconDots, IconPencil, IconPlus } from '#ui/icons.ts';
import { yearsApi, type YearDetail } from '../contract.ts';
import { yearTransitions, type YearVerb } from '../rules.ts';
import { VerbButton } from './verb-button.tsx';
import { StepMatters } from './year-matters.tsx';
import { yearWords } from './year-words.ts';

type Step = Exclude<YearVerb, 'reopen'>;

/** The next steps of the cycle: the first is the main button of the screen, a blocked one says what is missing. */
export function YearVerbs({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  const [theming, setTheming] = useState(false);
  const steps = yearTransitions.filter((one) => one.from === year.state && one.verb !== 'reopen').map((one) => one.verb as Step);
  const back = yearTransitions.some((one) => one.from === year.state && one.verb === 'reopen');
  return (
    <>
      <Menu
        label={t.changeTheme}
        renderTrigger={(props) => <Button {...props} icon={IconDots} aria-label={t.changeTheme} />}
        groups={[{ items: [{ label: t.changeTheme, icon: IconPencil, onSelect: () => setTheming(true) }] }]}
      />
      {back && (
        <ActionButton
          act={yearsApi.reopen}
          params={{ id: year.id }}
          body={{ version: year.version }}
          decision={year.can.reopen}
          icon={IconCornerUpLeft}
          askReason
        >
          {t.reopen}
        </ActionButton>
      )}
      {steps.map((verb, index) => (
        <StepButton key={verb} year={year} verb={verb} primary={index === steps.length - 1} />
      ))}
      {theming && <ThemeDialog year={year} onClose={() => setTheming(false)} />}
    </>
  );
}

function StepButton({ year, verb, primary }: { year: YearDetail; verb: Step; primary: boolean }) {
  const t = useText(yearWords);
  return (
    <VerbButton
      act={yearsApi[verb]}
      params={{ id: year.id }}
      body={{ version: year.version }}
      initial={{ note: '', missing: [] as string[] }}
      decision={year.can[verb]}
      kind={primary ? 'primary' : 'normal'}
      label={t[verb]}
      text={verb === 'issueGuide' ? `${t.stepText} ${t.freezes}` : t.stepText}
      fields={(form) => (
        <>
          <StepMatters matters={year.matters.filter((matter) => matter.verb === verb)} form={form} />
          <AreaField label={t.note} {...form.field('note')} />
        </>
      )}
    />
  );
}

function ThemeDialog({ year, onClose }: { year: YearDetail; onClose: () => void }) {
  const t = useText(yearWords);
  const act = useAct(yearsApi.changeTheme, { quiet: true, done: { vi: 'Đã sửa chủ đề.', en: 'Theme corrected.' }, onDone: onClose });
  const form = useForm(
    { text: year.theme ?? '', reason: '' },
    {
      schema: yearsApi.changeTheme.body.pick({ text: true, reason: true }),
      refusal: act.refusal,
      onSubmit: (values) => act.run({ params: { id: year.id }, body: { ...values, version: year.version } }),
    },
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.changeTheme}
      footer={
        <Button kind="primary" busy={act.busy} decision={year.can.changeTheme} onClick={() => void form.submit()}>
          {t.save}
        </Button>
      }
    >
      <Form form={form}>
        <Why>{t.themeHint}</Why>
        <RefusalNotice refusal={act.refusal} />
        <TextField label={t.theme} required {...form.field('text')} />
        <TextField label={t.reason} required {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}

/** Opens a year; its plan is last year's dates. */
export function NewYearButton({ suggested, decision, primary }: { suggested: number; decision: Decision; primary?: boolean }) {
  const t = useText(yearWords);
  const go = useGo();
  const [open, setOpen] = useState(false);
  const act = useAct(yearsApi.create, { quiet: true, done: { vi: 'Đã mở năm thi đua.', en: 'The year is open.' } });
  const form = useForm(
    { year: suggested as number | null, theme: '' },
    {
      schema: yearsApi.create.body,
      refusal: act.refusal,
      onSubmit: async ({ year, theme }) => {
        if (year === null || !(await act.run({ body: { year, theme } }))) return;
        setOpen(false);
        go(linkTo('/nam-thi-dua/$year', { year }));
      },
    },
  );
  return (
    <>
      <Button kind={primary ? 'primary' : 'normal'} small={!primary} icon={IconPlus} decision={decision} onClick={() => setOpen(true)}>
        {t.newYear}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t.newYear}
        footer={
          <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
            {t.newYear}
          </Button>
        }
      >
        <Form form={form}>
          <Stack gap={12}>
            <Why>{t.newYearHint}</Why>
            <RefusalNotice refusal={act.refusal} />
            <NumberField label={t.year} required {...form.field('year')} />
            <TextField label={t.theme} required {...form.field('theme')} />
          </Stack>
        </Form>
      </Dialog>
    </>
  );
}
