import { useState, type ReactNode } from 'react';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import {
  ActionButton,
  Button,
  Chip,
  exportHref,
  Link,
  LinkButton,
  Notice,
  Page,
  RefusalNotice,
  Row,
  SavedMark,
  Stack,
  Stat,
  StatusChip,
  linkTo,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconCalculator, IconFileSpreadsheet, IconListDetails, IconListNumbers, IconUpload } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import { rulebookStates, sheetStates } from '../../labels.ts';
import type { SheetDetail } from '../../shapes.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import { SyntheticMark } from '../pieces.tsx';
import { words } from '../words.ts';
import { ImportDialog } from './import-dialog.tsx';
import { PathStrip, useStop } from './path-strip.tsx';
import { SheetVerbs, SheetWhy } from './sheet-verbs.tsx';
import { sheetWords } from './sheet-words.ts';
import type { Lines } from './use-lines.ts';

type View = 'luoi' | 'tung-muc';

interface Props {
  readonly sheet: SheetDetail;
  readonly lines: Lines;
  readonly view: View;
  readonly chosen: string | null;
  readonly asksCorrection: boolean;
  readonly detailed: boolean;
  readonly onDetailed: (detailed: boolean) => void;
  readonly onView: (view: View) => void;
  readonly children: ReactNode;
}

/** Everything around the lines: title, totals, the verbs with their reasons, what happened before. */
export function SheetFrame({ sheet, lines, view, chosen, asksCorrection, detailed, onDetailed, onView, children }: Props) {
  const t = useText(words);
  const s = useText(sheetWords);
  const { lang } = useLang();
  const { term, unit } = sheet;
  return (
    <Page
      title={s.title(unit.name) as string}
      crumbs={[
        { label: t.scoring, to: `/cham-diem?nam=${term.year}` },
        { label: term.groupName, to: linkTo('/cham-diem/xep-hang/$termId', { termId: term.id }) },
        { label: String(term.year) },
      ]}
      status={sheetStates[sheet.state]}
      marks={
        <>
          {sheet.sheetNo > 1 && <Chip>{s.sheetNo(sheet.sheetNo)}</Chip>}
          <SyntheticMark synthetic={sheet.synthetic} />
        </>
      }
      actions={
        <>
          {lines.phase !== null && (lines.savedAt ?? lines.state !== 'saved') && <SavedMark state={lines.state} at={lines.savedAt} />}
          <LinkButton download icon={IconFileSpreadsheet} to={exportHref(scoringApi.sheetLines, { params: { id: sheet.id } }, lang)}>
            Excel
          </LinkButton>
          <Button icon={view === 'luoi' ? IconListDetails : IconListNumbers} onClick={() => onView(view === 'luoi' ? 'tung-muc' : 'luoi')}>
            {view === 'luoi' ? s.oneByOne : s.grid}
          </Button>
          {view === 'luoi' && (
            <Button icon={IconListNumbers} aria-pressed={detailed} onClick={() => onDetailed(!detailed)}>
              {detailed ? s.compact : s.detailed}
            </Button>
          )}
          {(lines.phase === 'self' || lines.phase === 'check' || lines.phase === 'final') && <ImportButton sheet={sheet} lines={lines} />}
          <TakeAll sheet={sheet} lines={lines} />
          <SheetVerbs sheet={sheet} lines={lines} chosen={chosen} asksCorrection={asksCorrection} />
        </>
      }
    >
      <Stack>
        <PathStrip path={sheet.path} />
        <Before sheet={sheet} />
        {lines.refusal && (
          <RefusalNotice
            refusal={lines.refusal}
            action={
              <Button small onClick={lines.flush}>
                {s.resend}
              </Button>
            }
          />
        )}
        <LastImport sheet={sheet} lines={lines} />
        <Totals sheet={sheet} />
        {children}
      </Stack>
    </Page>
  );
}

