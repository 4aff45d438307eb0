import { agreementsApi, type AgreementDetail } from '#modules/agreements/contract.ts';
import { showDate, type Day } from '#platform/dates.ts';
import { called, leader, officer, unitId, type Tail } from './people.ts';
import { illustrative, on, type Play, type Step } from './steps.ts';
import { StepFailed, type Client, type Stage } from './stage.ts';

/** Steps every agreement goes through; the chapters say who leads, what is written and when. */

export const agreementOf = (stage: Stage) => ({ id: stage.kept('agreement') });

export const readAgreement = async (stage: Stage, login: string): Promise<AgreementDetail> =>
  (await stage.as(login)).call(agreementsApi.detail, { params: agreementOf(stage) });

export async function comment(stage: Stage, who: Tail, about: { readonly clauseId: string | null; readonly text: string }): Promise<string> {
  const { id } = await (await stage.as(officer(who))).call(agreementsApi.comment, { params: agreementOf(stage), body: about });
  stage.keep(`comment/${who}`, id);
  return `${called(who)} góp ý dự thảo`;
}

export async function answer(stage: Stage, head: Tail, to: Tail, fate: 'ADOPTED' | 'PARTLY' | 'NOT_ADOPTED', words: string): Promise<void> {
  const params = { ...agreementOf(stage), commentId: stage.kept(`comment/${to}`) };
  await (await stage.as(officer(head))).call(agreementsApi.answer, { params, body: { version: 0, fate, answer: words } });
}

/** The head's leader freezes the text; all members see the same hash from here on. */
export const agree =
  (head: Tail): Play =>
  async (stage) => {
    const { version } = await readAgreement(stage, leader(head));
    await (await stage.as(leader(head))).call(agreementsApi.agree, { params: agreementOf(stage), body: { version } });
    const { frozenHash, clauses, theme } = await readAgreement(stage, leader(head));
    stage.keep('hash', frozenHash ?? '');
    return `thống nhất giao ước ${clauses.length} nội dung, chủ đề “${theme}”; khóa văn bản để ký`;
  };

export async function signAs(client: Client, stage: Stage, unit: Tail): Promise<string> {
  const { signed, of, state } = await client.call(agreementsApi.sign, {
    params: agreementOf(stage),
    body: { unitId: unitId(unit), textHash: stage.kept('hash'), password: stage.password },
  });
  return `${signed}/${of}${state === 'IN_FORCE' ? ', giao ước có hiệu lực' : ''}`;
}

/** One step a signature, each by the leader of its own unit. */
export const signing = (day: Day, units: readonly Tail[]): Step[] =>
  units.map((unit) =>
    on(
      day,
      async (stage) => {
        const count = await signAs(await stage.as(leader(unit)), stage, unit);
        return `thủ trưởng ${called(unit)} ký giao ước, ${count}`;
      },
      `sign-${unit}`,
    ),
  );

/** The articles say that the agreement was signed, not how it ended: every judgement is made up, and says so. */
export const judgeAll =
  (head: Tail): Play =>
  async (stage) => {
    const client = await stage.as(officer(head));
    const { clauses } = await readAgreement(stage, officer(head));
    let count = 0;
    for (const { id, judgedFor, measureKind, targetHundredths } of clauses.flatMap((clause) => clause.commitments)) {
      for (const { unitId: judged } of judgedFor) {
        const counted = measureKind === 'number' ? { valueHundredths: targetHundredths } : {};
        await client.call(agreementsApi.judge, {
          params: agreementOf(stage),
          body: {
            commitmentId: id,
            unitId: judged,
            outcome: 'MET',
            note: 'Kết quả đặt ra để chạy thử (số liệu minh họa)',
            proof: 'Báo cáo tổng kết năm',
            ...counted,
          },
        });
        count += 1;
      }
    }
    return illustrative(`đánh giá ${count} kết quả cam kết`);
  };

export const assess =
  (head: Tail): Play =>
  async (stage) => {
    const { version, judged } = await readAgreement(stage, leader(head));
    await (await stage.as(leader(head))).call(agreementsApi.assess, { params: agreementOf(stage), body: { version } });
    return `kết thúc đánh giá giao ước, ${judged.done}/${judged.of} cam kết đã có kết quả`;
  };

/** Every member has signed, on that day. @throws StepFailed otherwise */
export async function demandSigned(stage: Stage, login: string, count: number, on: Day): Promise<void> {
  const { signed, of, signedOn } = await readAgreement(stage, login);
  if (signed !== count || of !== count || signedOn !== on)
    throw new StepFailed('story.not_signed', `Giao ước có ${signed}/${of} chữ ký, ngày ký ${showDate(signedOn)}`);
}
