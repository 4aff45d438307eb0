import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { registrationStates } from '#modules/registrations/labels.ts';
import { sheetStates } from '#modules/scoring/labels.ts';
import { reminderSteps } from '#modules/notifications/contract.ts';
import { Chip, DataTable, EmptyState, Row, StateMark, linkTo, useLang, useSay, useText, type Column, type StateKind } from '#ui/index.ts';
import type { MemberRow, TermOverview } from '../contract.ts';
import { termWords } from './words.ts';

/** Members × steps of the year. Every state is an icon with a word and a date; what may not be seen says so. */
export function TermMatrix({ term }: { term: TermOverview }) {
  const t = useText(termWords);
  const signed = term.agreement ? t.signedOf(term.agreement.signed, term.agreement.of) : t.noAgreement;
  const known = term.members.filter((member) => member.registration.known);
  const sent = known.filter((member) => member.registration.state !== null && member.registration.state !== 'DRAFT').length;
  const columns: Column<MemberRow>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.unit.name, sort: (row) => row.unit.name },
    { key: 'post', title: '', width: 130, cell: (row) => <PostChip row={row} /> },
    { key: 'agreement', title: t.tabAgreement, sub: signed, cell: (row) => <AgreementCell row={row} /> },
    {
      key: 'registration',
      title: t.registration,
      sub: known.length === term.members.length ? `${sent}/${known.length}` : undefined,
      cell: (row) => <RegistrationCell row={row} />,
    },
    {
      key: 'months',
      title: t.months,
      sub: t.above(term.limitPercent),
      cell: (row) => <MonthsCell row={row} />,
      sort: (row) => (row.months.settled === 0 ? null : row.months.met),
    },
    { key: 'sheet', title: t.selfScore, cell: (row) => <SheetCell row={row} /> },
    { key: 'final', title: t.final, cell: (row) => <FinalCell row={row} />, sort: (row) => row.final?.rank ?? null },
  ];
  return (
    <DataTable
      caption={t.matrix}
      columns={columns}
      rows={term.members}
      rowKey={(row) => row.unit.id}
      rowLink={(row) => linkTo('/don-vi/$id', { id: row.unit.id })}
      rowKind={(row) => (row.mine ? 'chosen' : undefined)}
      empty={<EmptyState title={t.membersUnknown} />}
    />
  );
}

function PostChip({ row }: { row: MemberRow }) {
  const t = useText(termWords);
  const post = { head: <Chip tone="brand">{t.headMark}</Chip>, deputy: <Chip tone="info">{t.deputyMark}</Chip>, host: <Chip>{t.hostMark}</Chip> };
  return (
    <Row gap={6}>
      {row.post && post[row.post]}
      {row.mine && <Chip>{t.mine}</Chip>}
    </Row>
  );
}

/** "đã nhắc lần 2", when a duty of this part of the work was reminded. */
function useReminded(row: MemberRow, area: string): string | undefined {
  const say = useSay();
  const step = Math.max(0, ...row.duties.filter((duty) => duty.area === area).map((duty) => duty.step));
  return step === 0 ? undefined : say(reminderSteps[step as keyof typeof reminderSteps]);
}

function AgreementCell({ row }: { row: MemberRow }) {
  const t = useText(termWords);
  const { lang } = useLang();
  const reminded = useReminded(row, 'agreements');
  const { state, on } = row.agreement;
  const looks: Record<MemberRow['agreement']['state'], [StateKind, string]> = {
    none: ['none', t.noAgreement],
    commenting: ['doing', t.commenting],
    unsigned: ['wait', t.unsigned],
    signed: ['ok', t.signed],
    onBehalf: ['ok', t.onBehalf],
    reserved: ['warn', t.reserved],
  };
  const [kind, word] = looks[state];
  return (
    <StateMark kind={kind} note={on ? showDate(on, lang) : reminded}>
      {word}
    </StateMark>
  );
}

function RegistrationCell({ row }: { row: MemberRow }) {
  const t = useText(termWords);
  const say = useSay();
  const { lang } = useLang();
  const reminded = useReminded(row, 'registrations');
  const { known, state, late, on, returned } = row.registration;
  if (!known) return <StateMark kind="none">{t.notMine}</StateMark>;
  if (state === null || state === 'DRAFT') {
    return (
      <StateMark kind={state === null ? 'none' : 'doing'} note={reminded}>
        {state === null ? t.notSent : say(registrationStates.DRAFT)}
      </StateMark>
    );
  }
  const note = [on && showDate(on, lang), late && say(registrationStates[state])].filter(Boolean).join(' · ');
  if (state === 'RETURNED')
    return (
      <StateMark kind="wait" note={note}>
        {t.returned(returned)}
      </StateMark>
    );
  if (late)
    return (
      <StateMark kind="wait" note={note}>
        {t.late}
      </StateMark>
    );
  return (
    <StateMark kind={state === 'SUBMITTED' ? 'doing' : 'ok'} note={note}>
      {say(registrationStates[state])}
    </StateMark>
  );
}

function MonthsCell({ row }: { row: MemberRow }) {
  const t = useText(termWords);
  const { lang } = useLang();
  const { settled, met, last } = row.months;
  if (!last) return <StateMark kind="none">{t.noData}</StateMark>;
  const note = t.lastRate(last.month, showHundredths(last.rateHundredths, lang, 0));
  return (
    <StateMark kind={met < settled || last.met === false ? 'danger' : 'ok'} note={note}>
      {t.monthsOf(met, settled)}
    </StateMark>
  );
}

function SheetCell({ row }: { row: MemberRow }) {
  const t = useText(termWords);
  const say = useSay();
  const { lang } = useLang();
  const reminded = useReminded(row, 'scoring');
  const { state, dueOn } = row.sheet;
  if (state === null) return <StateMark kind="none">{t.notOpen}</StateMark>;
  const kinds: Partial<Record<typeof state, StateKind>> = { SELF_DRAFT: 'wait', SELF_SUBMITTED: 'doing', FINAL: 'ok', CONFIRMED: 'ok' };
  return (
    <StateMark kind={kinds[state] ?? 'doing'} note={reminded ?? (state === 'SELF_DRAFT' && dueOn ? t.dueBy(showDate(dueOn, lang)) : undefined)}>
      {say(sheetStates[state])}
    </StateMark>
  );
}

function FinalCell({ row }: { row: MemberRow }) {
  const t = useText(termWords);
  const { lang } = useLang();
  const { final } = row;
  if (!final) return <StateMark kind="none">–</StateMark>;
  const points = final.totalHundredths === null ? undefined : showHundredths(final.totalHundredths, lang);
  if (final.conditionFailed)
    return (
      <StateMark kind="danger" note={points}>
        {t.notEligible}
      </StateMark>
    );
  return (
    <StateMark kind={final.rank === null ? 'none' : 'ok'} note={points}>
      {final.rank === null ? t.noSheet : t.rank(final.rank)}
    </StateMark>
  );
}
