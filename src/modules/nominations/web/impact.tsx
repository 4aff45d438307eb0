import { useEffect, useState } from 'react';
import type { ImpactProps } from '#modules/records/web/slots.ts';
import { Item, linkTo, List, Notice, ReadState, refusalFrom, useRead, useSay, useText, type Read } from '#ui/index.ts';
import { recordRefusals } from '#modules/records/contract.ts';
import { awardStates } from '#modules/decisions/contract.ts';
import { flagCauses, lawDeskApi, nominationStates, type DependentRow, type Impact, type NominationState } from '../contract.ts';
import { impactWords } from './impact-words.ts';

/** An award without a dossier here is looked at in the record of its holder. */
export const recordOf = ({ kind, id }: DependentRow['subject']) => linkTo(kind === 'person' ? '/ly-lich/ca-nhan/$id' : '/ly-lich/don-vi/$id', { id });

export const stateOf = (dossier: string | null, award: string | null) =>
  dossier === null ? awardStates[award as keyof typeof awardStates] : nominationStates[dossier as NominationState];

/** Waits, explains and lists; a confirmation before the answer is the reader's own choice. */
export function ImpactNotice({ read }: { read: Read<Impact> }) {
  const t = useText(impactWords);
  return (
    <div aria-live="polite">
      {read.data === undefined && !read.error && <p className="u-small u-muted">{t.looking}</p>}
      <ReadState read={read} rows={2}>
        {(impact) => <ImpactTold {...impact} />}
      </ReadState>
    </div>
  );
}

/** What would be flagged: by name what the reader may open, by number the rest. */
export function ImpactTold({ shown, hidden }: Impact) {
  const t = useText(impactWords);
  const say = useSay();
  const count = shown.length + hidden.dossiers + hidden.awards;
  if (count === 0)
    return (
      <Notice tone="info" title={t.nothing}>
        {t.nothingText}
      </Notice>
    );
  return (
    <Notice tone="warn" title={t.wouldFlag(count)}>
      <List plain>
        {shown.map((one) => (
          <Item
            key={one.nominationId ?? one.awardId}
            title={`${one.subjectName} · ${one.awardName} ${one.year}`}
            to={one.nominationId === null ? recordOf(one.subject) : linkTo('/ho-so/$id', { id: one.nominationId }, { muc: 'tham-dinh' })}
            sub={[
              say(one.nominationId === null ? stateOf(null, one.state) : stateOf(one.state, null)),
              say(flagCauses[one.cause]),
              one.depth > 1 && t.onwards,
              one.clause && say(one.clause),
              one.cite,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </List>
      {hidden.dossiers + hidden.awards > 0 && <p>{t.hidden(hidden.dossiers, hidden.awards)}</p>}
      <p className="u-small">{t.after}</p>
    </Notice>
  );
}

/** Typing asks once it pauses. */
function useSettled<T>(value: T, pause = 500): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}

/** In the dialogs of a life-long record. */
export function RecordImpact({ of }: ImpactProps) {
  return of.kind === 'award' ? <AwardImpact id={of.id} /> : <FactImpact {...of} />;
}

function AwardImpact({ id }: { id: string }) {
  return <ImpactNotice read={useRead(lawDeskApi.impactOfAward, { params: { id } })} />;
}

type FactProps = Extract<ImpactProps['of'], { kind: 'fact' }>;

function FactImpact({ factKind, id, to }: FactProps) {
  const t = useText(impactWords);
  const asked = useSettled(to === undefined ? undefined : JSON.stringify(to));
  const read = useRead(lawDeskApi.impactOfFact, { params: { kind: factKind, id }, query: asked === undefined ? {} : { to: asked } }, { keep: false });
  // A form that is not filled yet has no answer; its own fields say what is missing.
  if (read.error && refusalFrom(read.error).code === recordRefusals.notAFact.code) return <p className="u-small u-muted">{t.incomplete}</p>;
  return <ImpactNotice read={read} />;
}

/** In the dialog that revokes in a dossier. */
export function RevokeImpact({ nominationId }: { nominationId: string }) {
  return <ImpactNotice read={useRead(lawDeskApi.impactOfDossier, { params: { id: nominationId } })} />;
}
