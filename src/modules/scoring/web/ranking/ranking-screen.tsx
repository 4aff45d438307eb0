import { useState } from 'react';
import { overseers } from '#platform/contract.ts';
import { showDate } from '#platform/dates.ts';
import {
  addressOf,
  Button,
  Card,
  Chip,
  EmptyState,
  exportHref,
  Facts,
  Item,
  Link,
  LinkButton,
  List,
  Notice,
  Page,
  ReadState,
  Split,
  Stack,
  StatusChip,
  Tabs,
  WhyNot,
  linkTo,
  useHasRole,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useTab,
  useText,
} from '#ui/index.ts';
import { IconFileSpreadsheet, IconPrinter, IconTrophy } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import { paperKinds, rankingStates, rulebookStates } from '../../labels.ts';
import { papersApi } from '../../ranking/papers-contract.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import type { RankingDetail } from '../../table-shapes.ts';
import { SyntheticMark } from '../pieces.tsx';
import { integrityWords } from '../integrity/integrity-words.ts';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RankPaper } from './rank-paper.tsx';
import { RankTable } from './rank-table.tsx';
import { rankingWords } from './ranking-words.ts';

export default function RankingScreen() {
  const { termId } = usePathParams<{ termId: string }>();
  const read = useRead(scoringApi.ranking, { params: { id: termId } });
  return (
    <ScreenState read={read} what="ranking">
      {(ranking) => <Ranking ranking={ranking} />}
    </ScreenState>
  );
}

