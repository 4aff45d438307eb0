import { showDate } from '#platform/dates.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  ActionButton,
  AreaField,
  Card,
  Chip,
  ComboField,
  DataTable,
  DateField,
  EmptyState,
  FormAction,
  FormGrid,
  Item,
  List,
  NumberField,
  optionsOf,
  Page,
  RadioField,
  ReadState,
  SelectField,
  Stack,
  TextField,
  useLang,
  useRead,
  useSay,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { chooseApi, commentApi, quotaBases, type LocalQuota } from '../contract.ts';
import { settingsWords } from './settings-words.ts';
import { words } from './words.ts';

type Rules = ResponseOf<typeof chooseApi.quotas>;

/** Caps of the law, own caps, and how long proposals are published: what binds a list before it is sent. */
export default function SettingsScreen() {
  const t = useText(settingsWords);
  const d = useText(words);
  const { today } = useSession();
  const read = useRead(chooseApi.quotas, { query: {} });
  return (
    <Page
      title={t.title}
      crumbs={[{ label: d.dossiers, to: '/ho-so' }]}
      subtitle={t.about}
      actions={
        <>
          <RuleNote on={today} topic="quota" />
          {read.data?.can.set.ok && <SetQuota rules={read.data} />}
        </>
      }
    >
      <ReadState read={read}>
        {(rules) => (
          <Stack>
            <LawCaps rules={rules} />
            <OwnCaps rules={rules} />
            <CommentCard />
          </Stack>
        )}
      </ReadState>
    </Page>
  );
}

