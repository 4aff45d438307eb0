import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import type { Decision } from '#platform/refusal.ts';
import { ActionButton, Button, Why, WhyNot, useLang, useSay, useText } from '#ui/index.ts';
import { IconCornerUpLeft, IconGavel, IconLock, IconMessage, IconSend } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import type { SheetDetail } from '../../shapes.ts';
import { complaintWords } from '../complaints/complaint-words.ts';
import { RaiseDialog } from '../complaints/raise-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { GiveBackDialog } from './give-back-dialog.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { useStop } from './path-strip.tsx';
import { sheetWords } from './sheet-words.ts';
import type { Lines } from './use-lines.ts';

type Verb = keyof SheetDetail['can'];

/** The one verb this reader's side owes now; the others of the step stand beside it. */
export function mainVerb({ state, side, can, totals }: SheetDetail): Verb | null {
  switch (state) {
    case 'SELF_DRAFT':
      return side === 'unit' ? 'submit' : null;
    case 'SELF_SUBMITTED':
      return side === 'checker' ? 'review' : null;
    case 'HEAD_REVIEWED':
      if (side === 'unit') return totals.differences > 0 && totals.unexplained === totals.differences ? 'accept' : 'explain';
      return side === 'checker' ? 'verify' : null;
    case 'EXPLAINED':
      return side === 'checker' ? 'verify' : null;
    case 'VERIFIED':
      return can.confirm.ok ? 'confirm' : null;
    case 'CONFIRMED':
      return can.finalize.ok ? 'finalize' : null;
    default:
      return null;
  }
}

interface Props {
  readonly sheet: SheetDetail;
  readonly lines: Lines;
  readonly chosen: string | null;
  /** The address asks for the correction at once. */
  readonly asksCorrection: boolean;
}

/** A verb names the version it saw, so it waits for the last cell. */
const savingFirst: Decision = { ok: false, refusal: { code: 'web.saving', kind: 'conflict', message: sheetWords.savingFirst } };

/** A score that was typed and not taken is not what the sheet would be sent with. */
function unreadFirst(sheet: SheetDetail, { unread, wrong }: Lines): Decision | null {
  const items = sheet.groups.flatMap((group) => group.items);
  const codes = items.filter(({ itemId }) => unread.has(itemId) || wrong.has(itemId)).map((item) => item.code);
  if (codes.length === 0) return null;
  const { vi, en } = sheetWords.unreadFirst;
  const shown = codes.slice(0, 8).join(', ') + (codes.length > 8 ? '…' : '');
  return { ok: false, refusal: { code: 'web.unread', kind: 'conflict', message: { vi: vi(shown), en: en(shown) } } };
}

