import {
  AreaField,
  CheckField,
  DateField,
  FormAction,
  FormGrid,
  NumberField,
  optionsOf,
  RadioField,
  Stack,
  TextField,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconAward, IconSend } from '#ui/icons.ts';
import { nominationsApi, refusalKinds, type NominationDetail } from '../contract.ts';
import { RevokeImpact } from './impact.tsx';
import { verbWords } from './verb-words.ts';

interface Props {
  readonly it: NominationDetail;
}

export function UnitMinute({ it, main }: Props & { main: boolean }) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.minute}
      params={{ id: it.id }}
      start={{ version: it.version, number: '', on: it.today as string | null, yes: null as number | null, members: null as number | null }}
      kind={main ? 'primary' : 'normal'}
      decision={it.can.minute}
      text={t.minuteText}
      fields={(form) => (
        <FormGrid>
          <TextField label={t.minuteNumber} required {...form.field('number')} />
          <DateField label={t.minuteOn} required most={it.today} {...form.field('on')} />
          <NumberField label={t.minuteYes} required least={0} {...form.field('yes')} />
          <NumberField label={t.minuteMembers} required least={1} {...form.field('members')} />
        </FormGrid>
      )}
    >
      {t.minute}
    </FormAction>
  );
}

export function Resubmit({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.resubmit}
      params={{ id: it.id }}
      start={{ version: it.version, note: '' }}
      kind="primary"
      icon={IconSend}
      decision={it.can.resubmit}
      fields={(form) => <AreaField label={t.resubmitNote} required {...form.field('note')} />}
    >
      {t.resubmit}
    </FormAction>
  );
}

export function RefuseDossier({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.refuse}
      params={{ id: it.id }}
      start={{ version: it.version, kind: null as string | null, reason: '' }}
      kind="danger"
      decision={it.can.refuse}
      fields={(form) => (
        <>
          <RadioField label={t.refuseKind} required options={optionsOf(refusalKinds)} {...form.fieldAt('kind')} />
          <AreaField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.refuse}
    </FormAction>
  );
}

export function AskMore({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.askMore}
      params={{ id: it.id }}
      start={{ version: it.version, due: null as string | null, reason: '' }}
      decision={it.can.askMore}
      fields={(form) => (
        <>
          <AreaField label={t.askReason} required {...form.field('reason')} />
          <DateField label={t.due} required least={it.today} {...form.field('due')} />
        </>
      )}
    >
      {t.askMore}
    </FormAction>
  );
}

/** Each failed condition by name (practice §12.7). */
export function Ineligible({ it }: Props) {
  const t = useText(verbWords);
  const say = useSay();
  const failed = it.findings.filter((finding) => finding.verdict !== 'MET');
  return (
    <FormAction
      act={nominationsApi.ineligible}
      params={{ id: it.id }}
      start={{ version: it.version, codes: failed.filter((finding) => finding.verdict === 'UNMET').map((finding) => finding.code), reason: '' }}
      kind="danger"
      decision={it.can.ineligible}
      fields={(form) => (
        <>
          <Stack gap={4}>
            <b>{t.failed}</b>
            {failed.map(({ code, text }) => (
              <CheckField
                key={code}
                label={say(text)}
                value={form.values.codes.includes(code)}
                onChange={(on) => form.set({ codes: on ? [...form.values.codes, code] : form.values.codes.filter((one) => one !== code) })}
              />
            ))}
          </Stack>
          <AreaField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.ineligible}
    </FormAction>
  );
}

export function Forward({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.forward}
      params={{ id: it.id }}
      start={{ version: it.version, number: '', on: it.today as string | null }}
      kind="primary"
      decision={it.can.forward}
      fields={(form) => (
        <FormGrid>
          <TextField label={t.forwardNumber} required {...form.field('number')} />
          <DateField label={t.on} required most={it.today} {...form.field('on')} />
        </FormGrid>
      )}
    >
      {t.forward}
    </FormAction>
  );
}

export function EnterStateDecision({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.stateDecide}
      params={{ id: it.id }}
      start={{ version: it.version, number: '', decidedOn: null as string | null, signerName: '', signerPost: '' }}
      kind="primary"
      decision={it.can.stateDecide}
      fields={(form) => (
        <FormGrid>
          <TextField label={t.decisionNumber} required {...form.field('number')} />
          <DateField label={t.decidedOn} required most={it.today} {...form.field('decidedOn')} />
          <TextField label={t.signerName} required {...form.field('signerName')} />
          <TextField label={t.signerPost} required {...form.field('signerPost')} />
        </FormGrid>
      )}
    >
      {t.stateDecide}
    </FormAction>
  );
}

export function RecordAward({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.award}
      params={{ id: it.id }}
      start={{ version: it.version, on: it.today as string | null, place: '' }}
      kind="primary"
      icon={IconAward}
      decision={it.can.award}
      fields={(form) => (
        <FormGrid>
          <DateField label={t.awardOn} required most={it.today} {...form.field('on')} />
          <TextField label={t.awardPlace} required {...form.field('place')} />
        </FormGrid>
      )}
    >
      {t.award}
    </FormAction>
  );
}

export function Revoke({ it }: Props) {
  const t = useText(verbWords);
  return (
    <FormAction
      act={nominationsApi.revoke}
      params={{ id: it.id }}
      start={{ version: it.version, paper: '', on: it.today as string | null, reason: '' }}
      kind="danger"
      decision={it.can.revoke}
      width={640}
      fields={(form) => (
        <>
          <RevokeImpact nominationId={it.id} />
          <FormGrid>
            <TextField label={t.revokePaper} required {...form.field('paper')} />
            <DateField label={t.on} required most={it.today} {...form.field('on')} />
          </FormGrid>
          <AreaField label={t.revokeReason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.revoke}
    </FormAction>
  );
}