function Ranking({ ranking }: { ranking: RankingDetail }) {
  const t = useText(words);
  const r = useText(rankingWords);
  const i = useText(integrityWords);
  const oversees = useHasRole(...overseers);
  const { lang } = useLang();
  const [publishing, setPublishing] = useState(false);
  const { term, preview, published, can } = ranking;
  const tabs = [
    ...(preview && (!published || preview.changed) ? [{ key: 'xem-truoc', label: r.preview }] : []),
    { key: 'cong-bo', label: r.published },
    ...(published ? [{ key: 'ban-in', label: r.paper }] : []),
    ...(ranking.earlier.length > 0 ? [{ key: 'truoc', label: r.earlier, count: ranking.earlier.length }] : []),
  ];
  const tab = useTab(tabs);
  return (
    <Page
      title={r.title(term.groupName, term.year) as string}
      crumbs={[{ label: t.scoring, to: `/cham-diem?nam=${term.year}` }, { label: term.groupName }, { label: String(term.year) }]}
      status={published ? rankingStates[published.state] : { vi: r.notPublished, en: r.notPublished, tone: 'neutral' }}
      marks={<SyntheticMark synthetic={ranking.rulebook?.synthetic ?? false} />}
      actions={
        <>
          {published && (
            <LinkButton download icon={IconFileSpreadsheet} to={exportHref(scoringApi.rankingRows, { params: { id: term.id } }, lang)}>
              Excel
            </LinkButton>
          )}
          {(published ?? preview) && (
            <LinkButton download icon={IconFileSpreadsheet} to={addressOf(summaryApi.workbook, { params: { id: term.id } })}>
              {r.summary}
            </LinkButton>
          )}
          {preview && (
            <LinkButton icon={IconFileSpreadsheet} to={linkTo('/cham-diem/so-tong-hop/$termId', { termId: term.id })}>
              {r.compareBook(term.kind)}
            </LinkButton>
          )}
          {oversees && preview && <LinkButton to={linkTo('/cham-diem/neu-doi/$termId', { termId: term.id })}>{i.whatIf}</LinkButton>}
          {tab === 'ban-in' && (
            <Button icon={IconPrinter} onClick={() => print()}>
              {r.print}
            </Button>
          )}
          {preview && preview.changed && (
            <Button kind="primary" icon={IconTrophy} decision={can.publish} onClick={() => setPublishing(true)}>
              {published ? r.publishAgain : r.publish}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {preview?.changed && !can.publish.ok && <WhyNot decisions={[can.publish]} />}
        {preview?.changed && published && (
          <Notice tone="warn" title={r.changed}>
            {r.changedText}
          </Notice>
        )}
        <Tabs tabs={tabs} />
        {tab === 'xem-truoc' && preview && (
          <Split aside={<Basis ranking={ranking} hash={null} />}>
            <RankTable rows={preview.rows} tieGroup={ranking.tieGroup} caption={r.preview} />
          </Split>
        )}
        {tab === 'cong-bo' &&
          (published ? (
            <Split aside={<Basis ranking={ranking} hash={published.hash} />}>
              <RankTable rows={published.rows} tieGroup={ranking.tieGroup} caption={r.published} />
            </Split>
          ) : (
            <EmptyState title={r.notPublished}>{r.notPublishedDo(term.kind)}</EmptyState>
          ))}
        {tab === 'ban-in' && published && <RankPaper ranking={ranking} published={published} />}
        {tab === 'truoc' && <Earlier ranking={ranking} />}
      </Stack>
      {publishing && preview && <PublishDialog ranking={ranking} preview={preview} onClose={() => setPublishing(false)} />}
    </Page>
  );
}

/** The table of points with version and hash, and how equals are ordered: printed, not hidden. */
function Basis({ ranking, hash }: { ranking: RankingDetail; hash: string | null }) {
  const t = useText(words);
  const r = useText(rankingWords);
  const { lang } = useLang();
  const say = useSay();
  const { rulebook, published } = ranking;
  return (
    <Card title={r.basis} small>
      <Stack gap={12}>
        {rulebook && (
          <div>
            <Link to={linkTo('/cham-diem/bang-diem/$id', { id: rulebook.id })}>{r.bookLine(rulebook.title, rulebook.versionNo)}</Link>{' '}
            <StatusChip status={rulebookStates[rulebook.state]} />
          </div>
        )}
        {hash !== null && published && (
          <div>
            {r.publishedBy(published.rankingNo, showDate(published.publishedOn, lang), published.publishedBy)}
            {published.reason !== '' && <div className="u-small">{published.reason}</div>}
          </div>
        )}
        <div className="u-small">
          {ranking.tieRules.length === 0 ? r.orderNone : r.orderFull(ranking.tieRules.map((rule) => say(rule)).join('; '))}
        </div>
        {hash !== null && published?.paper && (
          <Link to={addressOf(papersApi.file, { params: { id: published.paper.id } })}>
            {r.decisionLine(say(paperKinds[published.paper.kind]), published.paper.number, showDate(published.paper.issuedOn, lang))}
          </Link>
        )}
        {ranking.classes.length > 0 && (
          <Facts look="lines" facts={ranking.classes.map((one) => ({ label: say(one.title), value: String(one.count) }))} />
        )}
        {rulebook?.hash && <HashLine label={r.bookHash} hash={rulebook.hash} />}
        {hash !== null && <HashLine label={r.rankHash} hash={hash} />}
        {!ranking.term.membersComplete && <Chip tone="warn">{t.incomplete}</Chip>}
      </Stack>
    </Card>
  );
}

function HashLine({ label, hash }: { label: string; hash: string }) {
  return (
    <div className="u-xs">
      {label}{' '}
      <details>
        <summary>{hash.slice(0, 12)}…</summary>
        <span style={{ overflowWrap: 'anywhere' }}>{hash}</span>
      </details>
    </div>
  );
}

/** A publication that a later one replaced stays readable as it was. */
function EarlierTable({ id, tieGroup, onBack }: { id: string; tieGroup: string | null; onBack: () => void }) {
  const r = useText(rankingWords);
  const read = useRead(scoringApi.publication, { params: { id } });
  return (
    <ReadState read={read}>
      {(publication) => (
        <Stack>
          <Notice
            tone="warn"
            title={r.earlierNo(publication.rankingNo) as string}
            action={
              <Button small onClick={onBack}>
                {r.earlier}
              </Button>
            }
          >
            {publication.reason}
          </Notice>
          <RankTable rows={publication.rows} tieGroup={tieGroup} caption={r.earlierNo(publication.rankingNo) as string} />
        </Stack>
      )}
    </ReadState>
  );
}

function Earlier({ ranking }: { ranking: RankingDetail }) {
  const r = useText(rankingWords);
  const { lang } = useLang();
  const [shown, setShown] = useState<string | null>(null);
  if (shown !== null) return <EarlierTable id={shown} tieGroup={ranking.tieGroup} onBack={() => setShown(null)} />;
  return (
    <Card flush>
      <List>
        {ranking.earlier.map((one) => (
          <Item
            key={one.id}
            title={r.publishedBy(one.rankingNo, showDate(one.publishedOn, lang), one.publishedBy)}
            sub={one.reason}
            note={<span title={one.hash}>{one.hash.slice(0, 12)}…</span>}
            end={
              <>
                <StatusChip status={rankingStates[one.state]} />
                <Button small onClick={() => setShown(one.id)}>
                  {r.openEarlier}
                </Button>
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}
