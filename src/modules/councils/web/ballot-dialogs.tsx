import { CheckField, FormAction, FormGrid, NumberField, optionsOf, RadioField, SelectField, Stack, useText, type FormState } from '#ui/index.ts';
import { IconGavel } from '#ui/icons.ts';
import { ballotKinds, choices } from '#modules/ballots/contract.ts';
import { councilsApi, type AgendaItem, type MeetingView } from '../contract.ts';
import { words } from './words.ts';

/** Opens one round: open votes for what may be voted openly, paper for what must be secret. */
export function OpenBallot({ it }: { it: MeetingView }) {
  const t = useText(words);
  const left = it.items.filter((item) => item.ballot === null);
  if (left.length === 0) return null;
  const secret = left.every((item) => item.secret);
  const start = {
    version: it.version,
    kind: secret ? 'paper' : 'open',
    itemIds: left.filter((item) => item.secret === secret).map((item) => item.id),
  };
  return (
    <FormAction
      act={councilsApi.openBallot}
      params={{ id: it.id }}
      start={start}
      kind="primary"
      icon={IconGavel}
      decision={it.can.openBallot}
      text={t.nobodySees}
      fields={(form) => (
        <>
          <RadioField
            label={t.ballotKind}
            required
            options={optionsOf(ballotKinds)}
            value={form.values.kind}
            onChange={(kind) => form.set({ kind, itemIds: left.filter((item) => kind === 'paper' || !item.secret).map((item) => item.id) })}
          />
          <ItemTicks form={form} items={left} />
        </>
      )}
    >
      {t.openBallot}
    </FormAction>
  );
}

function ItemTicks<T extends { itemIds: string[] }>({ form, items }: { form: FormState<T>; items: readonly AgendaItem[] }) {
  const t = useText(words);
  const chosen = form.values.itemIds;
  const toggle = (itemId: string, on: boolean) => form.setAt('itemIds', on ? [...chosen, itemId] : chosen.filter((one) => one !== itemId));
  return (
    <Stack gap={4}>
      <b>{t.ballotItems}</b>
      {items.map((item) => (
        <CheckField
          key={item.id}
          label={item.title}
          hint={item.secret ? t.secretChip : undefined}
          value={chosen.includes(item.id)}
          onChange={(value) => toggle(item.id, value)}
        />
      ))}
    </Stack>
  );
}

/** The secretary enters what a member cannot. */
export function RecordVote({ it, item }: { it: MeetingView; item: AgendaItem }) {
  const t = useText(words);
  const voted = new Set(item.ballot?.votes.map((vote) => vote.memberId));
  const members = it.members.filter((member) => member.presence === 'ABSENT' || member.hasAccount === false);
  if (members.length === 0) return null;
  return (
    <FormAction
      act={councilsApi.record}
      params={{ id: it.id }}
      start={{
        itemId: item.id,
        memberId: (members.find((member) => !voted.has(member.memberId)) ?? members[0])?.memberId ?? null,
        choice: null as string | null,
      }}
      small
      decision={it.can.record}
      text={t.recordText}
      fields={(form) => (
        <>
          <SelectField
            label={t.members}
            required
            empty={false}
            options={members.map((member) => ({ value: member.memberId, label: member.name }))}
            {...form.field('memberId')}
          />
          <RadioField label={t.choice} required options={optionsOf(choices)} {...form.field('choice')} />
        </>
      )}
    >
      {t.record}
    </FormAction>
  );
}

/** What the counting team wrote down. */
export function PaperCount({ it, item }: { it: MeetingView; item: AgendaItem }) {
  const t = useText(words);
  const paper = item.ballot?.paper;
  const present = it.quorum.present;
  const start = paper
    ? { itemId: item.id, ...paper }
    : {
        itemId: item.id,
        issued: present as number | null,
        returned: present as number | null,
        yes: null as number | null,
        no: 0 as number | null,
        blank: 0 as number | null,
        invalid: 0 as number | null,
      };
  return (
    <FormAction
      act={councilsApi.paper}
      params={{ id: it.id }}
      start={start}
      small
      decision={it.can.paper}
      text={item.title}
      fields={(form) => (
        <FormGrid>
          <NumberField label={t.issued} required least={0} {...form.fieldAt('issued')} />
          <NumberField label={t.returned} required least={0} {...form.fieldAt('returned')} />
          <NumberField label={t.yes} required least={0} {...form.fieldAt('yes')} />
          <NumberField label={t.no} required least={0} {...form.fieldAt('no')} />
          <NumberField label={t.blank} required least={0} {...form.fieldAt('blank')} />
          <NumberField label={t.invalid} required least={0} {...form.fieldAt('invalid')} />
        </FormGrid>
      )}
    >
      {t.paper}
    </FormAction>
  );
}
