import type { ReactNode } from 'react';
import { z } from 'zod';
import type { ResponseOf } from '#platform/contract.ts';
import {
  ComboField,
  EmptyState,
  exportHref,
  Filters,
  Grid,
  LinkButton,
  Notice,
  optionsOf,
  Page,
  ReadState,
  Split,
  Stack,
  useAccount,
  useHasRole,
  usePages,
  useRead,
  useSay,
  useSearchState,
  useText,
  useYear,
} from '#ui/index.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { chooseApi, subjectKinds, verdictLabels } from '../contract.ts';
import { ListCard, QuotaCard, SharesCard } from './choose-aside.tsx';
import { Matrix, OneAward } from './choose-tables.tsx';
import { chooseWords } from './choose-words.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  donvi: z.uuid().optional(),
  doituong: z.enum(['unit', 'person']).default('person'),
  danhhieu: z.string().optional(),
  ketluan: z.enum(['met', 'unknown', 'unmet']).optional(),
  chon: z.stringbool().default(false),
  xep: z.enum(['name', 'place', 'verdict']).default('name'),
});
type Search = z.output<typeof address>;
type Answer = ResponseOf<typeof chooseApi.rows>;

/** Who of the unit can be proposed for what, with caps and shares beside it before anything is sent. */
export default function ChooseScreen() {
  const t = useText(chooseWords);
  const d = useText(words);
  const say = useSay();
  const account = useAccount();
  const oversees = useHasRole('standing', 'auditor');
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const unitId = search.donvi ?? account?.unitId ?? undefined;
  const query = {
    unitId: unitId ?? '',
    year,
    kind: search.doituong,
    award: search.danhhieu,
    verdict: search.danhhieu ? search.ketluan : undefined,
    chosen: search.chon ? ('true' as const) : undefined,
    q: search.tim || undefined,
    sort: search.xep,
  };
  const pages = usePages(chooseApi.rows, { query }, { enabled: unitId !== undefined });
  const list = useRead(chooseApi.list, { query: { unitId: unitId ?? '', year } }, { enabled: unitId !== undefined });
  const { first } = pages;
  const award = first?.awards.find((one) => one.code === search.danhhieu);
  return (
    <Page
      title={t.title}
      crumbs={[{ label: d.dossiers, to: '/ho-so' }]}
      subtitle={first ? t.about(year, say(first.regime.name)) : undefined}
      actions={
        <>
          {award && first && <RuleNote awardCode={award.code} on={first.today} />}
          <LinkButton to="/ho-so/thiet-lap" kind="quiet">
            {t.settings}
          </LinkButton>
        </>
      }
    >
      <Stack>
        {oversees && (
          <UnitChoice unitId={unitId} name={first?.units.find((unit) => unit.id === unitId)?.name} onChoose={(donvi) => setSearch({ donvi })} />
        )}
        {unitId === undefined && <EmptyState title={t.noUnit}>{t.noUnitDo}</EmptyState>}
        {unitId !== undefined && (
          <ChooseFilters search={search} setSearch={setSearch} first={first} exportTo={exportHref(chooseApi.rows, { query }, 'vi')} />
        )}
        {!award && first?.can.choose.ok && <Notice tone="info">{t.pickAward}</Notice>}
        {unitId !== undefined && (
          <Layout
            whole={!award}
            aside={list.data && unitId ? <Aside list={list.data} unitId={unitId} year={year} picked={award !== undefined} /> : null}
          >
            <ReadState read={pages.read}>
              {() =>
                award && list.data && unitId ? (
                  <OneAward
                    pages={pages}
                    award={award.code}
                    list={list.data}
                    unitId={unitId}
                    year={year}
                    may={first?.can.choose.ok ?? false}
                    kind={search.doituong}
                  />
                ) : (
                  <Matrix pages={pages} awards={first?.awards ?? []} />
                )
              }
            </ReadState>
          </Layout>
        )}
      </Stack>
    </Page>
  );
}

/** Overseers look at any unit; it is found by each of its names. */
function UnitChoice({
  unitId,
  name,
  onChoose,
}: {
  unitId: string | undefined;
  name: string | undefined;
  onChoose: (id: string | undefined) => void;
}) {
  const t = useText(chooseWords);
  return (
    <div style={{ maxWidth: 520 }}>
      <ComboField
        label={t.unit}
        name="donvi"
        load={findUnits}
        value={unitId ?? null}
        valueLabel={name}
        onChange={(id) => onChoose(id ?? undefined)}
      />
    </div>
  );
}

/** All titles side by side need the whole width; caps and list then stand below, and beside the names once one title is asked. */
function Layout({ whole, aside, children }: { whole: boolean; aside: ReactNode; children: ReactNode }) {
  return whole ? (
    <>
      {children}
      <Grid least={340}>{aside}</Grid>
    </>
  ) : (
    <Split asideWidth={360} aside={aside}>
      {children}
    </Split>
  );
}

function Aside({ list, unitId, year, picked }: { list: ResponseOf<typeof chooseApi.list>; unitId: string; year: number; picked: boolean }) {
  return (
    <>
      <QuotaCard quotas={list.quotas} />
      <SharesCard shares={list.shares} />
      <ListCard list={list} unitId={unitId} year={year} picked={picked} />
    </>
  );
}

interface FilterProps {
  search: Search;
  setSearch: (change: Partial<z.input<typeof address>>) => void;
  first: Answer | undefined;
  exportTo: string;
}

function ChooseFilters({ search, setSearch, first, exportTo }: FilterProps) {
  const t = useText(chooseWords);
  return (
    <Filters
      search={search}
      setSearch={setSearch}
      textKey="tim"
      placeholder={t.search}
      exportTo={exportTo}
      filters={[
        { kind: 'chips', key: 'doituong', label: t.kind, options: optionsOf(subjectKinds) },
        {
          kind: 'select',
          key: 'danhhieu',
          label: t.award,
          empty: t.allAwards,
          options: (first?.awards ?? []).map(({ code, name }) => ({ value: code, label: name })),
        },
        ...(search.danhhieu ? [{ kind: 'chips' as const, key: 'ketluan', label: t.verdict, options: optionsOf(verdictLabels) }] : []),
        {
          kind: 'select',
          key: 'xep',
          label: t.sort,
          options: [
            { value: 'name', label: t.byName },
            { value: 'place', label: t.byPlace },
            { value: 'verdict', label: t.byVerdict },
          ],
        },
        { kind: 'toggle', key: 'chon', label: t.onlyChosen },
      ]}
    />
  );
}
