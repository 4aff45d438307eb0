import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import { Button, Card, Chip, Dialog, EmptyState, Notice, Row, Split, Stack, defineText, useLang, useText } from '#ui/index.ts';
import { Tree, type TreeNode } from '#ui/tree.tsx';
import { IconAlertTriangle, IconArrowBackUp, IconArrowDown, IconArrowUp, IconChevronLeft, IconChevronRight, IconPlus, IconTrash } from '#ui/icons.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import type { FigureUnit } from '../../engine/rulebook.ts';
import type { DraftItem } from '../../rulebook/bodies.ts';
import { addAfter, addPart, fillBelow, indent, move, outdent, partsOf, remove, setItem, baseSum } from '../../rulebook/tree-edit.ts';
import { CriterionPanel } from './criterion-panel.tsx';
import { editorWords } from './editor-words.ts';
import type { Book } from './use-book.ts';

const own = defineText({ close: { vi: 'Đóng', en: 'Close' } });

/** A tree of 200 lines scrolls by itself, so that the chosen criterion stays beside it. */
const inView = { maxHeight: 'max(420px, calc(100vh - 320px))', overflow: 'auto' } as const;

const freshId = () => crypto.randomUUID();

function useNarrow(): boolean {
  const query = '(max-width: 860px)';
  const [narrow, setNarrow] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const watched = window.matchMedia(query);
    const change = () => setNarrow(watched.matches);
    watched.addEventListener('change', change);
    return () => watched.removeEventListener('change', change);
  }, []);
  return narrow;
}

type Verb = 'add' | 'addPart' | 'up' | 'down' | 'indent' | 'outdent' | 'remove' | 'undo';

/** Keys over the tree; arrows alone walk it. */
function verbOf(event: KeyboardEvent): Verb | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === 'Enter') return event.shiftKey ? 'addPart' : 'add';
  if (control && event.key.toLowerCase() === 'z') return 'undo';
  if (event.altKey) return ({ ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'indent', ArrowLeft: 'outdent' } as const)[event.key as 'ArrowUp'];
  return event.key === 'Delete' ? 'remove' : undefined;
}

/** After the tree is drawn again: the title of what was added, else the line that is chosen. */
function focusAfter(verb: Verb): void {
  const where = verb === 'add' || verb === 'addPart' ? '.u-split textarea' : '[role="tree"] [aria-selected="true"]';
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(where)?.focus()));
}

function useTreeVerbs(book: Book, chosen: string | null, setChosen: (id: string | null) => void) {
  const { items } = book.draft;
  const [removed, setRemoved] = useState<string | null>(null);
  const item = items.find((one) => one.id === chosen);
  const tree = (next: DraftItem[], id: string | null) => {
    book.setItems(next);
    setChosen(id);
  };
  const take = (one: DraftItem) => {
    const siblings = partsOf(items, one.parentId);
    const at = siblings.findIndex((other) => other.id === one.id);
    setRemoved(one.code);
    tree(remove(items, one.id), siblings[at + 1]?.id ?? siblings[at - 1]?.id ?? one.parentId);
  };
  const run = (verb: Verb) => {
    const id = freshId();
    if (verb === 'undo') {
      setRemoved(null);
      book.undo();
    } else if (verb === 'add') tree(addAfter(items, chosen, id), id);
    else if (!item) return;
    else if (verb === 'addPart') tree(addPart(items, item.id, id), id);
    else if (verb === 'remove') take(item);
    else if (verb === 'up' || verb === 'down') book.setItems(move(items, item.id, verb === 'up' ? -1 : 1));
    else book.setItems(verb === 'indent' ? indent(items, item.id) : outdent(items, item.id));
    focusAfter(verb);
  };
  return { run, removed };
}

/** The tree with its sums, and the chosen criterion beside it; on a phone in a dialog. */
export function CriteriaTab({ book }: { book: Book }) {
  const t = useText(editorWords);
  const o = useText(own);
  const narrow = useNarrow();
  const { items } = book.draft;
  const [chosen, setChosen] = useState<string | null>(() => (narrow ? null : (items[0]?.id ?? null)));
  const verbs = useTreeVerbs(book, chosen, setChosen);
  const item = items.find((one) => one.id === chosen);
  const panel = item && <Panel key={item.id} book={book} item={item} />;
  return (
    <Stack>
      {verbs.removed !== null && (
        <Notice
          tone="info"
          live
          action={
            <Button small icon={IconArrowBackUp} onClick={() => verbs.run('undo')}>
              {t.undo}
            </Button>
          }
        >
          {t.removed(verbs.removed)}
        </Notice>
      )}
      <Split asideWidth={460} aside={narrow ? null : (panel ?? <EmptyState title={t.choose} />)}>
        <Card
          flush
          title={t.criteria}
          count={items.length}
          aside={<Verbs run={verbs.run} chosen={item} canUndo={book.canUndo} empty={items.length === 0} />}
        >
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the tree inside holds the focus; this only adds its editing keys */}
          <div
            {...(narrow ? {} : { style: inView, 'data-scroll': '' })}
            onKeyDownCapture={(event) => {
              if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'treeitem') return;
              const verb = verbOf(event);
              if (verb === undefined) return;
              event.preventDefault();
              event.stopPropagation();
              verbs.run(verb);
            }}
          >
            {items.length === 0 ? (
              <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
            ) : (
              <CriteriaTree
                items={items}
                problems={book.problems}
                chosen={chosen}
                onChoose={(id) => {
                  if (id === chosen && !narrow) focusAfter('add');
                  setChosen(id);
                }}
              />
            )}
          </div>
        </Card>
        {!narrow && <div className="u-xs">{t.keys}</div>}
      </Split>
      {narrow && item && (
        <Dialog
          open
          onClose={() => setChosen(null)}
          title={`${item.code} ${item.title}`}
          footer={<Button onClick={() => setChosen(null)}>{o.close}</Button>}
        >
          <Stack gap={12}>
            <Verbs run={verbs.run} chosen={item} canUndo={book.canUndo} empty={false} />
            {panel}
          </Stack>
        </Dialog>
      )}
    </Stack>
  );
}

