import { within, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { bookOf } from './current.ts';
import type { ReadyClause } from './engine/rulebook.ts';
import { basisWords } from './cite.ts';
import { heldOn, type QuotaEntry } from './desk-files.ts';
import { say } from './engine/say.ts';
import type { Citation, Mark } from './files.ts';
import type { Standard } from './engine/rules.ts';
import { lawOf, simplified } from './library.ts';
import type { Library } from './load.ts';
import { principlesOn } from './principles.ts';
import { tableClauses } from './tables/clauses.ts';

/** What a clause is about; the words of the screen are in the contract. */
export type ClauseTopic = 'standard' | 'general' | 'ballot' | 'papers' | 'publicity' | 'quota' | 'authority' | 'money' | 'limit';

/** One rule of a day in short words, with where it is written, since when, and how sure we are. */
export interface LawClause {
  readonly id: string;
  readonly topic: ClauseTopic;
  /** `null`: it stands beside every award. */
  readonly award: string | null;
  readonly awardName: Text | null;
  readonly words: Text;
  readonly source: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly confidence: Mark;
  /** Doubtful: it reminds and never blocks. */
  readonly soft: boolean;
}

interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A dated value with what it rests on. */
export interface Rested {
  readonly basis: readonly Citation[];
  readonly confidence: Mark;
  readonly soft?: true | undefined;
}

/** What tables need to be told as clauses of a day. */
export interface DayReading {
  readonly day: Day;
  /** Of a regime and in force with everything it cites. */
  readonly stands: (rule: Rested & { readonly regimes: readonly string[]; readonly enabled?: false | undefined }) => boolean;
  readonly frame: (rule: Rested) => Pick<LawClause, 'source' | 'from' | 'to' | 'confidence' | 'soft'>;
  readonly awards: readonly { readonly code: string; readonly name: Text }[];
}

const later = (a: Day | null, b: Day | null) => (a === null ? b : b === null ? a : a > b ? a : b);
const sooner = (a: Day | null, b: Day | null) => (a === null ? b : b === null ? a : a < b ? a : b);

const doubtful = (mark: Mark) => mark !== 'V' && mark !== 'M';
/** What a cap counts against, in words. */
const baseWords: Readonly<Record<QuotaEntry['base'], Text>> = {
  LDTT: { vi: 'số Lao động tiên tiến, Chiến sĩ tiên tiến', en: 'the Advanced Workers and Combatants' },
  FLAG_STANDARD: { vi: 'số tập thể đạt tiêu chuẩn Cờ của bộ, ngành, tỉnh', en: 'the collectives meeting the ministry flag standard' },
  HTTNV: { vi: 'số người hoàn thành tốt nhiệm vụ', en: 'those rated good' },
};
/** A rule that held for a part of its regimes only. */
const overlap = (span: Span, rule: { readonly from?: Day | null | undefined; readonly to?: Day | null | undefined }): Span => ({
  from: later(span.from, rule.from ?? null),
  to: sooner(span.to, rule.to ?? null),
});

/** `Không quá 10% số Lao động tiên tiến…, làm tròn xuống`; a cap on a rating names it. Whole percent. */
export function quotaWords(base: QuotaEntry['base'], percent: number, rating?: NonNullable<QuotaEntry['rating']>): Text {
  const [what, of] = [rating === undefined ? null : say.rating(rating), baseWords[base]];
  return {
    vi: `${what ? `${capital(what.vi)}: không` : 'Không'} quá ${percent}% ${of.vi}, làm tròn xuống`,
    en: `${what ? `${capital(what.en)}: at` : 'At'} most ${percent} % of ${of.en}, rounded down`,
  };
}

/** The first letter of a sentence in capitals. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
const capitals = ({ vi, en }: Text): Text => ({ vi: capital(vi), en: capital(en) });

/** Alternatives and lists with what they are made of: "một trong các điều kiện sau: … hoặc …". */
function spelledOut(clause: ReadyClause): Text {
  if (clause.children.length === 0 || clause.op === 'not') return clause.words;
  const parts = clause.children.map(spelledOut);
  const [vi, en] = clause.op === 'any' ? [' hoặc ', ' or '] : ['; ', '; '];
  return { vi: `${clause.words.vi}: ${parts.map((one) => one.vi).join(vi)}`, en: `${clause.words.en}: ${parts.map((one) => one.en).join(en)}` };
}

/** Ids of the rules that stand beside every standard: a clause of a verdict whose id ends in one binds by itself. */
export const generalRulesOf = (library: Library): ReadonlySet<string> => new Set(library.general.map(({ value }) => value.id));

/** Every clause that stands on a day, award by award, general rules last. Pure. */
export function clausesOn(library: Library, day: Day): LawClause[] {
  const law = lawOf(library);
  const book = bookOf(library);
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const regime = book.regimeOn(day);
  /** A clause lasts as long as its regime and what it cites of that day. */
  const spanOf = (cited: readonly string[]): Span =>
    cited.reduce<Span>(
      (span, code) => {
        const one = instruments.get(code);
        // An article restated by a later instrument is cited in both: those of the day count.
        return one && within(day, one.from, one.to) ? { from: later(span.from, one.from), to: sooner(span.to, one.to) } : span;
      },
      { from: regime.from, to: regime.to },
    );
  const standsToday = (rule: { readonly regimes: readonly string[]; readonly basis: readonly Citation[] }) => {
    const inForce = ({ instrument }: Citation) => {
      const one = instruments.get(instrument);
      return one !== undefined && within(day, one.from, one.to);
    };
    return rule.regimes.includes(regime.code) && rule.basis.every(inForce);
  };
  const ofRule = (rule: Rested) => ({
    source: basisWords(instruments, rule.basis),
    ...spanOf(rule.basis.map((one) => one.instrument)),
    confidence: rule.confidence,
    soft: rule.soft === true,
  });
  const generalIds = generalRulesOf(library);
  const general = new Map<string, LawClause>();
  const found: LawClause[] = [];
  const ofClause = (
    clause: ReadyClause,
    topic: ClauseTopic,
    award: string | null,
    awardName: Text | null,
    binding: boolean,
    id = clause.id,
  ): LawClause => ({
    id,
    topic,
    award,
    awardName,
    words: spelledOut(clause),
    source: clause.cite,
    ...spanOf(clause.citations.map((one) => one.instrument)),
    confidence: clause.confidence,
    soft: !binding || clause.severity !== 'block' || doubtful(clause.confidence),
  });
  const papersClause = (id: string, dossier: string | undefined, vi: string, en: string): LawClause | undefined => {
    const papers = library.dossiers.find(({ value }) => value.code === dossier)?.value.rules.find(standsToday);
    if (!papers) return undefined;
    const words = {
      vi: [`${vi}: ${papers.items.map((item) => item.title.vi).join('; ')}`, papers.note?.vi].filter(Boolean).join('. '),
      en: [`${en}: ${papers.items.map((item) => item.title.en).join('; ')}`, papers.note?.en].filter(Boolean).join('. '),
    };
    return { id, topic: 'papers', award: null, awardName: null, words, ...ofRule(papers) };
  };
  for (const award of law.catalogueOn(day)) {
    const entry = library.awards.find(({ value }) => value.code === award.code)?.value;
    const head = { award: award.code, awardName: award.name };
    const rule = entry?.rules.find(standsToday);
    if (rule) {
      found.push({
        id: `${award.code}/authority`,
        topic: 'authority',
        ...head,
        words: { vi: `Thẩm quyền: ${award.decidedBy.vi}`, en: `Decided by: ${award.decidedBy.en}` },
        ...ofRule(rule),
      });
    }
    for (const subject of ['person', 'collective', 'household'] as const) {
      for (const standard of book.ready(award.code, subject, day, []).standards) {
        for (const clause of standard.root.children) {
          const tail = clause.id.split('/').at(-1) ?? '';
          if (generalIds.has(tail)) general.set(tail, ofClause(clause, 'general', null, null, true, tail));
          else found.push(ofClause(clause, 'standard', award.code, award.name, standard.binding));
        }
      }
    }
    const ballot = entry?.ballots.find(standsToday);
    if (ballot) {
      const secret = ballot.secret ? { vi: ', bỏ phiếu kín', en: ', secret ballot' } : { vi: '', en: '' };
      const words = {
        vi: `Phiếu đồng ý từ ${ballot.thresholdPercent}% tổng số thành viên Hội đồng${secret.vi}`,
        en: `At least ${ballot.thresholdPercent} % of all members of the council${secret.en}`,
      };
      found.push({ id: `${award.code}/ballot`, topic: 'ballot', ...head, words, ...ofRule(ballot) });
    }
    const papers = papersClause(`${award.code}/papers`, entry?.dossier, 'Hồ sơ gồm', 'Papers');
    if (papers) found.push({ ...papers, ...head });
    const publicity = library.publicity.find(({ value }) => value.awards.includes(award.code))?.value.rules.find(standsToday);
    if (publicity) {
      const words = {
        vi: `Công khai lấy ý kiến ${publicity.workingDays} ngày làm việc trước khi trình`,
        en: `Published for comment for ${publicity.workingDays} working days`,
      };
      found.push({ id: `${award.code}/publicity`, topic: 'publicity', ...head, words, ...ofRule(publicity) });
    }
  }
  const short = papersClause(`${simplified}/papers`, simplified, 'Thủ tục đơn giản, hồ sơ gồm', 'Simplified procedure, papers');
  if (short) found.push(short);
  for (const { value } of library.quotas) {
    const quota = value.rules.find((rule) => standsToday(rule) && heldOn(rule, day));
    if (!quota) continue;
    const award = value.award === undefined ? undefined : law.catalogueOn(day).find((one) => one.code === value.award);
    found.push({
      id: `${value.award ?? value.rating}/${value.code}`,
      topic: 'quota',
      award: award?.code ?? null,
      awardName: award?.name ?? null,
      words: quotaWords(value.base, quota.percent, value.award === undefined ? (value.rating ?? 'HTXSNV') : undefined),
      ...ofRule(quota),
      ...overlap(ofRule(quota), quota),
    });
  }
  const read = principlesOn(library, day, standsToday).map((one): LawClause => {
    const footed = ofRule({ basis: one.basis, confidence: one.confidence, ...(one.soft ? { soft: true as const } : {}) });
    return { id: one.principle.code, topic: 'general', award: null, awardName: null, words: one.words, ...footed, ...overlap(footed, one) };
  });
  const reading: DayReading = {
    day,
    stands: (rule) => rule.enabled !== false && standsToday(rule),
    frame: ofRule,
    awards: law.catalogueOn(day),
  };
  return [...found, ...general.values(), ...read, ...tableClauses(library.tables, reading)].map((clause) => ({
    ...clause,
    words: capitals(clause.words),
  }));
}

export interface Beside {
  readonly subject: Standard['subject'];
  readonly kind: 'title' | 'commendation';
}

/** The general rules of a day to be read beside a proposal for such a subject and award, in the order of the files. Pure. */
export function clausesBeside(library: Library, day: Day, { subject, kind }: Beside): LawClause[] {
  const apart = new Set([
    ...library.principles
      .filter(({ value }) => value.about !== 'proposal' || value.subjects?.includes(subject) === false)
      .map(({ value }) => value.code),
    ...library.general.filter(({ value }) => !value.subjects.includes(subject) || !value.kinds.includes(kind)).map(({ value }) => value.id),
  ]);
  return clausesOn(library, day).filter((clause) => clause.topic === 'general' && !apart.has(clause.id));
}
