import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { day } from '#platform/schema.ts';
import {
  Button,
  Card,
  Chip,
  DataTable,
  DateField,
  EmptyState,
  Filters,
  Grow,
  LinkButton,
  Notice,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  StatusChip,
  linkTo,
  optionsOf,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { matches } from '#ui/fold.ts';
import { confidenceLabels, kindLabels, lawApi, subjectLabels, type AwardType, type InstrumentInForce } from '../contract.ts';
import { AwardFacts, Threshold } from './award-facts.tsx';
import { InstrumentsCard, RegimeCard } from './regime-card.tsx';
import { words } from './words.ts';

const address = z.object({
  ngay: day.optional(),
  tim: z.string().default(''),
  doituong: z.enum(['person', 'unit', 'both', 'household']).optional(),
  loai: z.enum(['title', 'commendation']).optional(),
  nhanuoc: z.stringbool().default(false),
  danhhieu: z.string().optional(),
});

/** Days that show how the rules changed: before the law of 2022, after it, and now. */
const jumps = ['2021-06-30', '2024-06-30', '2025-12-31'];

export default function RulesScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(lawApi.awards, { query: { on: search.ngay } });
  return (
    <Page
      title={t.title}
      subtitle={t.about}
      actions={
        <>
          <LinkButton to={linkTo('/quy-dinh/tra-cuu', {}, search.ngay ? { ngay: search.ngay } : {})}>{t.clausesTitle}</LinkButton>
          <LinkButton to="/lich-lam-viec">{t.workCalendar}</LinkButton>
          <LinkButton to="/quy-dinh/phien-ban">{t.versions}</LinkButton>
        </>
      }
    >
      <ReadState read={read}>
        {(rules) => (
          <Stack>
            <Row>
              <div style={{ width: 190 }}>
                <DateField label={t.day} name="ngay" value={rules.on} onChange={(chosen) => setSearch({ ngay: chosen ?? undefined })} />
              </div>
              {jumps.map((jump) => (
                <Button key={jump} small onClick={() => setSearch({ ngay: jump })}>
                  {showDate(jump, lang)}
                </Button>
              ))}
              <Button small kind="quiet" onClick={() => setSearch({ ngay: undefined })}>
                {t.today}
              </Button>
            </Row>
            <RegimeCard regime={rules.regime} instruments={rules.instruments} />
            <Catalogue awards={rules.awards} instruments={rules.instruments} search={search} setSearch={setSearch} />
          </Stack>
        )}
      </ReadState>
    </Page>
  );
}

type Search = z.output<typeof address>;

interface CatalogueProps {
  awards: AwardType[];
  instruments: InstrumentInForce[];
  search: Search;
  setSearch: (change: Partial<z.input<typeof address>>) => void;
}

function Catalogue({ awards, instruments, search, setSearch }: CatalogueProps) {
  const t = useText(words);
  const say = useSay();
  const rows = awards.filter((award) => {
    const text = `${award.name.vi} ${award.name.en} ${award.decidedBy.vi} ${award.basis}`;
    return (
      award.catalogueOnly === search.nhanuoc &&
      (search.doituong === undefined || award.subject === search.doituong || (award.subject === 'both' && search.doituong !== 'household')) &&
      (search.loai === undefined || award.kind === search.loai) &&
      matches(text, search.tim)
    );
  });
  const chosen = awards.find((award) => award.code === search.danhhieu);
  const columns: Column<AwardType>[] = [
    { key: 'name', title: t.award, cell: (award) => <b>{say(award.name)}</b>, sort: (award) => say(award.name) },
    { key: 'subject', title: t.subject, hideOnPhone: true, cell: (award) => say(subjectLabels[award.subject]) },
    { key: 'decidedBy', title: t.decidedBy, hideOnPhone: true, cell: (award) => say(award.decidedBy) },
    { key: 'threshold', title: t.threshold, sub: t.thresholdSub, cell: (award) => <Threshold ballot={award.ballot} /> },
    {
      key: 'sure',
      title: t.sure,
      cell: (award) => (award.enabled ? <StatusChip status={confidenceLabels[award.confidence]} /> : <Chip>{t.off}</Chip>),
    },
  ];
  return (
    <Split
      asideWidth={400}
      aside={
        <>
          <Card title={chosen ? say(chosen.name) : t.basis}>
            {chosen ? <AwardFacts award={chosen} /> : search.danhhieu ? <Notice tone="warn">{t.notThatDay}</Notice> : <span>{t.choose}</span>}
          </Card>
          <InstrumentsCard instruments={instruments} />
        </>
      }
    >
      <Grow>
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          filters={[
            { kind: 'select', key: 'doituong', label: t.subject, options: optionsOf(subjectLabels) },
            { kind: 'select', key: 'loai', label: t.kind, options: optionsOf(kindLabels) },
            { kind: 'toggle', key: 'nhanuoc', label: t.onlyStateForms },
          ]}
        />
        <DataTable
          caption={t.title}
          columns={columns}
          rows={rows}
          rowKey={(award) => award.code}
          rowLink={(award) => linkTo('/quy-dinh', {}, { ...addressOfSearch(search), danhhieu: award.code })}
          rowKind={(award) => (award.code === chosen?.code ? 'chosen' : undefined)}
          empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
        />
      </Grow>
    </Split>
  );
}

/** The present filters, so that opening a title keeps them. */
function addressOfSearch({ ngay, tim, doituong, loai, nhanuoc }: Search): Record<string, string> {
  const kept: Record<string, string | undefined> = { ngay, tim: tim || undefined, doituong, loai, nhanuoc: nhanuoc ? 'true' : undefined };
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