function ImportButton({ sheet, lines }: { sheet: SheetDetail; lines: Lines }) {
  const s = useText(sheetWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={IconUpload} onClick={() => setOpen(true)}>
        {s.import}
      </Button>
      {open && <ImportDialog sheet={sheet} version={lines.version} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What came from a workbook can be taken back as a whole while its step runs. */
function LastImport({ sheet, lines }: { sheet: SheetDetail; lines: Lines }) {
  const s = useText(sheetWords);
  const { lastImport } = sheet;
  if (lastImport === null) return null;
  return (
    <Notice
      tone="info"
      action={
        <ActionButton
          act={summaryApi.undoSheet}
          params={{ id: sheet.id }}
          body={{ version: lines.version, importId: lastImport.id }}
          small
          confirm={{ title: s.importUndoAsk }}
          done={sheetWords.importUndone}
        >
          {s.pasteUndo}
        </ActionButton>
      }
    >
      {s.lastImport(lastImport.fileName, lastImport.lines)}
    </Notice>
  );
}

/** One press for the unit: every empty cell the rules can fill. */
function TakeAll({ sheet, lines }: { sheet: SheetDetail; lines: Lines }) {
  const s = useText(sheetWords);
  const open = sheet.groups
    .flatMap((group) => group.items)
    .filter((item) => item.mayScore && item.proposal !== null && item.proposal.points !== null && lines.lineOf(item).self === null);
  if (lines.phase !== 'self' || open.length === 0) return null;
  return (
    <Button
      icon={IconCalculator}
      onClick={() => lines.setMany(Object.fromEntries(open.map((item) => [item.itemId, { self: item.proposal?.points ?? null }])))}
    >
      {s.takeAll}
    </Button>
  );
}

/** What a reader must know first: replaced, corrected, returned. */
function Before({ sheet }: { sheet: SheetDetail }) {
  const s = useText(sheetWords);
  const stop = useStop();
  const [last] = sheet.steps;
  const back = last?.verb === 'giveBack' ? last : undefined;
  const { mending } = sheet.path;
  return (
    <>
      {sheet.replacedBy && (
        <Notice
          tone="warn"
          action={
            <LinkButton small to={linkTo('/cham-diem/phieu/$id', { id: sheet.replacedBy })}>
              {s.openNew}
            </LinkButton>
          }
        >
          {s.replaced}
        </Notice>
      )}
      {sheet.replaces && (
        <Notice
          tone="info"
          action={
            <LinkButton small to={linkTo('/cham-diem/phieu/$id', { id: sheet.replaces })}>
              {s.openOld}
            </LinkButton>
          }
        >
          {sheet.decisionNumber === '' ? s.fromBefore : `${s.correction(sheet.decisionNumber) as string}. ${sheet.correctionReason ?? ''}`}
        </Notice>
      )}
      {back && (
        <Notice tone="danger" title={s.returned}>
          {back.reason} {back.codes.length > 0 && <b>({back.codes.join(', ')})</b>}
          {mending && <div>{s.mending(mending.codes.join(', '), stop(mending.resume))}</div>}
        </Notice>
      )}
    </>
  );
}

/** Totals side by side, the table they rest on, and beside them why the next step is blocked. */
function Totals({ sheet }: { sheet: SheetDetail }) {
  const { lang } = useLang();
  const say = useSay();
  const t = useText(words);
  const s = useText(sheetWords);
  const { totals, rulebook } = sheet;
  const show = (value: number | null) => (value === null ? null : showHundredths(value, lang));
  return (
    <Row gap={28} align="top" justify="spread">
      <Row gap={28} align="top">
        <Stat
          plain
          label={t.self}
          value={show(totals.self)}
          note={totals.selfFilled < totals.lines ? s.filled(totals.selfFilled, totals.lines) : undefined}
        />
        <Stat
          plain
          label={t.checked}
          value={show(totals.checked)}
          note={totals.checkedFilled > 0 && totals.checkedFilled < totals.lines ? s.filled(totals.checkedFilled, totals.lines) : undefined}
        />
        {totals.final !== null && <Stat plain label={t.final} value={show(totals.final)} />}
        <div>
          <div className="u-small">{t.rulebook}</div>
          <Link to={linkTo('/cham-diem/bang-diem/$id', { id: rulebook.id })}>
            <b>{rulebook.title}</b> · {t.version(rulebook.versionNo)}
          </Link>{' '}
          <StatusChip status={rulebookStates[rulebook.state]} />
          {totals.words && <div className="u-small">{say(totals.words)}</div>}
          <div className="u-small">
            {rulebook.passFail ? t.passFail : s.scale(showHundredths(rulebook.scaleHundredths, lang))}
            {totals.asked && ` · ${s.askedOf(showHundredths(totals.asked.asked, lang)) as string}`}
            {totals.asked &&
              totals.asked.measured !== totals.asked.asked &&
              `, ${s.askedStretched(showHundredths(totals.asked.measured, lang)) as string}`}
            {sheet.selfDueOn && sheet.state === 'SELF_DRAFT' && ` · ${t.dueBy(showDate(sheet.selfDueOn, lang)) as string}`}
          </div>
        </div>
      </Row>
      <SheetWhy sheet={sheet} checker={say(sheet.checker)} />
    </Row>
  );
}
