import { z } from 'zod';
import { defineAction, runAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import type { Services } from '#platform/http/module.ts';
import { commonRefusals, no, Refusal, refuse, yes } from '#platform/refusal.ts';
import { currentLaw, generalRulesOf, type Facts, type FavourChoice, type VerdictReport } from '#modules/law/index.ts';
import { assembleFacts } from '../assemble.ts';
import { subjectBody, type recordsApi } from '../contract.ts';
import { recordRefusals } from '../refusals.ts';
import { speaksOf } from '../verdict-view.ts';
import { factRefsOf } from './fact-refs.ts';
import { rawSubject } from './facts.ts';
import { maySee } from './policy.ts';
import { isMe, subjectOf } from './subjects.ts';

type Answer = z.input<(typeof recordsApi.personEligibility)['response']>;
type Query = z.output<(typeof recordsApi.personEligibility)['query']>;

/** That no rule is recorded for an award is an answer, not a failure. */
const noRule = new Set(['law.no_standard', 'law.no_such_award']);

export function reportOrNull<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (problem) {
    if (problem instanceof Refusal && noRule.has(problem.body.code)) return null;
    throw problem;
  }
}

const sensitiveIn = (facts: Facts) => facts.discipline.length + facts.holds.length + facts.leave.length > 0;

interface Judged {
  readonly answer: Answer;
  readonly sensitive: boolean;
  readonly own: boolean;
}

/** Every award of the catalogue for one subject on a day, as the caller may see it; `undefined` when missing or hidden. */
async function judgeAll(tx: Tx, kind: 'person' | 'unit', id: string, query: Query): Promise<Judged | undefined> {
  const on: Day = query.on ?? tx.today;
  if (on > tx.today) throw refuse(recordRefusals.futureDay, { day: on.split('-').reverse().join('/') }, { field: 'on' });
  const found = await rawSubject(tx, { kind, id });
  if (!found || !maySee(tx.actor, found.subject)) return undefined;
  const { subject, raw } = found;
  const law = await currentLaw(tx);
  const facts = law.readFacts(assembleFacts(raw, on));
  const favour = favourOf(query, tx.actor.name);
  const year = query.year ?? Number(on.slice(0, 4));
  const options = { acceptedOn: on, year, ...(favour ? { favour } : {}) };
  const general = generalRulesOf(law.libraryOn(on));
  const awards = law
    .catalogueOn(on)
    .filter((award) => award.enabled && (award.subject === kind || award.subject === 'both'))
    .map((award) => {
      const report: VerdictReport | null = reportOrNull(() => law.evaluate(facts, award.code, options));
      return {
        code: award.code,
        name: award.name,
        kind: award.kind,
        given: facts.awards.some((one) => one.code === award.code && one.year === year && one.cancelled === null),
        report,
        // A form whose procedure runs elsewhere is listed only where something on record speaks for or against it.
        listed: !award.catalogueOnly || (report !== null && speaksOf(report, general)),
      };
    })
    .filter((award) => award.listed || award.given)
    .map(({ listed: _, ...award }) => ({
      ...award,
      road: award.report && award.report.verdict !== 'met' ? reportOrNull(() => law.road(facts, award.code, options)) : null,
    }));
  const regime = awards.find((award) => award.report)?.report?.regime ?? law.regimeOn(on);
  return {
    answer: {
      subject: { kind, id: subject.id, name: subject.name, subtitle: subject.subtitle },
      on,
      year,
      regime: { code: regime.code, name: regime.name },
      awards: awards as Answer['awards'],
      facts: factRefsOf(raw, on),
    },
    sensitive: sensitiveIn(facts),
    own: isMe(tx.actor, subject),
  };
}

function favourOf(query: Query, by: string): FavourChoice | undefined {
  if (!query.favour) return undefined;
  const reason = query.reason?.trim() ?? '';
  if (reason.length < 3) throw refuse(recordRefusals.regimeNeedsReason);
  return { regime: query.favour, by, reason };
}

/** Verdicts that rest on discipline, holds or leave are a look at them; so is the choice of the more favourable rule on record. */
export const noteReading = defineAction({
  name: 'records.readSensitive',
  input: z.object({ subject: subjectBody, on: z.string(), sensitive: z.boolean(), favour: z.string().nullable(), reason: z.string().nullable() }),
  load: (tx, input) => subjectOf(tx, input.subject),
  allow: (actor, subject) => (maySee(actor, subject) ? yes : no(commonRefusals.notFound)),
  async run(_tx, subject, { on, sensitive, favour, reason }) {
    return {
      result: {},
      trace: {
        type: subject.kind,
        id: subject.id,
        label: subject.name,
        unitId: subject.unitIds[0] ?? null,
        restricted: sensitive,
        reason,
        detail: { on, sensitive, favour },
      },
    };
  },
});

interface Asked {
  readonly params: { readonly id: string };
  readonly query: Query;
  readonly actor: Actor;
  readonly services: Services;
}

/** `GET …/eligibility`: a read that leaves a trail when it looked at something sensitive. */
export const eligibilityRoute =
  (kind: 'person' | 'unit') =>
  async ({ params, query, actor, services }: Asked): Promise<Answer> => {
    const judged = await services.db.read(actor, (tx) => judgeAll(tx, kind, params.id, query));
    if (!judged) throw refuse(commonRefusals.notFound);
    const { answer, sensitive, own } = judged;
    if ((sensitive && !own) || query.favour)
      await runAction(services.db, actor, noteReading, {
        subject: { kind, id: answer.subject.id },
        on: answer.on,
        sensitive: sensitive && !own,
        favour: query.favour ?? null,
        reason: query.reason ?? null,
      });
    return answer;
  };
