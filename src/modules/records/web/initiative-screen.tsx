import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { ChangeDialog } from '#modules/directory/web/change-dialog.tsx';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { ObjectHistory } from '#modules/audit/web/object-history.tsx';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  ComboField,
  EmptyState,
  Facts,
  Item,
  linkTo,
  List,
  Notice,
  NumberField,
  Page,
  ReadState,
  SelectField,
  Split,
  Stack,
  TextField,
  useGo,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useSession,
  useText,
  Why,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { lawApi } from '#modules/law/contract.ts';
import { recordsApi } from '../contract.ts';
import { initiativeKinds, initiativeLevels } from '../labels.ts';
import type { InitiativeDetail, UseRow } from '../shapes.ts';
import { useAwardOptions } from './award-dialog.tsx';
import { CorrectInitiativeDialog } from './initiative-dialog.tsx';
import { initiativeWords } from './initiative-words.ts';
import { words } from './words.ts';

/** One initiative from recognition to use. */
export default function InitiativeScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(recordsApi.initiative, { params: { id } });
  return <ReadState read={read}>{(initiative) => <InitiativePage initiative={initiative} />}</ReadState>;
}

function InitiativePage({ initiative }: { initiative: InitiativeDetail }) {
  const t = useText(initiativeWords);
  const w = useText(words);
  const say = useSay();
  const go = useGo();
  const [open, setOpen] = useState<'correct' | 'use' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={initiative.title}
      crumbs={[
        { label: w.title, to: '/ly-lich' },
        { label: t.crumb, to: '/ly-lich?muc=sang-kien' },
      ]}
      status={initiative.level ? initiativeLevels[initiative.level] : undefined}
      subtitle={`${say(initiativeKinds[initiative.kind])} · ${initiative.unitName}`}
      marks={initiative.synthetic ? <Chip>{w.synthetic}</Chip> : undefined}
      actions={
        <>
          <ActionButton
            act={recordsApi.withdrawInitiative}
            params={{ id: initiative.id }}
            body={{ version: initiative.version }}
            decision={initiative.can.withdraw}
            confirm={{ title: `${t.withdraw}?`, text: t.withdrawText }}
            askReason
            onDone={() => go('/ly-lich?muc=sang-kien')}
          >
            {t.withdraw}
          </ActionButton>
          <Button decision={initiative.can.correct} onClick={() => setOpen('correct')}>
            {w.correct}
          </Button>
          <Button kind="primary" icon={IconPlus} decision={initiative.can.use} onClick={() => setOpen('use')}>
            {t.use}
          </Button>
        </>
      }
    >
      <Split aside={<Authors initiative={initiative} />}>
        <Card title={t.usesTitle} count={initiative.usedFor.filter((use) => use.released === null).length} flush>
          {initiative.usedFor.length === 0 ? <EmptyState title={t.noUse} /> : <Uses rows={initiative.usedFor} />}
          <div style={{ padding: '0 16px 14px' }}>
            <Why>{t.usesRule}</Why>
          </div>
        </Card>
        <Recognition initiative={initiative} />
        <Card title={t.earlier}>
          <ObjectHistory type="initiative" id={initiative.id} />
        </Card>
      </Split>
      {open === 'correct' && <CorrectInitiativeDialog initiative={initiative} onClose={close} />}
      {open === 'use' && <UseDialog initiative={initiative} onClose={close} />}
    </Page>
  );
}

function Authors({ initiative }: { initiative: InitiativeDetail }) {
  const t = useText(initiativeWords);
  const { lang } = useLang();
  return (
    <Card title={t.authors} small flush>
      <List>
        {initiative.authors.map((author) => (
          <Item
            key={author.personId}
            title={author.name}
            to={linkTo('/ly-lich/ca-nhan/$id', { id: author.personId })}
            end={author.share === null ? <span className="u-unknown">{t.shareUnknown}</span> : `${showHundredths(author.share, lang, 0)}%`}
          />
        ))}
      </List>
    </Card>
  );
}