/** The buttons of the step. A blocked one stays, and its reason stands beside the totals. */
export function SheetVerbs({ sheet, lines, chosen, asksCorrection }: Props) {
  const s = useText(sheetWords);
  const c = useText(complaintWords);
  const say = useSay();
  const [dialog, setDialog] = useState<'giveBack' | 'confirm' | 'correct' | 'complain' | null>(
    asksCorrection && sheet.can.correct.ok ? 'correct' : null,
  );
  const main = mainVerb(sheet);
  const { can } = sheet;
  const stop = useStop();
  const { next, stops } = sheet.path;
  const endsRound = sheet.state === 'HEAD_REVIEWED' && !stops.some((one) => one.state === 'EXPLAINED');
  const verifying = endsRound
    ? { title: s.endRoundAsk, text: s.endRoundText }
    : { title: next.verify === 'CONFIRMED' ? s.verifyFinalAsk : (s.verifyAsk(sheet.term.kind) as string), text: s.verifyText };
  const common = { params: { id: sheet.id }, body: { version: lines.version } };
  const unread = unreadFirst(sheet, lines);
  const ready = (decision: Decision): Decision => (lines.phase === null ? decision : (unread ?? (lines.state === 'saved' ? decision : savingFirst)));
  const close = () => setDialog(null);
  const shows = (verb: Verb) => main === verb || can[verb].ok;
  return (
    <>
      {can.giveBack.ok && (
        <Button kind="danger" icon={IconCornerUpLeft} onClick={() => setDialog('giveBack')}>
          {s.giveBack}
        </Button>
      )}
      {can.saveCheck.ok && sheet.totals.checkedFilled < sheet.totals.lines && (
        <ActionButton act={scoringApi.keepProposed} {...common} decision={ready(can.saveCheck)} done={sheetWords.kept}>
          {s.keep}
        </ActionButton>
      )}
      {sheet.state === 'HEAD_REVIEWED' && sheet.side === 'unit' && main === 'explain' && can.accept.ok && (
        <ActionButton act={scoringApi.accept} {...common} confirm={{ title: s.acceptAsk }} done={sheetWords.accepted}>
          {s.accept}
        </ActionButton>
      )}
      {main === 'submit' && (
        <ActionButton
          act={scoringApi.submit}
          {...common}
          kind="primary"
          icon={IconSend}
          decision={ready(can.submit)}
          confirm={{ title: s.submitAsk, text: s.submitText(say(sheet.checker)) }}
          done={sheetWords.submitted}
        >
          {s.submit}
        </ActionButton>
      )}
      {main === 'review' && (
        <ActionButton
          act={scoringApi.review}
          {...common}
          kind="primary"
          icon={IconSend}
          decision={ready(can.review)}
          confirm={{ title: s.reviewAsk, text: next.review === 'HEAD_REVIEWED' ? s.reviewText : s.goesTo(stop(next.review)) }}
          done={sheetWords.reviewed}
        >
          {s.review}
        </ActionButton>
      )}
      {main === 'accept' && (
        <ActionButton act={scoringApi.accept} {...common} decision={ready(can.accept)} confirm={{ title: s.acceptAsk }} done={sheetWords.accepted}>
          {s.accept}
        </ActionButton>
      )}
      {(main === 'explain' || main === 'accept') && (
        <ActionButton
          act={scoringApi.explain}
          {...common}
          kind="primary"
          icon={IconSend}
          decision={ready(can.explain)}
          confirm={{ title: s.explainAsk, text: s.explainText(sheet.totals.unexplained) }}
          done={sheetWords.explained}
        >
          {s.explain}
        </ActionButton>
      )}
      {main === 'verify' && (
        <ActionButton
          act={scoringApi.verify}
          {...common}
          kind="primary"
          icon={IconSend}
          decision={ready(can.verify)}
          confirm={verifying}
          done={sheetWords.verified}
        >
          {endsRound ? s.endRound : s.verify}
        </ActionButton>
      )}
      {shows('confirm') && (
        <Button kind="primary" icon={IconGavel} onClick={() => setDialog('confirm')}>
          {s.confirm}
        </Button>
      )}
      {main === 'finalize' && (
        <ActionButton
          act={scoringApi.finalize}
          params={{ id: sheet.id }}
          body={{ version: lines.version, note: '' }}
          kind="primary"
          icon={IconLock}
          confirm={{ title: s.finalizeAsk, text: s.finalizeText }}
          done={sheetWords.finalized}
        >
          {s.finalize}
        </ActionButton>
      )}
      {can.correct.ok && <Button onClick={() => setDialog('correct')}>{s.correct}</Button>}
      {can.complain.ok && (
        <Button icon={IconMessage} onClick={() => setDialog('complain')}>
          {c.raise}
        </Button>
      )}
      {dialog === 'giveBack' && <GiveBackDialog sheet={sheet} version={lines.version} onClose={close} />}
      {dialog === 'confirm' && (
        <MeetingDialog
          sheets={[{ id: sheet.id, version: lines.version }]}
          termId={sheet.term.id}
          title={s.confirm}
          text={sheet.unit.name}
          onClose={close}
        />
      )}
      {dialog === 'correct' && <CorrectDialog sheet={sheet} chosen={chosen} onClose={close} />}
      {dialog === 'complain' && <RaiseDialog sheet={sheet} chosen={chosen} onClose={close} />}
    </>
  );
}

/** Why the next step is blocked for this reader, or who everybody is waiting for; failed conditions beside it. */
export function SheetWhy({ sheet, checker }: { sheet: SheetDetail; checker: string }) {
  const { lang } = useLang();
  const say = useSay();
  const s = useText(sheetWords);
  const main = mainVerb(sheet);
  const closer = sheet.path.stops.find((stop) => stop.state === 'CONFIRMED')?.who;
  const failed = sheet.groups.flatMap((group) => group.items.filter((item) => item.condition?.verdict === 'UNMET'));
  const waiting: Partial<Record<SheetDetail['state'], string>> = {
    SELF_DRAFT: s.waitSelf,
    SELF_SUBMITTED: s.waitCheck(checker) as string,
    HEAD_REVIEWED: sheet.explainUntil ? (s.waitExplain(showDate(sheet.explainUntil, lang)) as string) : (s.waitVerify(checker) as string),
    EXPLAINED: s.waitVerify(checker) as string,
    VERIFIED: s.waitMeeting(sheet.term.kind) as string,
    CONFIRMED: s.waitFinal(closer ? say(closer) : '') as string,
  };
  const wait = waiting[sheet.state];
  return (
    <div style={{ flex: '1 1 340px', maxWidth: 620, display: 'grid', gap: 8, marginLeft: 'auto' }}>
      {main !== null ? <WhyNot decisions={[sheet.can[main === 'accept' ? 'explain' : main]]} /> : wait && <Why>{wait}</Why>}
      {failed.length > 0 && (
        <Why>
          <b>{s.conditionsUnmet(failed.length)}</b> (
          {failed.map((item) => `${item.code}: ${item.condition ? say(item.condition.detail) : ''}`).join(' ')}) {s.conditionsBeside}
        </Why>
      )}
    </div>
  );
}
