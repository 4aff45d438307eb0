import { z } from 'zod';
import {
  Card,
  DateField,
  Item,
  List,
  linkTo,
  ReadState,
  Row,
  Split,
  Stack,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  VerdictMark,
} from '#ui/index.ts';
import type { Eligibility, EligibleAward } from '../contract.ts';
import type { RecordDetail } from '../shapes.ts';
import { clausesOf } from '../verdict-view.ts';
import { eligibilityWords } from './eligibility-words.ts';
import { PrintSheet } from './print-sheet.tsx';
import { RegimeBar } from './regime-bar.tsx';
import { endpointOf } from './roads.ts';
import { VerdictCard } from './verdict-card.tsx';

const address = z.object({
  ngay: z.string().optional(),
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
  const read = useRead(endpointOf(subject.kind), {
    params: { id: subject.id },
    query: { on: search.ngay, favour: search.cd, reason: search.ly },
  });
  return (
    <Stack>
      <Row justify="spread" align="top">
        <DateField
          label={t.on}
          value={search.ngay ?? today}
          most={today}
          onChange={(day) => setSearch({ ngay: day ?? undefined, cd: undefined, ly: undefined })}
        />
        {read.data && <RegimeBar answer={read.data} onChange={setSearch} />}
      </Row>
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
  const award = answer.awards.find((one) => one.code === chosen) ?? answer.awards.find((one) => one.report?.verdict === 'unmet') ?? answer.awards[0];
  const titles = answer.awards.filter((one) => one.kind === 'title');
  const forms = answer.awards.filter((one) => one.kind === 'commendation');
  if (print && award) return <PrintSheet answer={answer} award={award} onBack={() => onPrint(false)} />;
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
      {award && <VerdictCard answer={answer} award={award} record={record} onPrint={() => onPrint(true)} />}
    </Split>
  );
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
          to={linkTo(base, { id: answer.subject.id }, { muc: 'dieu-kien', dh: award.code, ngay: answer.on })}
          chosen={award.code === chosen?.code}
          end={<Short award={award} />}
        />
      ))}
    </List>
  );
}

function AwardMark({ award }: { award: EligibleAward }) {
  const t = useText(eligibilityWords);
  if (!award.report) return <VerdictMark verdict="wait" label={t.noRule} />;
  return <VerdictMark verdict={award.report.verdict} label={t[award.report.verdict]} />;
}

/** The end of the line: enough, how much is missing, or the earliest year. */
function Short({ award }: { award: EligibleAward }) {
  const t = useText(eligibilityWords);
  const { report, road } = award;
  if (!report) return <span className="u-small u-muted">{t.noRule}</span>;
  const count = clausesOf(report);
  if (report.verdict === 'met') return <span className="u-small">{t.shortMet}</span>;
  if (road?.outcome === 'reachable' && road.earliestYear !== null) return <span className="u-small">{t.earliest(road.earliestYear)}</span>;
  const text = report.verdict === 'unknown' ? t.unclear(Math.max(1, count.unknown)) : t.lacks(Math.max(1, count.of - count.met - count.unknown));
  return <span className="u-small">{text}</span>;
}
