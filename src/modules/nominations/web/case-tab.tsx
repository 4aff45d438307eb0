import { z } from 'zod';
import type { AgendaItem } from '#modules/councils/contract.ts';
import { AwardHistory } from '#modules/decisions/web/award-history.tsx';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  Facts,
  Item,
  linkTo,
  LinkButton,
  List,
  ReadState,
  Row,
  Split,
  Stack,
  useRead,
  useSay,
  useSearchState,
  useText,
  VerdictMark,
} from '#ui/index.ts';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '#ui/icons.ts';
import { nominationsApi, routes, type CaseSheet } from '../contract.ts';
import { Paragraphs } from './achievement-card.tsx';
import { FindingRow } from './findings-card.tsx';
import { Openings } from './papers-card.tsx';
import { words } from './words.ts';

const address = z.object({ so: z.coerce.number().int().min(1).default(1) });

/** The cases of a meeting one at a time, one page each: what a member needs to vote on it. */
export function CaseTab({ meetingId, items }: { meetingId: string; items: readonly AgendaItem[] }) {
  const t = useText(words);
  const [search, setSearch] = useSearchState(address);
  const read = useRead(nominationsApi.cases, { params: { meetingId } });
  return (
    <ReadState read={read} empty={<EmptyState title={t.noCases} />}>
      {(cases) => {
        const at = Math.min(search.so, cases.length) - 1;
        const sheet = cases[at];
        if (!sheet) return <EmptyState title={t.noCases} />;
        return (
          <Stack>
            <Row justify="spread">
              <Row>
                <Button small icon={IconChevronLeft} aria-label={t.previous} onClick={() => setSearch({ so: Math.max(1, at) })} />
                <b>{t.of(at + 1, cases.length)}</b>
                <Button small icon={IconChevronRight} aria-label={t.next} onClick={() => setSearch({ so: Math.min(cases.length, at + 2) })} />
              </Row>
              <Row>
                <LinkButton small to={linkTo('/ho-so/$id', { id: sheet.objectId })}>
                  {t.openDossier}
                </LinkButton>
                <Button small icon={IconPrinter} onClick={() => print()}>
                  {t.print}
                </Button>
              </Row>
            </Row>
            <OneCase sheet={sheet} item={items.find((item) => item.objectId === sheet.objectId)} />
          </Stack>
        );
      }}
    </ReadState>
  );
}

function OneCase({ sheet, item }: { sheet: CaseSheet; item: AgendaItem | undefined }) {
  const t = useText(words);
  const say = useSay();
  return (
    <Split
      asideWidth={400}
      aside={
        <>
          <Card small title={t.findings} count={sheet.findings.length} flush>
            <List>
              {sheet.findings.map((finding) => (
                <FindingRow key={finding.code} finding={finding} />
              ))}
            </List>
          </Card>
          <AwardHistory unitId={sheet.subjectUnitId ?? undefined} personId={sheet.subjectPersonId ?? undefined} />
        </>
      }
    >
      <Card
        title={`${sheet.subjectName} · ${sheet.awardName} · ${sheet.year}`}
        aside={item && item.candidates.length > 0 && <Chip tone="warn">{item.candidates.join(', ')}</Chip>}
      >
        <Stack gap={12}>
          <Facts
            facts={[
              { label: t.unit, value: sheet.unitName },
              { label: t.route, value: say(routes[sheet.route]) },
              ...(sheet.minute ? [{ label: t.unitMinute, value: `${sheet.minute.yes}/${sheet.minute.members}` }] : []),
              ...(item ? [{ label: t.threshold, value: `${item.thresholdPercent}% · ${item.thresholdBasis}` }] : []),
            ]}
          />
          <Paragraphs text={sheet.achievement} />
          <List plain>
            {sheet.papers.map((paper) => (
              <Item
                key={paper.id}
                lead={
                  <VerdictMark verdict={paper.complete ? 'met' : paper.required ? 'unmet' : 'wait'} label={paper.complete ? t.there : t.missing} />
                }
                title={paper.title}
                sub={[...paper.evidence.map((proof) => proof.title), ...(paper.onPaper ? [`${t.onPaper}: ${paper.onPaper}`] : [])].join(', ')}
                note={<Openings paper={paper} />}
              />
            ))}
          </List>
        </Stack>
      </Card>
    </Split>
  );
}
