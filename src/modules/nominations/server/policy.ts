import { showDate, type Day } from '#platform/dates.ts';
import { actsFor, hasRole, homeUnit, type Actor } from '#platform/actor.ts';
import { all, no, yes, type Can, type Decision, type RefusalLink } from '#platform/refusal.ts';
import { parts } from '../labels.ts';
import { nominationRefusals } from '../refusals.ts';
import { atStep, partOf, verbs, whoDoes, type Verb, type Who } from '../rules.ts';
import { commentsDone } from './publicity.ts';
import { bindingBallot, heldFindings, missingPapers, openFindings, proofWasOpened, type Dossier } from './dossier.ts';

type Shape = Pick<Dossier, 'state' | 'route' | 'unitId' | 'myPart' | 'stateLevel' | 'awardName'>;

/** The unit a new dossier of this account is proposed by. */
export const proposingUnit = (actor: Actor): string | null => {
  const unitId = homeUnit(actor);
  return actsFor(actor, unitId, 'officer', 'leader') ? unitId : null;
};

export const mayCreate = (actor: Actor, unitId: string | null): Decision =>
  actsFor(actor, unitId, 'officer', 'leader') ? yes : no(nominationRefusals.onlyUnit);
export const isStanding = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(nominationRefusals.onlyStanding));

function rightDesk(actor: Actor, who: Who, unitId: string, delegated: boolean): Decision {
  switch (who) {
    case 'unit':
      return mayCreate(actor, unitId);
    case 'leader':
      return actsFor(actor, unitId, 'leader') || delegated ? yes : no(nominationRefusals.onlyLeader);
    case 'minister':
      return hasRole(actor, 'minister') ? yes : no(nominationRefusals.onlyMinister);
    default:
      return isStanding(actor);
  }
}

/** Proposer ≠ appraiser ≠ approver: one account keeps to one side of the desk in one dossier. */
export function oneSide(dossier: Pick<Shape, 'myPart'>, who: Who): Decision {
  const { myPart } = dossier;
  if (myPart === null || myPart === partOf(who)) return yes;
  return no(nominationRefusals.twoParts, { part: parts[myPart].vi, partEn: parts[myPart].en });
}

/** The Minister's agreement to propose a State-level honour is not the honour: it is neither conferred nor revoked here. */
function atRightLevel(dossier: Shape, verb: Verb): Decision {
  const tooEarly = dossier.stateLevel && dossier.state === 'DECIDED' && (verb === 'award' || verb === 'revoke');
  return tooEarly ? no(nominationRefusals.waitsForState, { award: dossier.awardName }) : yes;
}

/** Who signed an award takes it back (law.md §13); a revocation above the ministry is entered by the standing body. */
export const deskOf = (dossier: Pick<Shape, 'stateLevel'>, verb: Verb): Who => (verb === 'revoke' && dossier.stateLevel ? 'standing' : whoDoes(verb));

/** Desk, side and step: what every verb needs, without its own conditions. */
export function mayStep(actor: Actor, dossier: Shape & { delegation?: Dossier['delegation'] }, verb: Verb): Decision {
  const who = deskOf(dossier, verb);
  // A delegation names its acts: it covers sending, not taking back.
  const delegated = dossier.delegation !== undefined && (verb === 'submit' || verb === 'resubmit');
  return all(
    rightDesk(actor, who, dossier.unitId, delegated),
    oneSide(dossier, who),
    atStep(dossier.state, verb, dossier.route),
    atRightLevel(dossier, verb),
  );
}

function papersIn(dossier: Dossier): Decision {
  const titles = missingPapers(dossier);
  return titles.length === 0 ? yes : no(nominationRefusals.papersMissing, { titles: titles.join(', ') });
}

const written = (dossier: Dossier): Decision => (dossier.achievement.trim() === '' ? no(nominationRefusals.achievementMissing) : yes);

/** While a hold is open nothing is awarded or proposed; what clears it is a paper on the record (law.md §2 X4). */
function released(dossier: Dossier): Decision {
  const [held] = heldFindings(dossier);
  return held ? no(nominationRefusals.heldOpen, { name: dossier.subjectName }, { basis: held.basis, link: recordOf(dossier) }) : yes;
}

/** Where the clearance of a hold is entered. */
export const recordOf = ({ subjectPersonId, subjectUnitId }: Pick<Dossier, 'subjectPersonId' | 'subjectUnitId'>): RefusalLink => ({
  to: `${subjectPersonId === null ? `/ly-lich/don-vi/${subjectUnitId}` : `/ly-lich/ca-nhan/${subjectPersonId}`}?muc=du-kien`,
  text: { vi: 'Mở lý lịch, ghi kết luận', en: 'Open the record, enter the clearance' },
});

function explained(dossier: Dossier): Decision {
  const open = openFindings(dossier);
  return open.length === 0 ? yes : no(nominationRefusals.findingsOpen, { name: dossier.subjectName, count: open.length });
}

/** From the day the amended law holds, for what was accepted before it under the Law of 2022 (law.md §1(2)). */
function favourOpen(dossier: Dossier, today: Day): Decision {
  const { amendedFrom, favourable } = dossier.law;
  return favourable && amendedFrom !== null && today >= amendedFrom ? yes : no(nominationRefusals.favourNotOpen, { day: showDate(amendedFrom) });
}

const published = (dossier: Dossier, today: Day): Decision => commentsDone(dossier.publicity, dossier.awardName, today);

/** A verb's own conditions, beyond desk, side and step. */
const conditions: Partial<Record<Verb, (dossier: Dossier, today: Day) => Decision>> = {
  minute: written,
  submit: (dossier) => all(written(dossier), papersIn(dossier)),
  resubmit: papersIn,
  eligible: (dossier) => all(proofWasOpened(dossier) ? yes : no(nominationRefusals.proofNotOpened), released(dossier)),
  favour: favourOpen,
  publish: (dossier) => (dossier.publicity.asked ? yes : no(nominationRefusals.commentNotAsked)),
  putOnList: (dossier, today) => all(released(dossier), published(dossier, today), explained(dossier)),
  passByStanding: (dossier, today) =>
    all(
      bindingBallot(dossier.award) ? no(nominationRefusals.ballotNeeded, { award: dossier.awardName }) : yes,
      released(dossier),
      published(dossier, today),
      explained(dossier),
    ),
  forward: (dossier) => (dossier.stateLevel ? yes : no(nominationRefusals.onlyStateLevel)),
};

/** May this verb happen now? The one answer for screens and for the change itself. */
export function mayDo(actor: Actor, dossier: Dossier, verb: Verb): Decision {
  return all(mayStep(actor, dossier, verb), conditions[verb]?.(dossier, dossier.today) ?? yes);
}

export function canOf(actor: Actor, dossier: Dossier): Can<Verb> {
  return Object.fromEntries(verbs.map((verb) => [verb, mayDo(actor, dossier, verb)])) as Can<Verb>;
}
