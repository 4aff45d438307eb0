import { startOfPartial } from '#platform/dates.ts';
import type { FieldProblem } from '#platform/refusal.ts';
import { orderProblems, roman } from './check-tools.ts';
import type { Part, SeedFile } from '#seed/file-schema.ts';
import { problemAt, type Path } from './problems.ts';

type Problems = Generator<FieldProblem>;

/** What the parts about events must agree on among themselves. */
export function* eventProblems(file: SeedFile): Problems {
  for (const agreement of file.agreements) yield* agreementFacts(agreement, file);
  for (const plan of file.groupPlans) yield* sameYear(['groupPlans', plan.id, 'year'], plan, file);
  for (const anniversary of file.anniversaries) yield* anniversaryFacts(anniversary);
  for (const conference of file.conferences) yield* conferenceFacts(conference, file);
  yield* orderProblems(['directives'], file.directives, (directive) => directive.conferenceId);
  for (const congress of file.congresses) yield* congressFacts(congress);
  for (const programme of file.advancedModelProgrammes) {
    if (programme.fromYear > programme.toYear)
      yield problemAt(['advancedModelProgrammes', programme.id, 'toYear'], 'Kết thúc trước khi bắt đầu.', 'Ends before it begins.');
    for (const [index, one] of (programme.recognisedExternal ?? []).entries()) {
      const right =
        one.kind === 'individual' ? one.personId !== undefined && one.orgId === undefined : one.orgId !== undefined && one.personId === undefined;
      if (!right)
        yield problemAt(
          ['advancedModelProgrammes', programme.id, 'recognisedExternal', String(index), 'kind'],
          'Cá nhân cần người, tập thể cần đơn vị.',
          'An individual needs a person, a collective a unit.',
        );
    }
  }
}

interface OfTerm {
  readonly groupTermId: string;
  readonly year: number;
}

function* sameYear(path: Path, { groupTermId, year }: OfTerm, file: SeedFile): Problems {
  const term = file.groupTerms.find((one) => one.id === groupTermId);
  if (term && term.year !== year)
    yield problemAt(path, `Ghi năm ${year}, nhiệm kỳ là năm ${term.year}.`, `Says ${year}, the term is of ${term.year}.`);
}

function* agreementFacts(agreement: Part<'agreements'>, file: SeedFile): Problems {
  const at = (field: string): Path => ['agreements', agreement.id, field];
  yield* sameYear(at('year'), agreement, file);
  yield* orderProblems(at('contents'), agreement.contents);
  const members = file.groupTerms.find((term) => term.id === agreement.groupTermId)?.memberOrgIds;
  for (const [index, unit] of agreement.signerOrgIds.entries()) {
    if (members && !members.includes(unit))
      yield problemAt(
        [...at('signerOrgIds'), String(index)],
        `${unit} không thuộc Khối, Cụm ký giao ước.`,
        `${unit} is not a member of the signing group.`,
      );
  }
}

const roundTypeOf = (nth: number) => (nth % 10 === 0 ? 'năm tròn' : nth % 5 === 0 ? 'năm lẻ 5' : 'năm khác');

function* anniversaryFacts(anniversary: Part<'anniversaries'>): Problems {
  const at = (...rest: string[]): Path => ['anniversaries', anniversary.id, ...rest];
  const founded = anniversary.foundingDate;
  if ((founded === null) === (anniversary.recurring === undefined)) {
    yield problemAt(
      at('foundingDate'),
      'Cần đúng một trong hai: ngày gốc hoặc ngày hằng năm.',
      'Exactly one is needed: a founding date or a day of the year.',
    );
  }
  for (const [index, one] of anniversary.occurrences.entries()) {
    if (founded === null || one.nth !== one.year - Number(founded.slice(0, 4)))
      yield problemAt(at('occurrences', String(index), 'nth'), 'Không khớp với năm gốc.', 'Does not match the founding year.');
    if (one.roundType !== roundTypeOf(one.nth))
      yield problemAt(
        at('occurrences', String(index), 'roundType'),
        `Lần thứ ${one.nth} là “${roundTypeOf(one.nth)}”.`,
        `The ${one.nth}th is “${roundTypeOf(one.nth)}”.`,
      );
    if (one.date !== `${one.year}${(founded ?? '').slice(4)}`)
      yield problemAt(at('occurrences', String(index), 'date'), 'Không khớp với ngày gốc.', 'Does not match the founding day.');
  }
  for (const [year, nth] of Object.entries(anniversary.statedNth ?? {})) {
    if (founded === null || nth !== Number(year) - Number(founded.slice(0, 4)))
      yield problemAt(at('statedNth', year), 'Không khớp với năm gốc.', 'Does not match the founding year.');
  }
}

function* conferenceFacts(conference: Part<'conferences'>, file: SeedFile): Problems {
  const at = (...rest: string[]): Path => ['conferences', conference.id, ...rest];
  yield* orderProblems(at('agenda'), conference.agenda);
  for (const [index, one] of conference.attendees.entries()) {
    if ((one.personId === undefined) === (one.groupTermId === undefined))
      yield problemAt(
        at('attendees', String(index), 'personId'),
        'Cần đúng một trong hai: người hoặc Khối, Cụm.',
        'Exactly one is needed: a person or a group.',
      );
  }
  const agreement = file.agreements.find((one) => one.id === conference.agreementId);
  if (agreement && agreement.conferenceId !== conference.id)
    yield problemAt(at('agreementId'), 'Giao ước này ký ở hội nghị khác.', 'That agreement was signed at another conference.');
  const plan = file.groupPlans.find((one) => one.id === conference.planId);
  if (plan && plan.conferenceId !== conference.id)
    yield problemAt(at('planId'), 'Kế hoạch này thuộc hội nghị khác.', 'That plan belongs to another conference.');
}

const lengths = { year: 4, quarter: 7, month: 7, day: 10 } as const;

function* congressFacts(congress: Part<'congresses'>): Problems {
  const at = (...rest: string[]): Path => ['congresses', congress.id, ...rest];
  if (roman(congress.number) !== congress.roman)
    yield problemAt(
      at('roman'),
      `Số ${congress.number} viết là ${roman(congress.number)}.`,
      `${congress.number} is written ${roman(congress.number)}.`,
    );
  for (const [index, one] of congress.schedule.entries()) {
    if (one.seq !== index + 1)
      yield problemAt(at('schedule', String(index), 'seq'), `Thứ tự phải là ${index + 1}.`, `The order must be ${index + 1}.`);
    const before = congress.schedule[index - 1];
    if (before && startOfPartial(one.value) < startOfPartial(before.value))
      yield problemAt(at('schedule', String(index), 'value'), 'Mốc sau sớm hơn mốc trước.', 'Earlier than the date before it.');
  }
  for (const [field, list] of [
    ['schedule', congress.schedule],
    ['altPlanned', congress.altPlanned],
  ] as const) {
    for (const [index, one] of list.entries()) {
      const quarter = one.value.includes('Q');
      if (one.value.length !== lengths[one.precision] || quarter !== (one.precision === 'quarter')) {
        yield problemAt(at(field, String(index), 'precision'), `Không khớp với ${one.value}.`, `Does not match ${one.value}.`);
      }
    }
  }
}