function Panel({ book, item }: { book: Book; item: DraftItem }) {
  const { draft } = book;
  const problems = book.problems.filter((one) => one.itemId === item.id);
  const onNewFigure = (unit: FigureUnit, ruleWith: (code: string) => Record<string, unknown>, hasTarget = false) => {
    const code = freeFigure(draft.book.facts, item.code);
    const fact = { code, title: item.title === '' ? item.code : item.title, unit, hasTarget, notNegative: unit !== 'day' };
    book.setBoth({ book: { ...draft.book, facts: [...draft.book.facts, fact] }, items: setItem(draft.items, item.id, { rule: ruleWith(code) }) });
  };
  return (
    <CriterionPanel
      draft={draft}
      item={item}
      problems={problems}
      onChange={(change) => book.setItems(setItem(draft.items, item.id, change), `${item.id} ${Object.keys(change).join(' ')}`)}
      onNewFigure={onNewFigure}
      onFill={(measure, proof) => book.setItems(fillBelow(draft.items, item.id, measure, proof))}
    />
  );
}

function freeFigure(facts: readonly Readonly<Record<string, unknown>>[], code: string): string {
  const base = `so_lieu_${code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')}`.slice(0, 56);
  const taken = new Set(facts.map((fact) => fact['code']));
  let name = base;
  for (let next = 2; taken.has(name); next += 1) name = `${base}_${next}`;
  return name;
}

function Verbs({ run, chosen, canUndo, empty }: { run: (verb: Verb) => void; chosen: DraftItem | undefined; canUndo: boolean; empty: boolean }) {
  const t = useText(editorWords);
  return (
    <Row gap={4}>
      <Button small icon={IconPlus} onClick={() => run('add')}>
        {empty ? t.addFirst : t.add}
      </Button>
      {chosen && (
        <>
          <Button small icon={IconPlus} onClick={() => run('addPart')}>
            {t.addPart}
          </Button>
          <Button small kind="quiet" icon={IconArrowUp} aria-label={t.up} onClick={() => run('up')} />
          <Button small kind="quiet" icon={IconArrowDown} aria-label={t.down} onClick={() => run('down')} />
          <Button small kind="quiet" icon={IconChevronLeft} aria-label={t.outdent} onClick={() => run('outdent')} />
          <Button small kind="quiet" icon={IconChevronRight} aria-label={t.indent} onClick={() => run('indent')} />
          <Button small kind="quiet" icon={IconTrash} aria-label={t.remove} onClick={() => run('remove')} />
        </>
      )}
      {canUndo && <Button small kind="quiet" icon={IconArrowBackUp} aria-label={t.undo} onClick={() => run('undo')} />}
    </Row>
  );
}

interface TreeProps {
  readonly items: readonly DraftItem[];
  readonly problems: readonly PlacedProblem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function CriteriaTree({ items, problems, chosen, onChoose }: TreeProps) {
  const t = useText(editorWords);
  const { lang } = useLang();
  const nodes = useMemo(() => {
    const wrong = new Set(problems.flatMap((one) => one.itemId ?? []));
    const parts = Map.groupBy(items, (item) => item.parentId);
    const below = (parentId: string | null): TreeNode[] =>
      (parts.get(parentId) ?? []).map((item) => {
        const sum = item.kind === 'heading' ? baseSum(parts.get(item.id) ?? []) : item.maxHundredths;
        const points = showHundredths(item.maxHundredths, lang, 0);
        return {
          id: item.id,
          chosen: item.id === chosen,
          label: (
            <span style={{ fontWeight: item.kind === 'heading' ? 600 : 400 }}>
              <span className="u-muted">{item.code}</span> {item.title === '' ? '…' : item.title}
            </span>
          ),
          meta: (
            <Row gap={6} wrap={false}>
              {wrong.has(item.id) && (
                <Chip tone="warn" icon={IconAlertTriangle}>
                  {t.toCorrect}
                </Chip>
              )}
              {sum === item.maxHundredths ? points : <Chip tone="warn">{`${showHundredths(sum, lang, 0)} / ${points}`}</Chip>}
            </Row>
          ),
          children: below(item.id),
        };
      });
    return below(null);
  }, [items, problems, chosen, lang, t]);
  return <Tree label={t.tree} nodes={nodes} startOpen="all" onChoose={onChoose} />;
}
