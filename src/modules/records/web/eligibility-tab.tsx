import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { day } from '#platform/schema.ts';
import {
  Card,
  DateField,
  EmptyState,
  Item,
  List,
  linkTo,
  ReadState,
  Row,
  SelectField,
  Split,
  Stack,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  VerdictMark,
} from '#ui/index.ts';
import type { Eligibility, EligibleAward } from '../contract.ts';
import type { RecordDetail } from '../shapes.ts';
import { yearToAsk } from '../timeline.ts';
import { clausesOf } from '../verdict-view.ts';
import { eligibilityWords } from './eligibility-words.ts';
import { PrintSheet } from './print-sheet.tsx';
import { RegimeBar } from './regime-bar.tsx';
import { endpointOf } from './roads.ts';
import { VerdictCard } from './verdict-card.tsx';

const address = z.object({
  ngay: day.optional(),
  nam: z.coerce.number().int().min(1945).max(2100).optional(),
  dh: z.string().optional(),
  cd: z.enum(['R2026']).optional(),
  ly: z.string().optional(),
  in: z.string().optional(),
});

/** Every award of the catalogue with its verdict; the chosen one opens to clauses, facts and the road to it. */
export function EligibilityTab({ record }: { record: RecordDetail }) {
  const t = useText(eligibilityWords);
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const { subject } = record;
  const on = search.ngay ?? today;
  const thisYear = Number(on.slice(0, 4));
  const year = search.nam ?? yearToAsk(record, on);
  const read = useRead(endpointOf(subject.kind), {
    params: { id: subject.id },
    query: { on, year: String(year), favour: search.cd, reason: search.ly },
  });
  return (
    <Stack>
      <div className="u-noprint">
        <Row justify="spread" align="top">
          <Row align="top">
            <DateField
              label={t.on}
              value={on}
              most={today}
              onChange={(day) => setSearch({ ngay: day ?? undefined, nam: undefined, cd: undefined, ly: undefined })}
            />
            <SelectField
              label={t.year}
              empty={false}
              value={String(year)}
              onChange={(next) => setSearch({ nam: next === null ? undefined : Number(next) })}
              options={Array.from({ length: 12 }, (_, back) => String(thisYear - back)).map((one) => ({ value: one, label: one }))}
            />
          </Row>
          {read.data && <RegimeBar answer={read.data} onChange={setSearch} />}
        </Row>
      </div>
      <ReadState read={read}>
        {(answer) => (
          <Judged
            answer={answer}
            record={record}
            chosen={search.dh}
            print={search.in === '1'}
            onPrint={(on) => setSearch({ in: on ? '1' : undefined })}
          />
        )}
      </ReadState>
    </Stack>
  );
}

interface JudgedProps {
  readonly answer: Eligibility;
  readonly record: RecordDetail;
  readonly chosen: string | undefined;
  readonly print: boolean;
  readonly onPrint: (on: boolean) => void;
}

function Judged({ answer, record, chosen, print, onPrint }: JudgedProps) {
  const t = useText(eligibilityWords);
  const { lang } = useLang();
  const named = answer.awards.find((one) => one.code === chosen);
  const award = chosen === undefined ? nextTitle(answer.awards) : named;
  const card = useRef<HTMLDivElement>(null);
  // On a phone the list is long and the answer stands below it.
  useEffect(() => {
    if (chosen && globalThis.innerWidth < 760) card.current?.scrollIntoView();
  }, [chosen]);
  const titles = answer.awards.filter((one) => one.kind === 'title');
  const forms = answer.awards.filter((one) => one.kind === 'commendation');
  if (print && award) return <PrintSheet answer={answer} award={award} record={record} onBack={() => onPrint(false)} />;
  return (
    <Split
      left
      asideWidth={380}
      aside={
        <Card title={t.what} flush>
          <Group title={t.titles} awards={titles} chosen={award} answer={answer} />
          <Group title={t.forms} awards={forms} chosen={award} answer={answer} />
        </Card>
      }
    >
      <div ref={card}>
        {chosen !== undefined && !named && (
          <Card>
            <EmptyState title={t.notListed}>{t.notListedDo(showDate(answer.on, lang))}</EmptyState>
          </Card>
        )}
        {award && <VerdictCard answer={answer} award={award} record={record} onPrint={() => onPrint(true)} />}
      </div>
    </Split>
  );
}

/** What one aims at next: the title within reach that comes first; else the one that lacks least. */
function nextTitle(awards: readonly EligibleAward[]): EligibleAward | undefined {
  const open = awards.filter((one) => one.kind === 'title' && one.report && !one.given && one.report.verdict !== 'met');
  const within = open.filter((one) => one.road?.outcome !== 'out_of_reach');
  const lacks = (one: EligibleAward) => {
    const count = one.report ? clausesOf(one.report) : { met: 0, of: 9 };
    return count.of - count.met;
  };
  const key = (one: EligibleAward) => (one.road?.earliestYear ?? 9999) * 100 + lacks(one);
  return [...(within.length > 0 ? within : open)].sort((a, b) => key(a) - key(b))[0] ?? awards[0];
}

interface GroupProps {
  readonly title: string;
  readonly awards: readonly EligibleAward[];
  readonly chosen: EligibleAward | undefined;
  readonly answer: Eligibility;
}

function Group({ title, awards, chosen, answer }: GroupProps) {
  const say = useSay();
  if (awards.length === 0) return null;
  const base = answer.subject.kind === 'person' ? '/ly-lich/ca-nhan/$id' : '/ly-lich/don-vi/$id';
  return (
    <List>
      <Item title={<b className="u-small">{title}</b>} />
      {awards.map((award) => (
        <Item
          key={award.code}
          lead={<AwardMark award={award} />}
          title={say(award.name)}
          to={linkTo(base, { id: answer.subject.id }, { muc: 'dieu-kien', dh: award.code, ngay: answer.on, nam: String(answer.year) })}
          chosen={award.code === chosen?.code}
          end={<Short award={award} />}
        />
      ))}
    </List>
  );
}

function AwardMark({ award }: { award: EligibleAward }) {
  const t = useText(eligibilityWords);
  if (award.given) return <VerdictMark verdict="met" label={t.given} />;
  if (!award.report) return <VerdictMark verdict="wait" label={t.noRule} />;
  return <VerdictMark verdict={award.report.verdict} label={t[award.report.verdict]} />;
}

/** The end of the line: enough, how much is missing, or the earliest year. */
function Short({ award }: { award: EligibleAward }) {
  const t = useText(eligibilityWords);
  const { report, road } = award;
  if (award.given) return <span className="u-small">{t.given}</span>;
  if (!report) return <span className="u-small u-muted">{t.noRule}</span>;
  const count = clausesOf(report);
  if (report.verdict === 'met') return <span className="u-small">{t.shortMet}</span>;
  if (road?.outcome === 'reachable' && road.earliestYear !== null) return <span className="u-small">{t.earliest(road.earliestYear)}</span>;
  const text = report.verdict === 'unknown' ? t.unclear(Math.max(1, count.unknown)) : t.lacks(Math.max(1, count.of - count.met - count.unknown));
  return <span className="u-small">{text}</span>;
}