function LawCaps({ rules }: { rules: Rules }) {
  const t = useText(settingsWords);
  const say = useSay();
  return (
    <Card title={t.law} flush>
      {rules.law.length === 0 ? (
        <EmptyState title={t.noLaw} />
      ) : (
        <List>
          {rules.law.map((one) => (
            <Item
              key={one.code}
              title={say(one.awardName)}
              sub={
                one.measure === 'cap-percent'
                  ? t.percentOf(one.percent ?? 0, say(one.base))
                  : t.shareOf(one.strict ? t.more : t.least, one.percent ?? 0)
              }
              note={[one.basis, one.note && say(one.note)].filter(Boolean).join(' · ')}
              end={
                <>
                  <Chip tone={one.severity === 'block' ? 'brand' : 'neutral'}>
                    {one.severity !== 'block' ? t.warns : one.measure === 'cap-percent' ? t.binds : t.bindsShare}
                  </Chip>
                  {one.toConfirm && <Chip tone="warn">{t.confirm}</Chip>}
                </>
              }
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function OwnCaps({ rules }: { rules: Rules }) {
  const t = useText(settingsWords);
  const say = useSay();
  const { lang } = useLang();
  const ruleOf = (one: LocalQuota) =>
    one.measure === 'cap-count'
      ? t.amountOf(one.amount ?? 0)
      : one.measure === 'least-direct'
        ? t.leastOf(one.percent ?? 0)
        : t.percentOf(one.percent ?? 0, one.base ? say(quotaBases[one.base]) : '');
  const columns: Column<LocalQuota>[] = [
    { key: 'award', title: t.award, cell: (row) => say(row.awardName), sort: (row) => say(row.awardName) },
    { key: 'rule', title: t.rule, cell: ruleOf },
    { key: 'unit', title: t.unit, cell: (row) => row.unit?.name ?? t.everyUnit, hideOnPhone: true },
    {
      key: 'holds',
      title: t.holds,
      cell: (row) => t.span(showDate(row.validFrom, lang), row.validTo && showDate(row.validTo, lang)),
      sort: (row) => row.validFrom,
    },
    { key: 'severity', title: t.severity, cell: (row) => (row.severity === 'block' ? t.binds : t.warns), hideOnPhone: true },
    { key: 'basis', title: t.basis, cell: (row) => [row.basis, row.endedReason].filter(Boolean).join(' · '), hideOnPhone: true },
    {
      key: 'do',
      title: '',
      cell: (row) =>
        rules.can.set.ok &&
        row.validTo === null && (
          <ActionButton act={chooseApi.endQuota} params={{ id: row.id }} body={{ version: row.version }} decision={row.end} small askReason>
            {t.end}
          </ActionButton>
        ),
    },
  ];
  return (
    <Card title={t.own} count={rules.local.length || undefined} flush>
      <DataTable
        caption={t.own}
        columns={columns}
        rows={rules.local}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.noOwn}>{t.noOwnDo}</EmptyState>}
      />
    </Card>
  );
}

function SetQuota({ rules }: { rules: Rules }) {
  const t = useText(settingsWords);
  const measures = [
    { value: 'cap-percent' as const, label: t.capPercent },
    { value: 'cap-count' as const, label: t.capCount },
    { value: 'least-direct' as const, label: t.leastDirect },
  ];
  return (
    <FormAction
      act={chooseApi.setQuota}
      start={{
        unitId: null as string | null,
        awardCode: 'CSTDCS' as string | null,
        measure: 'cap-percent' as 'cap-percent' | 'cap-count' | 'least-direct',
        base: 'LDTT' as keyof typeof quotaBases | null,
        percent: null as number | null,
        amount: null as number | null,
        severity: 'block' as 'block' | 'warn',
        validFrom: rules.today as string | null,
        basis: '',
        reason: '',
      }}
      kind="primary"
      decision={rules.can.set}
      text={t.setText}
      width={640}
      fields={(form) => {
        const { measure } = form.values;
        return (
          <>
            <FormGrid>
              <SelectField
                label={t.award}
                required
                empty={false}
                options={rules.awards.map(({ code, name }) => ({ value: code, label: name }))}
                {...form.field('awardCode')}
              />
              <ComboField label={t.unit} placeholder={t.everyUnit} load={findUnits} {...form.field('unitId')} />
            </FormGrid>
            <RadioField
              label={t.measure}
              required
              options={measures}
              value={measure}
              onChange={(value) =>
                form.set({
                  measure: value,
                  base: value === 'cap-percent' ? 'LDTT' : null,
                  percent: value === 'cap-count' ? null : form.values.percent,
                  amount: value === 'cap-count' ? form.values.amount : null,
                })
              }
            />
            <FormGrid>
              {measure === 'cap-percent' && (
                <SelectField label={t.base} required empty={false} options={optionsOf(quotaBases)} {...form.field('base')} />
              )}
              {measure === 'cap-count' ? (
                <NumberField label={t.amount} required least={0} {...form.field('amount')} />
              ) : (
                <NumberField label={t.percent} required least={1} {...form.field('percent')} />
              )}
              <DateField label={t.from} required {...form.field('validFrom')} />
            </FormGrid>
            <RadioField
              label={t.severity}
              required
              options={[
                { value: 'block', label: t.binds },
                { value: 'warn', label: t.warns },
              ]}
              {...form.field('severity')}
            />
            <TextField label={t.basis} required {...form.field('basis')} />
            <AreaField label={t.reason} required {...form.field('reason')} />
          </>
        );
      }}
    >
      {t.set}
    </FormAction>
  );
}

/** Dated rules of the authority; without one the days the law names. */
function CommentCard() {
  const t = useText(settingsWords);
  const { lang } = useLang();
  const read = useRead(commentApi.rules, {});
  return (
    <ReadState read={read}>
      {({ rules, legal, today, can }) => (
        <Card
          title={t.comment}
          flush
          aside={
            can.set.ok && (
              <FormAction
                act={commentApi.setRule}
                start={{
                  validFrom: today as string | null,
                  workingDays: (rules[0]?.workingDays ?? legal?.workingDays ?? null) as number | null,
                  channel: rules[0]?.channel ?? '',
                  reason: '',
                }}
                small
                decision={can.set}
                fields={(form) => (
                  <>
                    <FormGrid>
                      <NumberField label={t.workingDays} required least={1} {...form.field('workingDays')} />
                      <DateField label={t.from} required {...form.field('validFrom')} />
                    </FormGrid>
                    <TextField label={t.channel} required {...form.field('channel')} />
                    <AreaField label={t.reason} required {...form.field('reason')} />
                  </>
                )}
              >
                {t.setComment}
              </FormAction>
            )
          }
        >
          <List>
            {rules.map((rule) => (
              <Item
                key={rule.id}
                title={t.days(rule.workingDays)}
                sub={`${t.span(showDate(rule.validFrom, lang), null)} · ${rule.channel}`}
                note={`${rule.reason} · ${rule.setBy}`}
              />
            ))}
            {legal && <Item title={t.noComment} sub={t.legalDays(legal.workingDays, legal.basis)} />}
          </List>
        </Card>
      )}
    </ReadState>
  );
}
