import { z } from 'zod';
import {
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Grid,
  Item,
  LinkButton,
  linkTo,
  List,
  Page,
  ReadState,
  Split,
  Stack,
  Stat,
  useAct,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { indicatorsApi } from '../contract.ts';
import { showResult } from '../result-words.ts';
import { useStaleness } from './show.tsx';
import { words } from './words.ts';

interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly tracked: boolean;
  readonly sentMonth: number | null;
  readonly notSent: number | null;
  readonly waiting: number | null;
  readonly lateMonths: number | null;
}

const address = z.object({ tim: z.string().default(''), cham: z.stringbool().default(false) });

/** For overseers: the ministry's totals with their age, who is behind, and the groups. */
export function BoardScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const stale = useStaleness();
  const query = { year, q: search.tim || undefined, behind: search.cham ? 'true' : undefined };
  const pages = usePages(indicatorsApi.board, { query });
  const track = useAct(indicatorsApi.track, { done: words.tracked });
  const { first } = pages;
  const columns: Column<BoardRow>[] = [
    { key: 'name', title: t.unit, cell: (row) => row.name, sort: (row) => row.name },
    {
      key: 'sent',
      title: t.sentTo,
      cell: (row) =>
        !row.tracked ? <span className="u-muted">{t.notFollowed}</span> : row.sentMonth === null ? t.nothingYet : t.month(row.sentMonth),
      sort: (row) => row.sentMonth ?? (row.tracked ? 0 : -1),
    },
    {
      key: 'missing',
      title: t.notSent,
      align: 'right',
      cell: (row) => (row.notSent === null ? '–' : row.notSent > 0 ? <Chip tone="danger">{row.notSent}</Chip> : '0'),
      sort: (row) => row.notSent,
    },
    {
      key: 'waiting',
      title: t.state,
      hideOnPhone: true,
      cell: (row) => (row.waiting !== null && row.waiting > 0 ? <Chip tone="warn">{t.waiting(row.waiting)}</Chip> : ''),
      sort: (row) => row.waiting,
    },
    {
      key: 'late',
      title: t.lateMonths,
      align: 'right',
      hideOnPhone: true,
      cell: (row) => row.lateMonths ?? '–',
      sort: (row) => row.lateMonths,
    },
  ];
  return (
    <Page
      title={t.board}
      subtitle={t.year(year)}
      actions={
        <>
          <LinkButton to="/chi-so/danh-sach">{t.lists}</LinkButton>
          <LinkButton to="/chi-so/nhap">{t.imports}</LinkButton>
          <LinkButton to="/chi-so/dinh-nghia">{t.definitions}</LinkButton>
        </>
      }
    >
      <Split
        asideWidth={320}
        aside={
          <Card title={t.groups} small flush>
            <List>
              {(first?.terms ?? []).map((term) => (
                <Item
                  key={term.termId}
                  title={term.groupName}
                  sub={term.units === 0 ? t.unitsUnknownGroup : t.followedOf(term.tracked, term.units)}
                  to={linkTo('/chi-so/khoi/$termId', { termId: term.termId })}
                  end={
                    first?.can.track.ok && term.units > term.tracked ? (
                      <Button
                        small
                        busy={track.busy}
                        onClick={() => void track.run({ body: { unitIds: term.unitIds, year, fromMonth: Math.min(12, first.lastOver + 1) } })}
                      >
                        {t.trackGroup}
                      </Button>
                    ) : undefined
                  }
                />
              ))}
            </List>
          </Card>
        }
      >
        <Stack>
          {(first?.totals.length ?? 0) > 0 && (
            <Card title={t.totals}>
              <Grid least={210}>
                {first?.totals.map((one) => (
                  <Stat
                    key={one.code}
                    label={say(one.name)}
                    value={one.total.result.known ? showResult(one.total.result, one.unit, lang) : null}
                    note={stale(one.total)}
                  />
                ))}
              </Grid>
            </Card>
          )}
          <Filters
            search={search}
            setSearch={setSearch}
            textKey="tim"
            placeholder={t.findUnit}
            exportTo={exportHref(indicatorsApi.board, { query: { year, q: query.q, behind: query.behind as never } }, lang)}
            filters={[{ kind: 'toggle', key: 'cham', label: t.onlyBehind }]}
          />
          <ReadState read={pages.read}>
            {() => (
              <DataTable
                caption={t.board}
                columns={columns}
                rows={pages.rows}
                rowKey={(row) => row.id}
                rowLink={(row) => linkTo('/chi-so', {}, { 'don-vi': row.id, nam: String(year) })}
                total={pages.total}
                onMore={pages.onMore}
                loadingMore={pages.loadingMore}
                empty={<EmptyState title={t.noUnits} />}
              />
            )}
          </ReadState>
        </Stack>
      </Split>
    </Page>
  );
}
