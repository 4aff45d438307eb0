import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  AreaField,
  Button,
  call,
  ComboField,
  DataTable,
  DateField,
  Dialog,
  EmptyState,
  exportHref,
  Filters,
  Form,
  FormAction,
  FormGrid,
  Link,
  linkTo,
  Notice,
  optionsOf,
  Page,
  Quote,
  RadioField,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  TextField,
  useAct,
  useForm,
  useHasRole,
  useLang,
  usePages,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { decisionsApi } from '#modules/decisions/contract.ts';
import { lawApi } from '#modules/law/contract.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { factChanges, flagCauses, flagConclusions, flagStates, lawDeskApi, type FlagRow } from '../contract.ts';
import { flagsWords } from './flags-words.ts';
import { ImpactTold, recordOf, stateOf } from './impact.tsx';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  tt: z.enum(['OPEN', 'CLOSED']).optional(),
  hoso: z.uuid().optional(),
  ma: z.uuid().optional(),
});

/** Dossiers and awards to look at because an award they stood on was cancelled, and the act of cancelling (law.md §13). */
export default function FlagsScreen() {
  const t = useText(flagsWords);
  const d = useText(words);
  const { lang } = useLang();
  const mayCancel = useHasRole('standing', 'minister');
  const [search, setSearch] = useSearchState(address);
  const query = { q: search.tim || undefined, state: search.tt, nominationId: search.hoso };
  const pages = usePages(lawDeskApi.flags, { query });
  return (
    <Page title={t.title} crumbs={[{ label: d.dossiers, to: '/ho-so' }]} subtitle={t.about} actions={mayCancel && <CancelAward />}>
      <Stack>
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.search}
          exportTo={exportHref(lawDeskApi.flags, { query }, lang)}
          filters={[{ kind: 'chips', key: 'tt', label: t.state, options: optionsOf(flagStates) }]}
        />
        <ReadState read={pages.read}>{() => <FlagTable pages={pages} marked={search.ma} />}</ReadState>
      </Stack>
    </Page>
  );
}

function FlagTable({ pages, marked }: { pages: ReturnType<typeof usePages<typeof lawDeskApi.flags>>; marked: string | undefined }) {
  const t = useText(flagsWords);
  const say = useSay();
  const { lang } = useLang();
  /** What everything began with: the cancelled award, or the changed fact. */
  const causeOf = ({ cancelled, changed }: FlagRow) =>
    cancelled
      ? {
          what: `${cancelled.awardName} ${cancelled.year} · ${cancelled.recipientName}`,
          note: [cancelled.mistyped ? t.mistyped : cancelled.paper, cancelled.on && showDate(cancelled.on, lang)],
        }
      : { what: changed && `${say(changed.label)} · ${changed.subjectName}`, note: [changed && say(factChanges[changed.change])] };
  const columns: Column<FlagRow>[] = [
    {
      key: 'subject',
      title: t.subject,
      width: 260,
      cell: (row) => (
        <div>
          {row.subjectName} · {row.awardName} {row.year}
          {row.nominationId === null && <div className="u-small u-muted">{t.noDossier}</div>}
        </div>
      ),
    },
    {
      key: 'cancelled',
      title: t.cancelled,
      cell: (row) => {
        const { what, note } = causeOf(row);
        return (
          <div>
            {what}
            <div className="u-small u-muted">{[...note, row.through && t.through(row.through)].filter(Boolean).join(' · ')}</div>
          </div>
        );
      },
    },
    {
      key: 'because',
      title: t.because,
      cell: (row) => (
        <div>
          {say(flagCauses[row.cause])}
          <div className="u-small u-muted">
            {[row.clause && say(row.clause), row.cite, (row.cancelled ?? row.changed)?.reason].filter(Boolean).join(' · ')}
          </div>
        </div>
      ),
    },
    {
      key: 'state',
      title: t.state,
      width: 250,
      cell: (row) => (
        <Stack gap={6}>
          <Row gap={6}>
            <StatusChip status={row.conclusion ? flagConclusions[row.conclusion] : flagStates[row.state]} />
            <span className="u-small">{say(stateOf(row.nominationState, row.awardState))}</span>
          </Row>
          {row.closedBy && (
            <Quote who={row.closedBy} when={showDate(row.closedOn, lang)}>
              {row.closingReason}
            </Quote>
          )}
        </Stack>
      ),
    },
    { key: 'do', title: '', width: 150, cell: (row) => row.can.close.ok && <CloseFlag row={row} /> },
  ];
  return (
    <DataTable
      caption={t.title}
      columns={columns}
      rows={pages.rows}
      rowKey={(row) => row.id}
      rowLink={(row) => (row.nominationId === null ? recordOf(row.subject) : linkTo('/ho-so/$id', { id: row.nominationId }, { muc: 'tham-dinh' }))}
      rowKind={(row) => (row.id === marked ? 'chosen' : undefined)}
      total={pages.total}
      onMore={pages.onMore}
      loadingMore={pages.loadingMore}
      empty={<EmptyState title={t.empty}>{t.emptyDo}</EmptyState>}
    />
  );
}