function Uses({ rows }: { rows: readonly UseRow[] }) {
  const t = useText(initiativeWords);
  const { lang } = useLang();
  return (
    <List>
      {rows.map((use) => (
        <Item
          key={use.id}
          title={`${use.awardName} ${use.year}`}
          sub={[use.subject.name, use.label, t.usedOn(showDate(use.usedOn, lang))].filter(Boolean).join(' · ')}
          note={use.released ? t.released(showDate(use.released.on, lang), use.released.reason) : use.reason || undefined}
          end={
            use.released ? undefined : (
              <ActionButton act={recordsApi.releaseUse} params={{ id: use.id }} decision={use.can.release} small askReason>
                {t.release}
              </ActionButton>
            )
          }
        />
      ))}
    </List>
  );
}

function Recognition({ initiative }: { initiative: InitiativeDetail }) {
  const t = useText(initiativeWords);
  const w = useText(words);
  const { lang } = useLang();
  const unknown = <span className="u-unknown">{w.unknown}</span>;
  return (
    <Card title={t.about}>
      <Facts
        look="grid"
        facts={[
          { label: t.recognisedOn, value: initiative.recognisedOn ? showDate(initiative.recognisedOn, lang) : t.levelNone },
          { label: t.decisionNumber, value: initiative.decisionNumber || unknown },
          { label: t.recognisedBy, value: initiative.recognisedBy || unknown },
          { label: t.appliedWhere, value: initiative.applied === null ? unknown : initiative.appliedWhere || (initiative.applied ? w.yes : w.no) },
          { label: w.source, value: initiative.source },
          { label: w.note, value: initiative.note || '—' },
        ]}
      />
    </Card>
  );
}

function UseDialog({ initiative, onClose }: { initiative: InitiativeDetail; onClose: () => void }) {
  const t = useText(initiativeWords);
  const { today } = useSession();
  const options = useAwardOptions('person');
  const [first] = initiative.authors;
  const initial = {
    subject: { kind: 'person' as const, id: (first?.personId ?? null) as string | null },
    awardCode: null as string | null,
    year: null as number | null,
    reason: '',
  };
  return (
    <ChangeDialog
      title={t.use}
      text={t.useText}
      act={recordsApi.noteUse}
      params={{ id: initiative.id }}
      initial={initial}
      help={<RuleNote on={today} topic="standard" />}
      onClose={onClose}
    >
      {(form) => (
        <Stack gap={12}>
          <SelectField
            label={t.who}
            required
            options={initiative.authors.map((author) => ({ value: author.personId, label: author.name }))}
            {...form.fieldAt('subject.id')}
          />
          <ComboField label={t.award} required options={options} {...form.field('awardCode')} />
          <NumberField label={t.year} required least={1945} most={Number(today.slice(0, 4))} {...form.field('year')} />
          <UseWarning initiative={initiative} personId={form.values.subject.id} awardCode={form.values.awardCode} />
          <TextField label={t.useReason} {...form.field('reason')} />
        </Stack>
      )}
    </ChangeDialog>
  );
}

/** Before it is noted: what the work served already for this person, whether that bars or only warns, and by which rule. */
function UseWarning({ initiative, personId, awardCode }: { initiative: InitiativeDetail; personId: string | null; awardCode: string | null }) {
  const t = useText(initiativeWords);
  const say = useSay();
  const { today } = useSession();
  const awards = useRead(lawApi.awards, { query: {} });
  const clauses = useRead(lawApi.clauses, { query: { on: today, topic: 'general', limit: 100 } });
  const award = awards.data?.awards.find((one) => one.code === awardCode);
  const before = initiative.usedFor.filter((use) => use.released === null && use.subject.id === personId);
  if (!award || before.length === 0) return null;
  const barred = before.some((use) => use.awardKind === 'FORM') || award.kind !== 'title';
  const rule = clauses.data?.rows.find((clause) => clause.id === (barred ? 'initiative-once' : 'initiative-title-title'));
  const uses = before.map((use) => `${use.awardName} ${use.year}`).join('; ');
  return (
    <Notice tone={barred ? 'danger' : 'warn'} title={barred ? t.barred(uses) : t.again(uses)}>
      {rule && `${say(rule.words)} (${rule.source})`}
    </Notice>
  );
}
