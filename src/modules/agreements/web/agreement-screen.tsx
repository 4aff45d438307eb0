import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import type { Label } from '#platform/text.ts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  Item,
  Link,
  List,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Split,
  Stack,
  Tabs,
  Why,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useSearchState,
  useTab,
  useText,
} from '#ui/index.ts';
import { agreementStates, agreementsApi, type AgreementDetail } from '../contract.ts';
import { AgreementActions } from './agreement-actions.tsx';
import { AgreementPaper, FrozenPaper } from './agreement-paper.tsx';
import { CommentsCard } from './comments-card.tsx';
import { ResultsTab } from './results-tab.tsx';
import { SignaturesCard, SignatureNote } from './signatures-card.tsx';
import { shortCode } from './measure.ts';
import { words } from './words.ts';

export default function AgreementScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(agreementsApi.detail, { params: { id } });
  return <ReadState read={read}>{(it) => <Agreement it={it} />}</ReadState>;
}

/** "Đang ký 5/6": the state with what it counts. */
function statusOf(it: AgreementDetail): Label {
  const label = agreementStates[it.state];
  if (it.state !== 'SIGNING') return label;
  const count = ` ${it.signed}/${it.of}`;
  return { ...label, vi: label.vi + count, en: label.en + count };
}

function Agreement({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const tabs = [
    { key: 'van-ban', label: t.textTab },
    { key: 'danh-gia', label: t.resultsTab, count: it.judged.done > 0 ? `${it.judged.done}/${it.judged.of}` : undefined },
    ...(it.revisions.length > 0 ? [{ key: 'ban-ky', label: t.versionsTab, count: it.revisions.length + 1 }] : []),
  ];
  const tab = useTab(tabs);
  return (
    <Page
      title={it.title}
      crumbs={[
        { label: t.agreements, to: '/giao-uoc' },
        { label: it.groupName, to: linkTo('/khoi-cum/nhiem-ky/$id', { id: it.termId }) },
        { label: String(it.year) },
      ]}
      status={statusOf(it)}
      marks={<OriginMark origin={it.origin} />}
      subtitle={it.state === 'CONSULTING' && it.commentUntil ? t.until(showDate(it.commentUntil, lang)) : undefined}
      actions={<AgreementActions it={it} />}
    >
      <Stack>
        {it.voidReason && (
          <Notice tone="warn" title={t.voidedBecause}>
            {it.voidReason}
          </Notice>
        )}
        <Tabs tabs={tabs} />
        {tab === 'danh-gia' ? <ResultsTab it={it} /> : tab === 'ban-ky' ? <VersionsTab it={it} /> : <TextTab it={it} />}
      </Stack>
    </Page>
  );
}

const address = z.object({ dieu: z.uuid().optional(), ban: z.enum(['phu-luc', 'hien-hanh']).optional() });

function TextTab({ it }: { it: AgreementDetail }) {
  const [search, setSearch] = useSearchState(address);
  const chosen = search.dieu ?? null;
  const choose = (clauseId: string | null) => setSearch({ dieu: clauseId === chosen ? undefined : (clauseId ?? undefined) });
  // Who still has to sign an amendment has that text before them, not the one in force.
  const amendment = (search.ban ?? (it.signFor.length > 0 ? 'phu-luc' : 'hien-hanh')) === 'phu-luc' ? it.amendment : null;
  const hasTalk = it.comments.length > 0 || it.can.comment.ok;
  return (
    <Split
      asideWidth={400}
      aside={
        <>
          {it.amendment && <AmendmentCard it={it} shown={amendment !== null} onShow={(ban) => setSearch({ ban })} />}
          <SignaturesCard it={it} />
          {it.gaps.length > 0 && it.can.edit.ok && <GapsCard it={it} />}
          {it.limits.length > 0 && <LimitsCard it={it} />}
          {hasTalk && <CommentsCard it={it} chosen={chosen} onChoose={choose} />}
          {it.midyearNote && <NoteCard it={it} />}
          <CopiedFrom it={it} />
        </>
      }
    >
      {amendment?.text ? (
        <FrozenPaper it={it} text={amendment.text} hash={amendment.hash} signatures={amendment.signatures} />
      ) : (
        <AgreementPaper it={it} chosen={chosen} onChoose={choose} />
      )}
    </Split>
  );
}

function AmendmentCard({ it, shown, onShow }: { it: AgreementDetail; shown: boolean; onShow: (ban: 'phu-luc' | 'hien-hanh') => void }) {
  const t = useText(words);
  const { lang } = useLang();
  const { amendment } = it;
  if (!amendment) return null;
  return (
    <Card title={t.amendmentCard(amendment.revision)} count={`${amendment.signed}/${it.members.length}`} small>
      <Stack gap={10}>
        <div>{amendment.reason}</div>
        <Why>{t.amendmentText(amendment.signed, it.members.length, showDate(amendment.frozenOn, lang))}</Why>
        <List plain>
          {amendment.signatures.map((signature) => (
            <Item
              key={signature.unitId}
              title={signature.unitName}
              note={<SignatureNote signature={signature} />}
              end={<Chip tone="ok">{t.hasSigned}</Chip>}
            />
          ))}
        </List>
        {amendment.text && (
          <Button small onClick={() => onShow(shown ? 'hien-hanh' : 'phu-luc')}>
            {shown ? t.currentShow : t.amendmentShow}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

function GapsCard({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const say = useSay();
  return (
    <Card title={t.gapsTitle(it.gaps.length)} small>
      <ul>
        {it.gaps.slice(0, 8).map((gap) => (
          <li key={gap.path}>{say(gap.message)}</li>
        ))}
      </ul>
    </Card>
  );
}

function LimitsCard({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  return (
    <Card title={t.limitsTitle} count={it.limits.length} small>
      <List plain>
        {it.limits.map((limit) => (
          <Item
            key={limit.id}
            title={limit.text}
            sub={
              limit.answer ? `${t.limitAnswer}: ${limit.answer}` : limit.dismissedReason ? `${t.limitDismissed}: ${limit.dismissedReason}` : undefined
            }
            end={limit.answer || limit.dismissedReason ? undefined : <Chip tone="warn">{t.limitOpen}</Chip>}
          />
        ))}
      </List>
    </Card>
  );
}

function NoteCard({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  return (
    <Card title={t.midyear} small>
      {it.midyearNote}
    </Card>
  );
}

function CopiedFrom({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  if (!it.copiedFrom) return null;
  return (
    <div className="u-small">
      {t.copiedFrom} <Link to={linkTo('/giao-uoc/$id', { id: it.copiedFrom.id })}>{it.copiedFrom.title}</Link>
    </div>
  );
}

/** Earlier texts stay readable with the signatures they bore. */
function VersionsTab({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Stack gap={24}>
      {it.revisions.map((one) => (
        <Card
          key={one.revision}
          title={`${t.revisionOf(one.revision)} · ${t.fromDay(showDate(one.inForceOn, lang))}`}
          aside={
            <span className="u-small">
              {t.textCode} <b title={one.hash}>{shortCode(one.hash)}</b>
            </span>
          }
        >
          {one.text ? <FrozenPaper it={it} text={one.text} hash={one.hash} signatures={one.signatures} /> : <EmptyState title={t.unreadable} />}
        </Card>
      ))}
    </Stack>
  );
}