function CloseFlag({ row }: { row: FlagRow }) {
  const t = useText(flagsWords);
  return (
    <FormAction
      act={lawDeskApi.closeFlag}
      params={{ id: row.id }}
      start={{ version: row.version, conclusion: 'STANDS' as keyof typeof flagConclusions, reason: '' }}
      small
      decision={row.can.close}
      text={`${row.subjectName} · ${row.awardName} ${row.year}. ${t.closeText}`}
      fields={(form) => (
        <>
          <RadioField label={t.conclusion} required options={optionsOf(flagConclusions)} {...form.field('conclusion')} />
          <AreaField label={t.why} required {...form.field('reason')} />
        </>
      )}
    >
      {t.close}
    </FormAction>
  );
}

/** Awards in force for a choice field, found by name, title or number, accents optional. */
const findAwards = (q: string) =>
  call(decisionsApi.awards, { query: { q, limit: 20 } }).then((page) =>
    page.rows
      .filter((row) => row.state === 'DECIDED' || row.state === 'AWARDED')
      .map((row) => ({ value: row.id, label: `${row.recipient.name} · ${row.awardName} ${row.year}`, hint: row.decision?.number ?? '' })),
  );

function CancelAward() {
  const t = useText(flagsWords);
  const [open, setOpen] = useState(false);
  const [awardId, setAwardId] = useState<string | null>(null);
  const close = () => {
    setOpen(false);
    setAwardId(null);
  };
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {t.cancel}
      </Button>
      {open && (
        <Dialog open onClose={close} title={t.cancel} width={640}>
          <Stack gap={14}>
            <p>{t.cancelText}</p>
            <ComboField label={t.award} hint={t.awardHint} name="award" required load={findAwards} value={awardId} onChange={setAwardId} />
            {awardId && <CancelForm key={awardId} awardId={awardId} onDone={close} />}
          </Stack>
        </Dialog>
      )}
    </>
  );
}

/** What the law of the day of the cancelling decision says about cancelling, with its mark; where it was not read, that. */
function CancelRule({ on }: { on: string }) {
  const t = useText(flagsWords);
  const say = useSay();
  const { lang } = useLang();
  const read = useRead(lawApi.clauses, { query: { on, topic: 'general', limit: 200 } });
  if (!read.data) return null;
  const clause = read.data.rows.find((one) => one.id === 'cancel');
  return (
    <p className="u-small u-muted">
      {clause
        ? [say(clause.words), clause.source, clause.confidence !== 'V' && t.toConfirm].filter(Boolean).join(' · ')
        : t.noRule(showDate(on, lang))}
    </p>
  );
}

/** First what would be flagged, then the paper and the cause. */
function CancelForm({ awardId, onDone }: { awardId: string; onDone: () => void }) {
  const t = useText(flagsWords);
  const { today } = useSession();
  const read = useRead(lawDeskApi.dependents, { params: { id: awardId } });
  const act = useAct(lawDeskApi.cancel, { quiet: true, done: { vi: 'Đã ghi việc hủy bỏ.', en: 'Recorded.' }, onDone });
  const form = useForm(
    { version: 0, paper: '', on: today as string | null, reason: '' },
    {
      schema: lawDeskApi.cancel.body,
      refusal: act.refusal,
      onSubmit: (body) => act.run({ params: { id: awardId }, body: { ...body, version: read.data?.award.version ?? 0 } as never }),
    },
  );
  return (
    <ReadState read={read}>
      {({ nominationId, dependents, can }) =>
        nominationId !== null ? (
          <Notice tone="info" title={t.inDossier}>
            <Link to={linkTo('/ho-so/$id', { id: nominationId })}>{t.openDossier}</Link>
          </Notice>
        ) : (
          <Form form={form}>
            <ImpactTold shown={dependents} hidden={{ dossiers: 0, awards: 0 }} />
            <FormGrid>
              <TextField label={t.paper} required {...form.field('paper')} />
              <DateField label={t.on} required most={today} {...form.field('on')} />
            </FormGrid>
            <CancelRule on={form.values.on ?? today} />
            <AreaField label={t.reason} required {...form.field('reason')} />
            <RefusalNotice refusal={act.refusal} />
            <Row justify="spread">
              <RuleNote on={form.values.on ?? today} topic="authority" />
              <Button type="submit" kind="danger" busy={act.busy} decision={can.cancel}>
                {t.do}
              </Button>
            </Row>
          </Form>
        )
      }
    </ReadState>
  );
}
