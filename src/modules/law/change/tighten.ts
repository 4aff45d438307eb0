import { within } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import { unknown } from '../check.ts';
import { lawOf } from '../library.ts';
import type { AwardEntry, BallotRule, Dossier } from '../files.ts';
import type { Library, Placed } from '../load.ts';
import { changeRefusals } from './refusals.ts';
import type { Tightening } from './draft.ts';
import type { Laying } from './lay-rules.ts';

/**
 * A sector's or locality's rules on top of the national ones (law.md §1): a threshold may rise, papers may be added. What
 * would make anything easier is refused with the clause it touches. A national threshold that is doubtful may be raised,
 * and the raised one then binds by the overlay's own citation.
 */
export function tightened(library: Library, { draft, file }: Laying): Library {
  const regime = library.regimes.find(({ value }) => within(draft.from, value.from, value.to))?.value.code;
  const now = new Map(
    lawOf(library)
      .catalogueOn(draft.from)
      .map((award) => [award.code, award]),
  );
  let { awards, dossiers } = library as { awards: readonly Placed<AwardEntry>[]; dossiers: readonly Placed<Dossier>[] };
  draft.overlay?.tightens.forEach((one, at) => {
    const path = `overlay.tightens.${at}`;
    const award = now.get(one.award);
    if (!award || regime === undefined) throw unknown({ file, path: `${path}.award` }, one.award);
    if (one.ballotPercent === undefined && one.papers === undefined)
      throw refuse(changeRefusals.sectionMissing, { file, path: `${path}.ballotPercent | papers`, kind: 'overlay' });
    if (one.ballotPercent !== undefined) {
      if (award.ballot && one.ballotPercent < award.ballot.thresholdPercent)
        throw refuse(changeRefusals.loosens, {
          file,
          path: `${path}.ballotPercent`,
          award: one.award,
          clause: `${award.ballot.thresholdPercent} %`,
          basis: award.ballot.basis,
        });
      const ballot = ballotOf(one, regime, one.ballotPercent, award.ballot?.secret ?? false);
      awards = awards.map((entry) => (entry.value.code === one.award ? { ...entry, value: withBallot(entry.value, ballot, regime) } : entry));
    }
    if (one.papers !== undefined) {
      const code = `${one.award}-${draft.code}`;
      const before = awards.find((entry) => entry.value.code === one.award)?.value.dossier;
      const national = dossiers.find((entry) => entry.value.code === before)?.value;
      const asked = national?.rules.find((rule) => rule.regimes.includes(regime))?.items ?? [];
      for (const [index, paper] of one.papers.entries()) {
        const clause = asked.find((known) => known.code === paper.code);
        if (clause?.required === true && !paper.required)
          throw refuse(changeRefusals.loosens, {
            file,
            path: `${path}.papers.${index}`,
            award: one.award,
            clause: clause.title.vi,
            basis: award.basis,
          });
      }
      dossiers = [...dossiers, { file, path: `${path}.papers`, value: withPapers(code, national, one, regime) }];
      awards = awards.map((entry) => (entry.value.code === one.award ? { ...entry, value: { ...entry.value, dossier: code } } : entry));
    }
  });
  return { ...library, awards, dossiers };
}

const footingOf = ({ basis, confidence, soft, enabled, note }: Tightening) => ({
  basis,
  confidence,
  ...(soft === undefined ? {} : { soft }),
  ...(enabled === undefined ? {} : { enabled }),
  ...(note === undefined ? {} : { note }),
});

const ballotOf = (one: Tightening, regime: string, thresholdPercent: number, secret: boolean): BallotRule => ({
  ...footingOf(one),
  regimes: [regime],
  thresholdPercent,
  secret,
});

function withBallot(award: AwardEntry, ballot: BallotRule, regime: string): AwardEntry {
  const others = award.ballots.flatMap((rule) => {
    const regimes = rule.regimes.filter((code) => code !== regime);
    return regimes.length === 0 ? [] : [{ ...rule, regimes }];
  });
  return { ...award, ballots: [ballot, ...others] };
}

/** The national papers and the overlay's own; each regime keeps its list, that of the day gets the additions. Doubtful national papers stay advice. */
function withPapers(code: string, national: Dossier | undefined, one: Tightening, regime: string): Dossier {
  const papers = one.papers ?? [];
  const rules = national?.rules ?? [];
  const ofDay = rules.find((rule) => rule.regimes.includes(regime));
  const added = new Set(papers.map((paper) => paper.code));
  const own = {
    ...footingOf(one),
    basis: [...(ofDay?.basis ?? []), ...one.basis],
    regimes: [regime],
    items: [
      ...(ofDay?.items.filter((item) => !added.has(item.code)).map((item) => (ofDay.soft ? { ...item, required: false } : item)) ?? []),
      ...papers,
    ],
  };
  const others = rules.flatMap((rule) => {
    const regimes = rule.regimes.filter((other) => other !== regime);
    return regimes.length === 0 ? [] : [{ ...rule, regimes }];
  });
  return { code, rules: [own, ...others] };
}
