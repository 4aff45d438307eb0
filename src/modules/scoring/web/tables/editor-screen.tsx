import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import {
  Button,
  Loading,
  Notice,
  Page,
  RefusalNotice,
  Row,
  SavedMark,
  Stack,
  StatusChip,
  Tabs,
  WhyNot,
  linkTo,
  useGo,
  useLang,
  usePathParams,
  useRead,
  useTab,
  useText,
} from '#ui/index.ts';
import { rulebookMarks, rulebookStates } from '../../labels.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { RulebookDetail } from '../../rulebook/shapes.ts';
import { sumOfParts, unevenHeadings } from '../../rulebook/tree-edit.ts';
import { CriteriaTab } from '../editor/criteria-tab.tsx';
import { editorWords } from '../editor/editor-words.ts';
import { FiguresTab } from '../editor/figures-tab.tsx';
import { SettingsTab } from '../editor/settings-tab.tsx';
import { useBook, type Book } from '../editor/use-book.ts';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

/** The editor begins with what is stored now, not with what another screen read before, and keeps it until it is left. */
export default function EditorScreen() {
  const { id } = usePathParams<{ id: string }>();
  return <Opened key={id} id={id} />;
}

function Opened({ id }: { id: string }) {
  const read = useRead(rulebookApi.rulebook, { params: { id } }, { keep: false });
  const [detail, setDetail] = useState<RulebookDetail | null>(null);
  if (detail === null && read.data !== undefined && !read.isFetching) setDetail(read.data);
  return (
    <ScreenState read={read} what="editor">
      {() => (detail === null ? <Loading /> : detail.can.write.ok ? <Editor detail={detail} /> : <NotDraft detail={detail} />)}
    </ScreenState>
  );
}

function NotDraft({ detail }: { detail: RulebookDetail }) {
  const t = useText(editorWords);
  return (
    <Page title={detail.title} status={rulebookStates[detail.state]}>
      <Stack>
        <WhyNot decisions={[detail.can.write]} />
        <Row>
          <Back id={detail.id}>{t.done}</Back>
        </Row>
      </Stack>
    </Page>
  );
}

function Back({ id, book, children }: { id: string; book?: Book; children: string }) {
  const go = useGo();
  const leave = async () => {
    if (!book || (await book.flush())) go(linkTo('/cham-diem/bang-diem/$id', { id }));
  };
  return (
    <Button kind="primary" onClick={() => void leave()}>
      {children}
    </Button>
  );
}

function Editor({ detail }: { detail: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const e = useText(editorWords);
  const book = useBook(detail);
  const figures = book.draft.book.facts.length + book.draft.book.derived.length;
  const about = (test: (problem: Book['problems'][number]) => boolean) => book.problems.filter(test).length;
  const wrongFigures = about((one) => one.itemId === null && /^(?:facts|derived)\b/.test(one.field));
  const wrongSettings = about((one) => one.itemId === null) - wrongFigures;
  const tabs = [
    { key: 'tieu-chi', label: e.criteria, count: about((one) => one.itemId !== null) },
    { key: 'thiet-lap', label: e.settings, count: wrongSettings },
    { key: 'so-lieu', label: figures === 0 ? e.figures : `${e.figures} (${figures})`, count: wrongFigures },
  ].map(({ count, ...tab }) => (count > 0 ? { ...tab, count } : tab));
  const tab = useTab(tabs);
  return (
    <Page
      title={`${book.draft.book.title} · ${t.version(detail.versionNo) as string}`}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
      ]}
      status={rulebookStates[detail.state]}
      marks={<StatusChip status={rulebookMarks[book.draft.book.synthetic ? 'synthetic' : book.draft.book.complete ? 'real' : 'partial']} />}
      actions={
        <>
          <SavedMark state={book.state} at={book.savedAt} />
          <Back id={detail.id} book={book}>
            {e.done}
          </Back>
        </>
      }
    >
      <Stack>
        {book.conflict && (
          <Notice
            tone="warn"
            title={e.conflict}
            live
            action={
              <Row>
                <Button small onClick={book.takeTheirs}>
                  {e.takeTheirs}
                </Button>
                <Button small onClick={book.writeOver}>
                  {e.writeOver}
                </Button>
              </Row>
            }
          >
            {e.conflictText}
          </Notice>
        )}
        <RefusalNotice refusal={book.refusal} />
        <Sums book={book} />
        <Tabs tabs={tabs} />
        {tab === 'tieu-chi' && <CriteriaTab book={book} />}
        {tab === 'thiet-lap' && <SettingsTab book={book} />}
        {tab === 'so-lieu' && <FiguresTab book={book} />}
        {book.problems.length === 0 ? <Notice tone="ok">{e.right}</Notice> : <span className="u-small">{b.problemsN(book.problems.length)}</span>}
      </Stack>
    </Page>
  );
}

/** The sum against the scale and each heading against its parts, as they stand while typing. */
function Sums({ book }: { book: Book }) {
  const b = useText(tableWords);
  const e = useText(editorWords);
  const { lang } = useLang();
  const sum = sumOfParts(book.draft.items, null);
  const scale = book.draft.book.scaleHundredths;
  const show = (value: number) => showHundredths(value, lang, 0);
  const uneven = unevenHeadings(book.draft.items);
  return (
    <Notice tone={sum === scale && uneven.length === 0 ? 'ok' : 'warn'}>
      {b.sum}: <b>{e.sum(show(sum), show(scale))}</b> ({sum === scale ? e.sumRight : e.sumOff(show(sum - scale))})
      {uneven.length > 0 && (
        <div>
          {e.partsOff(
            uneven.slice(0, 6).map(({ code, gap }) => e.partOff(code, show(gap)) as string),
            uneven.length - 6,
          )}
        </div>
      )}
    </Notice>
  );
}
