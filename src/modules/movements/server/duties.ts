import { addDays, type Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { owe, type Owner } from '#modules/notifications/index.ts';
import type { MovementSubject } from '../rules.ts';

/** Days an authority gives its units; setting `movements.deadlines`. */
interface Deadlines {
  readonly openDays: number;
  readonly respondDays: number;
  /** After the last day of a movement, for its final review. */
  readonly finalDays: number;
}

const shipped: Deadlines = { openDays: 7, respondDays: 30, finalDays: 30 };

export async function deadlines(tx: Tx): Promise<Deadlines> {
  const row = await tx.maybe<{ value: Partial<Deadlines> }>(sql`select value from platform.setting where key = 'movements.deadlines'`);
  return { ...shipped, ...row?.value };
}

interface Launched {
  readonly id: string;
  readonly title: string;
  readonly year: number;
}

const linkOf = (id: string) => `/phong-trao/${id}`;
const object = (id: string) => ({ type: 'movement', id });

/** An addressee opens the launch and so confirms that it arrived. */
export function oweOpening(tx: Tx, movement: Launched, unitId: string, dueOn: Day): Promise<void> {
  return owe(tx, {
    kind: 'movements.open',
    object: object(movement.id),
    title: { vi: `Mở và xác nhận văn bản phát động · ${movement.title}`, en: `Open and confirm the launch · ${movement.title}` },
    verb: { vi: 'Mở', en: 'Open' },
    link: linkOf(movement.id),
    owner: { role: 'officer', unitId },
    dueOn,
    year: movement.year,
  });
}

/** A unit answers with its own launch or plan. */
export function oweResponse(tx: Tx, movement: Launched, unitId: string, dueOn: Day): Promise<void> {
  return owe(tx, {
    kind: 'movements.respond',
    object: object(movement.id),
    title: { vi: `Kế hoạch hưởng ứng · ${movement.title}`, en: `Response · ${movement.title}` },
    verb: { vi: 'Soạn', en: 'Draft' },
    link: `${linkOf(movement.id)}/huong-ung`,
    owner: { role: 'officer', unitId },
    dueOn,
    year: movement.year,
  });
}

/** The head submits what the officer drafted. */
export function oweSubmission(tx: Tx, movement: Launched, unitId: string, dueOn: Day | null): Promise<void> {
  return owe(tx, {
    kind: 'movements.submit-response',
    object: object(movement.id),
    title: { vi: `Gửi kế hoạch hưởng ứng · ${movement.title}`, en: `Submit the response · ${movement.title}` },
    verb: { vi: 'Xem và gửi', en: 'Read and submit' },
    link: `${linkOf(movement.id)}/huong-ung`,
    owner: { role: 'leader', unitId },
    dueOn,
    year: movement.year,
  });
}

/** Who prepares and reviews: the standing council, or the officer of the unit whose movement it is. */
export const keeperOf = (movement: Pick<MovementSubject, 'level' | 'launcherUnitId'>): Owner =>
  movement.level === 'unit' || movement.level === 'group' ? { role: 'officer', unitId: movement.launcherUnitId } : { role: 'standing', unitId: null };

/** Who launches. */
const signerOf = (movement: Pick<MovementSubject, 'level' | 'launcherUnitId'>): Owner => {
  if (movement.level === 'central') return { role: 'standing', unitId: null };
  return movement.level === 'ministry' ? { role: 'minister', unitId: null } : { role: 'leader', unitId: movement.launcherUnitId };
};

type Keeping = Launched & Pick<MovementSubject, 'level' | 'launcherUnitId'>;

export function oweLaunch(tx: Tx, movement: Keeping, dueOn: Day | null): Promise<void> {
  return owe(tx, {
    kind: 'movements.launch',
    object: object(movement.id),
    title: { vi: `Phát động · ${movement.title}`, en: `Launch · ${movement.title}` },
    verb: { vi: 'Phát động', en: 'Launch' },
    link: linkOf(movement.id),
    owner: signerOf(movement),
    dueOn,
    year: movement.year,
  });
}

/** Interim review by its date; final review when the time is over. Days nobody set are not invented. */
export async function oweReviews(tx: Tx, movement: Keeping, interimOn: Day | null, endsOn: Day | null): Promise<void> {
  const { finalDays } = await deadlines(tx);
  const base = {
    object: object(movement.id),
    verb: { vi: 'Nhập', en: 'Enter' },
    link: `${linkOf(movement.id)}?muc=so-ket`,
    owner: keeperOf(movement),
    year: movement.year,
  };
  if (interimOn !== null)
    await owe(tx, {
      ...base,
      kind: 'movements.review-interim',
      title: { vi: `Sơ kết · ${movement.title}`, en: `Interim review · ${movement.title}` },
      opensOn: addDays(interimOn, -14),
      dueOn: interimOn,
    });
  if (endsOn !== null)
    await owe(tx, {
      ...base,
      kind: 'movements.review-final',
      title: { vi: `Tổng kết · ${movement.title}`, en: `Final review · ${movement.title}` },
      opensOn: endsOn,
      dueOn: addDays(endsOn, finalDays),
    });
}
