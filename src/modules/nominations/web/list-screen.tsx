import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  FormAction,
  LinkButton,
  linkTo,
  Notice,
  optionsOf,
  Page,
  ReadState,
  Row,
  SelectField,
  Stack,
  StatusChip,
  Tabs,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useTab,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { nominationsApi, nominationStates, routes, stages, type NominationRow, type Stage } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  nam: z.coerce.number().int().optional(),
  donvi: z.uuid().optional(),
  danhhieu: z.string().optional(),
  loai: z.enum(['yearly', 'in-time']).optional(),
});
type List = ResponseOf<typeof nominationsApi.list>;

export default function ListScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const stageKeys = Object.keys(stages) as Stage[];
  const blank = [{ key: 'tat-ca', label: t.all }, ...stageKeys.map((key) => ({ key: key as string, label: say(stages[key]) }))];
  const tab = useTab(blank);
  const stage = stageKeys.find((key) => key === tab);
  const query = { q: search.tim || undefined, year: search.nam, unitId: search.donvi, award: search.danhhieu, route: search.loai, stage };
  const pages = usePages(nominationsApi.list, { query });
  const { first } = pages;
  const tabs = blank.map(({ key, label }) => ({ key, label, count: key === 'tat-ca' ? undefined : first?.stages[key as Stage] || undefined }));
  return (
    <Page
      title={t.dossiers}
      subtitle={t.about}
      actions={
        first?.can.create.ok ? (
          <>
            <LinkButton to="/ho-so/chon-nguoi">{t.chooseFirst}</LinkButton>
            <LinkButton to="/ho-so/moi" kind="primary" icon={IconPlus} decision={first.can.create}>
              {t.create}
            </LinkButton>
          </>
        ) : first?.can.present.ok ? (
          <>
            <LinkButton to="/ho-so/huy-bo" kind="quiet">
              {t.flags}
            </LinkButton>
            <LinkButton to="/ho-so/thiet-lap" kind="quiet">
              {t.settings}
            </LinkButton>
            <LinkButton to="/ho-so/trinh">{t.present}</LinkButton>
          </>
        ) : undefined
      }
    >
      <Stack>
        <Tabs tabs={tabs} />
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.searchHint}
          exportTo={exportHref(nominationsApi.list, { query }, lang)}
          filters={[
            {
              kind: 'select',
              key: 'nam',
              label: t.year,
              options: (first?.years ?? []).map((value) => ({ value: String(value), label: String(value) })),
            },
            ...((first?.units.length ?? 0) > 1
              ? [
                  {
                    kind: 'select' as const,
                    key: 'donvi',
                    label: t.unit,
                    options: (first?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
                  },
                ]
              : []),
            {
              kind: 'select',
              key: 'danhhieu',
              label: t.award,
              options: (first?.awards ?? []).map(({ code, name }) => ({ value: code, label: name })),
            },
            { kind: 'chips', key: 'loai', label: t.route, options: optionsOf(routes) },
          ]}
        />
        <ReadState read={pages.read}>
          {() => <Dossiers pages={pages} first={first} picks={stage === 'council' && (first?.can.putOnList.ok ?? false)} />}
        </ReadState>
      </Stack>
    </Page>
  );
}

type Pages = ReturnType<typeof usePages<typeof nominationsApi.list>>;

function Dossiers({ pages, first, picks }: { pages: Pages; first: List | undefined; picks: boolean }) {
  const t = useText(words);
  const say = useSay();
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const columns: Column<NominationRow>[] = [
    { key: 'subject', title: t.subject, cell: (row) => row.subjectName },
    { key: 'award', title: t.award, cell: (row) => row.awardName },
    { key: 'year', title: t.year, align: 'right', width: 76, cell: (row) => row.year },
    { key: 'unit', title: t.unit, hideOnPhone: true, cell: (row) => row.unitName },
    { key: 'route', title: t.route, width: 140, hideOnPhone: true, cell: (row) => say(routes[row.route]) },
    { key: 'state', title: t.state, width: 230, cell: (row) => <RowMarks row={row} /> },
  ];
  const chosen = pages.rows.filter((row) => selected.has(row.id));
  return (
    <DataTable
      caption={t.dossiers}
      columns={columns}
      rows={pages.rows}
      rowKey={(row) => row.id}
      rowLink={(row) => linkTo('/ho-so/$id', { id: row.id })}
      total={pages.total}
      onMore={pages.onMore}
      loadingMore={pages.loadingMore}
      {...(picks
        ? {
            selected,
            onSelect: setSelected,
            selectionActions: <PutOnList rows={chosen} meetings={first?.meetings ?? []} onDone={() => setSelected(new Set())} />,
          }
        : {})}
      empty={<EmptyState title={t.empty}>{t.emptyDo}</EmptyState>}
    />
  );
}

function RowMarks({ row }: { row: NominationRow }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Row gap={6}>
      <StatusChip status={nominationStates[row.state]} />
      {row.open > 0 && (row.state === 'CHECKING' || row.state === 'ELIGIBLE') && <Chip tone="warn">{t.open(row.open)}</Chip>}
      {row.state === 'SUPPLEMENT' && row.supplementUntil && <span className="u-small">{t.due(showDate(row.supplementUntil, lang))}</span>}
      {row.synthetic && <Chip>{t.synthetic}</Chip>}
    </Row>
  );
}

/** The chosen dossiers onto one agenda, all or none. */
export function PutOnList({
  rows,
  meetings,
  onDone,
}: {
  rows: readonly Pick<NominationRow, 'id' | 'version' | 'subjectName' | 'putOnList'>[];
  meetings: List['meetings'];
  onDone?: () => void;
}) {
  const t = useText(words);
  const { lang } = useLang();
  const blocked = rows.filter((row) => !row.putOnList.ok);
  return (
    <FormAction
      act={nominationsApi.putOnList}
      start={{ meetingId: meetings[0]?.id ?? null, items: rows.map(({ id, version }) => ({ id, version })) }}
      kind="primary"
      small
      decision={blocked[0]?.putOnList}
      done={{ vi: 'Đã đưa vào chương trình họp.', en: 'Put on the agenda.' }}
      {...(onDone ? { onDone } : {})}
      text={blocked.length > 0 ? t.blockedRows(blocked.map((row) => row.subjectName).join(', ')) : undefined}
      fields={(form) =>
        meetings.length === 0 ? (
          <Notice tone="warn">{t.noMeeting}</Notice>
        ) : (
          <SelectField
            label={t.meeting}
            required
            empty={false}
            options={meetings.map((meeting) => ({ value: meeting.id, label: `${showDate(meeting.heldOn, lang)} · ${meeting.title}` }))}
            {...form.field('meetingId')}
          />
        )
      }
    >
      {t.putOnList}
    </FormAction>
  );
}
