import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { movementRefusals, movementsApi } from '../contract.ts';
import { draftFields, dutiesOf, launchedMovement } from './factory.ts';

let app: TestApp;
let standing: Visitor;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp();
  [standing, officer] = await Promise.all([app.as('thuongtruc'), app.as('canbo.cuc-vt')]);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-02-01'));

const detail = (who: Visitor, id: string) => who.call(movementsApi.detail, { params: { id } });

describe('after the launch', () => {
  const running = async () => {
    const { id, version } = await launchedMovement(app);
    const begun = await standing.call(movementsApi.begin, { params: { id }, body: { version } });
    return { id, version: begun.version };
  };
  const review = { heldOn: '2022-02-01', results: '95% hồ sơ xong', limits: 'Hồ sơ giấy còn nhiều', lessons: 'Phân công rõ' };

  test('interim review, on, extension, final review with all three parts, reward, close (R-033)', async () => {
    const { id, version } = await running();
    let at = (await standing.call(movementsApi.reviewInterim, { params: { id }, body: { ...review, version } })).version;
    at = (await standing.call(movementsApi.continue, { params: { id }, body: { version: at } })).version;
    expectRefusal(await standing.try(movementsApi.sumUp, { params: { id }, body: { version: at } }), movementRefusals.notOverYet);
    expectRefusal(
      await standing.try(movementsApi.extend, { params: { id }, body: { version: at, endsOn: '2022-03-31', reason: 'Thêm việc' } }),
      movementRefusals.newEndTooEarly,
    );
    at = (await standing.call(movementsApi.extend, { params: { id }, body: { version: at, endsOn: '2022-04-30', reason: 'Thêm việc' } })).version;
    expect(await dutiesOf(app, id)).toContainEqual({ kind: 'movements.review-final', ownerRole: 'standing', ownerUnitId: null, dueOn: '2022-05-30' });
    app.clock.set('2022-04-30');
    expectRefusal(await standing.try(movementsApi.sumUp, { params: { id }, body: { version: at } }), movementRefusals.notOverYet);
    app.clock.set('2022-05-01');
    at = (await standing.call(movementsApi.sumUp, { params: { id }, body: { version: at } })).version;
    for (const part of ['results', 'limits', 'lessons'] as const) {
      const answer = await standing.try(movementsApi.reviewFinal, { params: { id }, body: { ...review, [part]: '', version: at } });
      expect(answer.refusal).toMatchObject({ code: 'common.invalid_input', field: part });
    }
    expectRefusal(
      await standing.try(movementsApi.reviewFinal, { params: { id }, body: { ...review, heldOn: '2022-05-02', version: at } }),
      movementRefusals.reviewInFuture,
    );
    at = (await standing.call(movementsApi.reviewFinal, { params: { id }, body: { ...review, version: at } })).version;
    expectRefusal(
      await standing.try(movementsApi.cancel, { params: { id }, body: { version: at, reason: 'Thôi không làm' } }),
      movementRefusals.wrongState,
    );
    at = (await standing.call(movementsApi.reward, { params: { id }, body: { version: at, note: 'Tặng bằng khen 5 tập thể' } })).version;
    await standing.call(movementsApi.close, { params: { id }, body: { version: at } });
    const closed = await detail(officer, id);
    expect(closed).toMatchObject({ state: 'CLOSED', endsOn: '2022-04-30', rewardNote: 'Tặng bằng khen 5 tập thể' });
    expect(closed.reviews.map((one) => one.kind).sort()).toEqual(['extension', 'final', 'interim']);
    expect((await dutiesOf(app, id)).filter((duty) => duty.kind.startsWith('movements.review'))).toEqual([]);
  });

  test('suspension and resumption carry their reasons', async () => {
    const { id, version } = await running();
    const suspended = await standing.call(movementsApi.suspend, { params: { id }, body: { version, reason: 'Dịch bệnh' } });
    expectRefusal(
      await standing.try(movementsApi.suspend, { params: { id }, body: { version: suspended.version, reason: 'Lần nữa' } }),
      movementRefusals.wrongState,
    );
    await standing.call(movementsApi.resume, { params: { id }, body: { version: suspended.version, reason: 'Hết dịch' } });
    expect((await detail(officer, id)).reviews.map((one) => [one.kind, one.reason])).toEqual(
      expect.arrayContaining([
        ['suspension', 'Dịch bệnh'],
        ['resumption', 'Hết dịch'],
      ]),
    );
  });

  test('a cancelled launch stays readable with its reason and owes nothing; a cancelled draft stays hidden', async () => {
    const { id, version } = await launchedMovement(app);
    expectRefusal(await officer.try(movementsApi.cancel, { params: { id }, body: { version, reason: 'Không hợp' } }), movementRefusals.onlyStanding);
    await standing.call(movementsApi.cancel, { params: { id }, body: { version, reason: 'Gộp vào phong trào năm' } });
    expect(await detail(officer, id)).toMatchObject({ state: 'CANCELLED', cancelReason: 'Gộp vào phong trào năm' });
    expect(await dutiesOf(app, id)).toEqual([]);
    const draft = await standing.call(movementsApi.draft, { body: draftFields });
    await standing.call(movementsApi.cancel, { params: { id: draft.id }, body: { version: 0, reason: 'Không làm nữa' } });
    expectRefusal(await officer.try(movementsApi.detail, { params: { id: draft.id } }), commonRefusals.notFound);
  });

  test.each(['begin', 'reviewInterim', 'sumUp', 'extend', 'suspend', 'cancel'] as const)(
    '%s is refused to a unit’s officer and to a stale version',
    async (verb) => {
      const { id, version } = verb === 'begin' ? await launchedMovement(app) : await running();
      app.clock.set('2022-04-01');
      const body = { version, reason: 'Có lý do', endsOn: '2022-06-30', ...review } as Record<string, unknown>;
      const fields = {
        begin: ['version'],
        reviewInterim: ['version', 'heldOn', 'results', 'limits', 'lessons'],
        sumUp: ['version'],
        extend: ['version', 'reason', 'endsOn'],
        suspend: ['version', 'reason'],
        cancel: ['version', 'reason'],
      }[verb];
      const send = (over: object = {}) => ({
        params: { id },
        body: Object.fromEntries(fields.map((key) => [key, { ...body, ...over }[key]])) as never,
      });
      expectRefusal(await officer.try(movementsApi[verb], send()), movementRefusals.onlyStanding);
      expectRefusal(await standing.try(movementsApi[verb], send({ version: version + 7 })), commonRefusals.stale);
    },
  );
});
