import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { codesOf } from '#platform/text.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Item,
  List,
  optionsOf,
  ReadState,
  Row,
  Stack,
  StatusChip,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { bindingLabels, changeKinds, confidenceLabels, diffAreaLabels, lawVersionsApi, type ChangeRow, type ChangeSide } from '../contract.ts';
import type { VersionDetail } from './version-screen.tsx';
import { versionWords } from './version-words.ts';

const sorts = ['part', 'award', 'kind'] as const;
const address = z.object({
  muc: z.string().optional(),
  tk: z.string().default(''),
  dh: z.string().optional(),
  phan: z.enum(codesOf(diffAreaLabels)).optional(),
  kieu: z.enum(codesOf(changeKinds)).optional(),
  sx: z.enum(sorts).optional(),
});

type Kinds = ChangeRow['kinds'];
const alone = (kinds: Kinds) => kinds.includes('NEW') || kinds.includes('GONE');

/** What a change of the law changes: clause beside successor, and only in what differs. */
export function ChangesTab({ it }: { it: VersionDetail }) {
  const t = useText(versionWords);
  const say = useSay();
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const asked = { q: search.tk || undefined, award: search.dh, area: search.phan, kind: search.kieu, sort: search.sx };
  const params = { id: it.id };
  const pages = usePages(lawVersionsApi.changes, { params, query: { ...asked, folded: 'true' } });
  const columns: Column<ChangeRow>[] = [
    {
      key: 'award',
      title: t.award,
      width: 180,
      cell: (row) => (
        <div>
          {row.award ? say(row.award.name) : row.area === null ? t.everyAward : say(row.label)}
          {row.award && row.area !== null && <div className="u-small">{say(row.label)}</div>}
        </div>
      ),
    },
    {
      key: 'what',
      title: t.what,
      width: 150,
      cell: (row) => (
        <Row gap={4}>
          {row.kinds.map((kind) => (
            <StatusChip key={kind} status={changeKinds[kind]} />
          ))}
        </Row>
      ),
    },
    {
      key: 'before',
      title: t.before,
      width: '33%',
      cell: (row) =>
        row.area === null ? (
          <Kept row={row} />
        ) : row.before ? (
          <Half side={row.before} kinds={row.kinds} />
        ) : (
          <span className="u-unknown">{t.notThere}</span>
        ),
    },
    {
      key: 'after',
      title: t.after,
      width: '33%',
      cell: (row) =>
        row.area === null ? (
          <Bases row={row} />
        ) : row.after ? (
          <Half side={row.after} kinds={row.kinds} />
        ) : (
          <span className="u-unknown">{t.goes}</span>
        ),
    },
  ];
  return (
    <Stack>
      {it.changes && <p className="u-small">{t.summary(it.changes.words, it.changes.kept)}</p>}
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tk"
        placeholder={t.changeSearch}
        exportTo={exportHref(lawVersionsApi.changes, { params, query: asked }, lang)}
        filters={[
          {
            kind: 'select',
            key: 'dh',
            label: t.award,
            options: (pages.first?.awards ?? []).map((one) => ({ value: one.code, label: say(one.name) })),
          },
          { kind: 'select', key: 'kieu', label: t.what, options: optionsOf(changeKinds) },
          { kind: 'select', key: 'phan', label: t.area, options: optionsOf(diffAreaLabels) },
          {
            kind: 'select',
            key: 'sx',
            label: t.sort,
            empty: t.byPart,
            options: [
              { value: 'award', label: t.byAward },
              { value: 'kind', label: t.byKind },
            ],
          },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.changes}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.key}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={it.changes && it.changes.words + it.changes.kept === 0 ? t.noChanges : t.noMatch} />}
          />
        )}
      </ReadState>
    </Stack>
  );
}

/** One side of a change, in what differs from the other. */
function Half({ side, kinds }: { side: ChangeSide; kinds: Kinds }) {
  const t = useText(versionWords);
  const say = useSay();
  const { lang } = useLang();
  const whole = alone(kinds);
  const days = [side.from && t.fromDay(showDate(side.from, lang)), side.to && t.untilDay(showDate(side.to, lang))].filter(Boolean).join(' ');
  return (
    <Stack gap={4}>
      <span>{say(side.says)}</span>
      {(whole || kinds.includes('DAY')) && days && <span className="u-small">{days}</span>}
      {(whole || kinds.includes('BASIS')) && (side.cite || !whole) && <span className="u-small">{side.cite || t.noBasis}</span>}
      {(whole || kinds.includes('MARK') || kinds.includes('BINDS')) && (
        <Row gap={4}>
          {side.mark && (whole || kinds.includes('MARK')) && <StatusChip status={confidenceLabels[side.mark]} />}
          {side.binds !== null && (whole || kinds.includes('BINDS')) && <Chip>{say(bindingLabels[side.binds ? 'true' : 'false'])}</Chip>}
        </Row>
      )}
    </Stack>
  );
}

/** Clauses whose words stay, behind their number. */
function Kept({ row }: { row: ChangeRow }) {
  const t = useText(versionWords);
  const say = useSay();
  const moved = (before: string, after: string) => `${before} → ${after}`;
  const mark = (side: ChangeSide) => (side.mark ? say(confidenceLabels[side.mark]) : '—');
  const binds = (side: ChangeSide) => (side.binds === null ? '—' : say(bindingLabels[side.binds ? 'true' : 'false']));
  return (
    <details>
      <summary>{t.keptClauses(say(row.label), row.inside.length)}</summary>
      <List plain>
        {row.inside.map((one, at) => (
          <Item
            // oxlint-disable-next-line react/no-array-index-key -- clauses of a fold have no name of their own and never move
            key={at}
            title={`${say(one.label)}: ${say(one.before.says)}`}
            sub={one.kinds.includes('BASIS') ? moved(one.before.cite || t.noBasis, one.after.cite || t.noBasis) : undefined}
            note={[
              one.kinds.includes('MARK') && moved(mark(one.before), mark(one.after)),
              one.kinds.includes('BINDS') && moved(binds(one.before), binds(one.after)),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </List>
    </details>
  );
}

/** What they rest on from now on, each once. */
function Bases({ row }: { row: ChangeRow }) {
  const cites = [...new Set(row.inside.filter((one) => one.kinds.includes('BASIS')).map((one) => one.after.cite))];
  return <span className="u-small">{cites.join('; ')}</span>;
}
