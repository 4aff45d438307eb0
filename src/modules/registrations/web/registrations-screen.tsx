import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Card,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Grid,
  LinkButton,
  linkTo,
  optionsOf,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { lateLabel, registrationsApi, registrationStates, subjectKinds, type RegistrationRow } from '../contract.ts';
import { WindowCards } from './window-cards.tsx';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  khoi: z.uuid().optional(),
  tt: z.string().optional(),
  dt: z.string().optional(),
  muon: z.stringbool().default(false),
});

/** All registrations of the year that the reader may see; late ones stay visible as late. */
export default function RegistrationsScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const query = {
    year,
    q: search.tim || undefined,
    termId: search.khoi,
    state: search.tt as RegistrationRow['state'] | undefined,
    subject: search.dt as RegistrationRow['subjectKind'] | undefined,
    late: search.muon ? 'true' : undefined,
  };
  const pages = usePages(registrationsApi.list, { query });
  const { first } = pages;
  const columns: Column<RegistrationRow>[] = [
    { key: 'unit', title: t.unit, width: 260, cell: (row) => <Subject row={row} />, sort: (row) => row.unit.name },
    { key: 'group', title: t.group, hideOnPhone: true, cell: (row) => row.groupName ?? '—', sort: (row) => row.groupName },
    { key: 'state', title: t.state, width: 220, cell: (row) => <State row={row} />, sort: (row) => row.state },
    { key: 'targets', title: t.targetsShort, align: 'right', hideOnPhone: true, cell: (row) => row.targetCount, sort: (row) => row.targetCount },
    {
      key: 'initiatives',
      title: t.initiatives,
      align: 'right',
      hideOnPhone: true,
      cell: (row) => row.initiativeCount,
      sort: (row) => row.initiativeCount,
    },
    { key: 'titles', title: t.titles, hideOnPhone: true, cell: (row) => row.titles.map(say).join('; ') || '—' },
    {
      key: 'submitted',
      title: t.submitted,
      align: 'right',
      width: 120,
      cell: (row) => (row.submittedOn ? showDate(row.submittedOn, lang) : '—'),
      sort: (row) => row.submittedOn,
    },
  ];
  return (
    <Page
      title={t.title}
      subtitle={t.year(year)}
      actions={
        <>
          {first?.mine.person && <LinkButton to={linkTo('/dang-ky/$id', { id: first.mine.person })}>{t.openOwn}</LinkButton>}
          {first?.mine.unit ? (
            <LinkButton kind="primary" to={linkTo('/dang-ky/$id', { id: first.mine.unit })}>
              {t.openMine}
            </LinkButton>
          ) : first?.can.lock.ok ? (
            <ActionButton
              act={registrationsApi.lockDue}
              confirm={{ title: t.lockDue, text: t.lockAsk }}
              done={(answer) => ({ vi: words.locked.vi(answer.count), en: words.locked.en(answer.count) })}
            >
              {t.lockDue}
            </ActionButton>
          ) : (
            first && (
              <LinkButton
                kind="primary"
                icon={IconPlus}
                to={`/dang-ky/moi?nam=${year}`}
                decision={first.can.startUnit.ok ? first.can.startUnit : first.can.startPerson}
              >
                {t.new}
              </LinkButton>
            )
          )}
        </>
      }
    >
      <Stack>
        {first && <WindowCards year={year} windows={first.windows} decision={first.can.setWindow} />}
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.search}
          exportTo={exportHref(registrationsApi.list, { query }, lang)}
          filters={[
            { kind: 'select', key: 'khoi', label: t.group, options: (first?.terms ?? []).map((term) => ({ value: term.id, label: term.name })) },
            { kind: 'select', key: 'tt', label: t.state, options: optionsOf(registrationStates) },
            { kind: 'select', key: 'dt', label: t.subject, options: optionsOf(subjectKinds) },
            { kind: 'toggle', key: 'muon', label: t.onlyLate },
          ]}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.title}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              rowLink={(row) => linkTo('/dang-ky/$id', { id: row.id })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
            />
          )}
        </ReadState>
        {first && first.missing.length > 0 && <MissingUnits units={first.missing} />}
      </Stack>
    </Page>
  );
}

function Subject({ row }: { row: RegistrationRow }) {
  return (
    <>
      {row.personName ?? row.unit.name}
      {row.personName && <div className="u-small u-muted">{row.unit.name}</div>}
    </>
  );
}

/** Units of the reader's groups that have sent nothing yet. */
function MissingUnits({ units }: { units: readonly { readonly id: string; readonly name: string; readonly groupName: string }[] }) {
  const t = useText(words);
  return (
    <Card title={t.missing} count={units.length} countTone="warn">
      <Grid least={300} gap={10}>
        {units.map((unit) => (
          <div key={unit.id}>
            {unit.name}
            <div className="u-small u-muted">{unit.groupName}</div>
          </div>
        ))}
      </Grid>
    </Card>
  );
}

function State({ row }: { row: RegistrationRow }) {
  return (
    <Row gap={6}>
      <StatusChip status={registrationStates[row.state]} />
      <Marks row={row} />
    </Row>
  );
}

/** Lateness and what waits: chips with words, never colour alone. */
export function Marks({ row }: { row: RegistrationRow }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <>
      {row.late && <StatusChip status={lateLabel} />}
      {row.late && !row.counts && <Chip tone="danger">{t.notCounted}</Chip>}
      {row.openReturns > 0 && <Chip tone="warn">{t.returned(row.openReturns)}</Chip>}
      {row.changeOpen && <Chip tone="warn">{t.changeWaits}</Chip>}
      {row.revision > 1 && <Chip>{t.revision(row.revision)}</Chip>}
      {row.synthetic && <Chip>{lang === 'vi' ? 'số liệu minh họa' : 'illustrative'}</Chip>}
    </>
  );
}
