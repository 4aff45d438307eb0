import { z } from 'zod';
import { showInstant } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  DateField,
  EmptyState,
  Filters,
  Link,
  LinkButton,
  Notice,
  Page,
  Popover,
  Button,
  ReadState,
  Row,
  addressOf,
  useHasRole,
  usePages,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconDownload } from '#ui/icons.ts';
import { auditApi, type AuditRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({
  ai: z.string().default(''),
  loai: z.string().optional(),
  viec: z.string().optional(),
  tu: z.string().optional(),
  den: z.string().optional(),
  donvi: z.string().optional(),
  doituong: z.string().optional(),
});

/** The trail with filters; a unit's or an object's own page links here with its limit in the address. */
export default function AuditScreen() {
  const t = useText(words);
  const say = useSay();
  const [search, setSearch] = useSearchState(address);
  const overseer = useHasRole('admin', 'auditor', 'standing', 'minister');
  const query = {
    actor: search.ai || undefined,
    type: search.loai,
    action: search.viec,
    from: search.tu,
    to: search.den,
    unitId: search.donvi,
    objectId: search.doituong,
  };
  const pages = usePages(auditApi.list, { query });
  const options = (list: readonly { code: string; words: { vi: string; en: string } }[] | undefined) =>
    (list ?? []).map((one) => ({ value: one.code, label: one.words })).sort((a, b) => say(a.label).localeCompare(say(b.label), 'vi'));
  const columns: Column<AuditRow>[] = [
    { key: 'what', title: t.what, width: 220, cell: (row) => <b>{say(row.what)}</b> },
    { key: 'object', title: t.object, cell: (row) => <ObjectCell row={row} /> },
    { key: 'who', title: t.who, cell: (row) => row.who },
    { key: 'when', title: t.when, width: 170, cell: (row) => <When row={row} /> },
    { key: 'reason', title: t.reason, cell: (row) => row.reason ?? '' },
    { key: 'more', title: '', width: 120, hideOnPhone: true, cell: (row) => <Stored row={row} /> },
  ];
  return (
    <Page
      title={t.title}
      subtitle={t.about}
      actions={
        overseer && (
          <LinkButton to={addressOf(auditApi.export, { query })} icon={IconDownload} download>
            {t.export}
          </LinkButton>
        )
      }
    >
      {(search.donvi ?? search.doituong) && (
        <Notice
          tone="info"
          title={search.donvi ? t.oneUnit : t.oneObject}
          action={
            <Button small onClick={() => setSearch({ donvi: undefined, doituong: undefined })}>
              {t.showAll}
            </Button>
          }
        />
      )}
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="ai"
        placeholder={t.findWho}
        filters={[
          { kind: 'select', key: 'viec', label: t.what, options: options(pages.first?.actions) },
          { kind: 'select', key: 'loai', label: t.kind, options: options(pages.first?.types) },
        ]}
      />
      <Row gap={12}>
        <DateField label={t.from} value={search.tu ?? null} onChange={(tu) => setSearch({ tu: tu ?? undefined })} />
        <DateField label={t.to} value={search.den ?? null} onChange={(den) => setSearch({ den: den ?? undefined })} />
      </Row>
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.title}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </Page>
  );
}

function ObjectCell({ row }: { row: AuditRow }) {
  const t = useText(words);
  const say = useSay();
  const label = row.label ?? say(row.object);
  return (
    <>
      {row.link ? <Link to={row.link}>{label}</Link> : label}
      <Row gap={6}>
        <span className="u-small">{say(row.object)}</span>
        {row.restricted && <Chip>{t.restricted}</Chip>}
      </Row>
    </>
  );
}

/** Business time; for inspectors also when it was really written down, where the demonstration played another day. */
function When({ row }: { row: AuditRow }) {
  const t = useText(words);
  const apart = row.detail !== null && Math.abs(Date.parse(row.recordedAt) - Date.parse(row.at)) > 3_600_000;
  return (
    <>
      {showInstant(row.at)}
      {apart && <div className="u-small">{t.recorded(showInstant(row.recordedAt))}</div>}
    </>
  );
}

function Stored({ row }: { row: AuditRow }) {
  const t = useText(words);
  if (row.detail === null) return null;
  return (
    <Popover
      label={t.detail}
      align="end"
      renderTrigger={(props) => (
        <Button small kind="quiet" {...props}>
          {t.detail}
        </Button>
      )}
    >
      <p>{t.detailText}</p>
      <pre className="u-small" style={{ maxHeight: 320, overflow: 'auto', whiteSpace: 'pre-wrap' }}>
        {JSON.stringify(row.detail, null, 2)}
      </pre>
    </Popover>
  );
}
