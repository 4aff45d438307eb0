import type { Decision } from '#platform/refusal.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  AreaField,
  ComboField,
  DateField,
  FormAction,
  FormGrid,
  linkTo,
  NumberField,
  optionsOf,
  SelectField,
  TextField,
  useGo,
  useText,
  type FormState,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { useSession } from '#ui/session.ts';
import { findPeople } from '#modules/directory/web/find-people.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { councilLevels, councilsApi, duties, forms, purposes, recusals, type CouncilMember } from '../contract.ts';
import { words } from './words.ts';

type Council = ResponseOf<typeof councilsApi.one>;

interface RuleFields {
  name: string;
  level: string;
  quorumNumerator: number | null;
  quorumDenominator: number | null;
  ownThresholdPercent: number | null;
  recusal: string;
}

function RuleFields<T extends RuleFields>({ form }: { form: FormState<T> }) {
  const t = useText(words);
  const field = (name: keyof RuleFields) => form.fieldAt(name);
  return (
    <>
      <TextField label={t.name} required {...field('name')} />
      <SelectField label={t.level} required empty={false} options={optionsOf(councilLevels)} {...field('level')} />
      <FormGrid>
        <NumberField label={`${t.quorum}: ${t.quorumTop}`} required least={0} hint={t.quorumHint} {...field('quorumNumerator')} />
        <NumberField label={`${t.quorum}: ${t.quorumBottom}`} required least={1} {...field('quorumDenominator')} />
      </FormGrid>
      <NumberField label={t.threshold} required least={1} most={100} unit="%" {...field('ownThresholdPercent')} />
      <SelectField label={t.recusal} required empty={false} options={optionsOf(recusals)} {...field('recusal')} />
    </>
  );
}

export function CreateCouncil({ decision }: { decision: Decision }) {
  const t = useText(words);
  const go = useGo();
  const start = {
    unitId: null as string | null,
    name: '',
    level: 'ministry',
    quorumNumerator: 2 as number | null,
    quorumDenominator: 3 as number | null,
    ownThresholdPercent: 51 as number | null,
    recusal: 'noted',
  };
  return (
    <FormAction
      act={councilsApi.create}
      start={start}
      kind="primary"
      icon={IconPlus}
      decision={decision}
      onDone={({ id }) => go(linkTo('/hoi-dong/$id', { id }))}
      fields={(form) => (
        <>
          <ComboField label={t.unit} required load={findUnits} {...form.field('unitId')} />
          <RuleFields form={form} />
        </>
      )}
    >
      {t.create}
    </FormAction>
  );
}

export function EditCouncil({ it }: { it: Council }) {
  const t = useText(words);
  const { name, level, quorumNumerator, quorumDenominator, ownThresholdPercent, recusal, version } = it;
  const start = {
    name,
    level: level as string,
    quorumNumerator: quorumNumerator as number | null,
    quorumDenominator: quorumDenominator as number | null,
    ownThresholdPercent: ownThresholdPercent as number | null,
    recusal: recusal as string,
    version,
    reason: '',
  };
  return (
    <FormAction
      act={councilsApi.edit}
      params={{ id: it.id }}
      start={start}
      small
      decision={it.can.edit}
      fields={(form) => (
        <>
          <RuleFields form={form} />
          <TextField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.edit}
    </FormAction>
  );
}

export function AddMember({ it }: { it: Council }) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <FormAction
      act={councilsApi.addMember}
      params={{ id: it.id }}
      start={{ personId: null as string | null, duty: 'member', validFrom: today as string | null, reason: '' }}
      icon={IconPlus}
      small
      decision={it.can.changeMembers}
      fields={(form) => (
        <>
          <ComboField label={t.person} required load={findPeople} {...form.field('personId')} />
          <SelectField label={t.duty} required empty={false} options={optionsOf(duties)} {...form.fieldAt('duty')} />
          <DateField label={t.from} required {...form.field('validFrom')} />
          <TextField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.addMember}
    </FormAction>
  );
}

export function EndMember({ member, decision }: { member: CouncilMember; decision: Decision }) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <FormAction
      act={councilsApi.endMember}
      params={{ id: member.id }}
      start={{ version: member.version, validTo: today as string | null, reason: '' }}
      small
      decision={decision}
      text={member.name}
      fields={(form) => (
        <>
          <DateField label={t.lastDay} required {...form.field('validTo')} />
          <TextField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.endMember}
    </FormAction>
  );
}

export function ChangeDuty({ member, decision }: { member: CouncilMember; decision: Decision }) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <FormAction
      act={councilsApi.changeDuty}
      params={{ id: member.id }}
      start={{ version: member.version, duty: member.duty as string, from: today as string | null, reason: '' }}
      small
      decision={decision}
      text={member.name}
      fields={(form) => (
        <>
          <SelectField label={t.duty} required empty={false} options={optionsOf(duties)} {...form.fieldAt('duty')} />
          <DateField label={t.from} required {...form.field('from')} />
          <TextField label={t.reason} required {...form.field('reason')} />
        </>
      )}
    >
      {t.changeDuty}
    </FormAction>
  );
}

export function PlanMeeting({ it }: { it: Council }) {
  const t = useText(words);
  const go = useGo();
  const { today } = useSession();
  return (
    <FormAction
      act={councilsApi.plan}
      params={{ id: it.id }}
      start={{ title: '', purpose: 'yearly', heldOn: today as string | null, startsAt: '08:30', place: '', form: 'in-person', note: '' }}
      kind="primary"
      icon={IconPlus}
      decision={it.can.plan}
      onDone={({ id }) => go(linkTo('/hoi-dong/phien/$id', { id }))}
      fields={(form) => (
        <>
          <TextField label={t.title} required {...form.field('title')} />
          <SelectField label={t.purpose} required empty={false} options={optionsOf(purposes)} {...form.fieldAt('purpose')} />
          <FormGrid>
            <DateField label={t.heldOn} required least={today} {...form.field('heldOn')} />
            <TextField label={t.startsAt} required placeholder="08:30" {...form.field('startsAt')} />
          </FormGrid>
          <TextField label={t.place} required {...form.field('place')} />
          <SelectField label={t.form} required empty={false} options={optionsOf(forms)} {...form.fieldAt('form')} />
          <AreaField label={t.note} {...form.field('note')} />
        </>
      )}
    >
      {t.plan}
    </FormAction>
  );
}
