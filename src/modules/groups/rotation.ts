import type { Text } from '#platform/text.ts';

export interface RotationMember {
  readonly unitId: string;
  readonly name: string;
}

export interface Served {
  readonly year: number;
  readonly unitId: string;
}

export interface RotationProposal {
  readonly headUnitId: string | null;
  readonly deputyUnitId: string | null;
  readonly why: Text;
}

/**
 * Who should head the group next, by rotation (R-005; the central guides of 2011 and 2014 say "luân phiên").
 * A round ends when every member has served. Inside a round the deputy of last year comes first when it has
 * not served yet (the pattern seen in Khối VI, a default and not a rule), then whoever waited longest, in the
 * given order of members. The next in line becomes deputy.
 */
export function proposeRotation(
  members: readonly RotationMember[],
  heads: readonly Served[],
  year: number,
  lastDeputy: string | null,
): RotationProposal {
  const line = waitingLine(members, heads, year);
  const deputyFirst = lastDeputy !== null && line.fresh.some((member) => member.unitId === lastDeputy);
  const order = deputyFirst ? [...line.order].sort((a, b) => Number(b.unitId === lastDeputy) - Number(a.unitId === lastDeputy)) : line.order;
  const [head, deputy] = order;
  return { headUnitId: head?.unitId ?? null, deputyUnitId: deputy?.unitId ?? null, why: reasonFor(head, deputyFirst, line.fresh.length > 0) };
}

interface Line {
  /** Not served in the running round. */
  readonly fresh: readonly RotationMember[];
  readonly order: readonly RotationMember[];
}

function waitingLine(members: readonly RotationMember[], heads: readonly Served[], year: number): Line {
  const lastServed = new Map<string, number>();
  for (const { unitId, year: served } of heads) if (served < year) lastServed.set(unitId, Math.max(served, lastServed.get(unitId) ?? 0));
  const inRound = membersServedInRound(members, heads, year);
  const fresh = members.filter((member) => !inRound.has(member.unitId));
  const pool = fresh.length > 0 ? fresh : members;
  const byWait = (a: RotationMember, b: RotationMember) => (lastServed.get(a.unitId) ?? 0) - (lastServed.get(b.unitId) ?? 0);
  const rest = members.filter((member) => !pool.includes(member)).sort(byWait);
  return { fresh, order: [...[...pool].sort(byWait), ...rest] };
}

/** Walks back through the years: the round started after the last year in which everybody had served. */
function membersServedInRound(members: readonly RotationMember[], heads: readonly Served[], year: number): Set<string> {
  const known = new Set(members.map((member) => member.unitId));
  const served = new Set<string>();
  for (const head of [...heads].filter((one) => one.year < year && known.has(one.unitId)).sort((a, b) => a.year - b.year)) {
    served.add(head.unitId);
    if (served.size === known.size) served.clear();
  }
  return served;
}

function reasonFor(head: RotationMember | undefined, wasDeputy: boolean, inRound: boolean): Text {
  if (!head) return { vi: 'Nhóm chưa có thành viên nào được biết.', en: 'No member of the group is known.' };
  if (wasDeputy)
    return {
      vi: `${head.name} là đơn vị phó năm trước và chưa làm trưởng trong vòng này.`,
      en: `${head.name} was deputy last year and has not led in this round.`,
    };
  if (inRound) return { vi: `${head.name} chưa làm trưởng trong vòng này.`, en: `${head.name} has not led in this round.` };
  return {
    vi: `Mọi đơn vị đã làm trưởng; bắt đầu vòng mới từ ${head.name}, đơn vị chờ lâu nhất.`,
    en: `Everybody has led; a new round starts with ${head.name}, who waited longest.`,
  };
}
