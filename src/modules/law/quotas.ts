import { within, type Day } from '#platform/dates.ts';
import type { LegalQuota } from './contract.ts';
import { heldOn } from './desk-files.ts';
import { tightened } from './engine/overlay.ts';
import type { Overlay, Standard } from './engine/rules.ts';
import type { AwardRule, Citation } from './files.ts';
import type { Library } from './load.ts';

type Footing = Pick<AwardRule, 'basis' | 'confidence' | 'soft' | 'note'>;

interface Place {
  readonly day: Day;
  readonly regime: string;
  /** Codes of the sector and local rules that bind. */
  readonly overlays: readonly string[];
  readonly standsOn: (basis: readonly Citation[], day: Day) => boolean;
  readonly footingOf: (rule: Footing) => Pick<LegalQuota, 'basis' | 'confidence' | 'soft' | 'note'>;
}

/** Caps of `quotas.yaml`, then shares of the standards, as the overlays of the day leave them. One place for all who count. */
export function quotasOn(library: Library, place: Place): LegalQuota[] {
  const overlays = library.overlays
    .map(({ value }) => value)
    .filter((one) => place.overlays.includes(one.code) && one.enabled !== false && within(place.day, one.from, one.to));
  return [...narrowed(capsOf(library, place), overlays, place), ...sharesOf(library, place, overlays)];
}

function capsOf(library: Library, { day, regime, standsOn, footingOf }: Place): LegalQuota[] {
  return library.quotas.flatMap(({ value }): LegalQuota[] => {
    const rule = value.rules.find((one) => one.regimes.includes(regime) && one.enabled !== false && heldOn(one, day) && standsOn(one.basis, day));
    if (!rule) return [];
    const measure = value.award === undefined ? 'rating-cap' : 'cap';
    return [
      {
        code: value.code,
        award: value.award ?? value.rating ?? '',
        measure,
        base: value.base,
        percent: rule.percent,
        strict: false,
        ...footingOf(rule),
      },
    ];
  });
}

/** A cap of an overlay takes the place of the wider one of the law; a doubtful one stands beside it and only reminds. */
function narrowed(caps: readonly LegalQuota[], overlays: readonly Overlay[], { footingOf }: Place): LegalQuota[] {
  const own = overlays.flatMap((overlay) =>
    overlay.caps.map((cap): LegalQuota => {
      const wider = caps.find((one) => one.measure === 'cap' && one.award === cap.award && one.base === cap.base);
      const code = wider && overlay.soft !== true ? wider.code : `${overlay.code}.${cap.award}`;
      return { code, ...cap, measure: 'cap', strict: false, ...footingOf(overlay) };
    }),
  );
  return [...caps.filter((cap) => !own.some((one) => one.code === cap.code && one.percent <= cap.percent)), ...own];
}

/** Shares of Advanced Workers that the standards of collectives ask for. */
function sharesOf(library: Library, { day, regime, standsOn, footingOf }: Place, overlays: readonly Overlay[]): LegalQuota[] {
  const standing = (one: Standard) =>
    one.subject === 'collective' &&
    one.branch === 'cong_trang' &&
    one.when === undefined &&
    one.enabled !== false &&
    one.regimes.includes(regime) &&
    standsOn(one.basis, day);
  return library.standards
    .map(({ value }) => value)
    .filter(standing)
    .flatMap((one) =>
      tightened(one, overlays).clauses.flatMap((clause): LegalQuota[] => {
        const share = clause.share_of_members;
        if (share?.title !== 'LDTT') return [];
        const footing = footingOf({ ...one, basis: clause.basis ?? one.basis, confidence: clause.confidence ?? one.confidence });
        const code = `${one.award.toLowerCase()}-share`;
        return [
          { code, award: one.award, measure: 'member-share', base: 'LDTT', percent: share.percent, strict: share.strictly === true, ...footing },
        ];
      }),
    );
}
