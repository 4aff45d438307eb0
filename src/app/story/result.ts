import { agreementsApi } from '#modules/agreements/contract.ts';
import { auditApi } from '#modules/audit/contract.ts';
import { decisionsApi } from '#modules/decisions/contract.ts';
import { groupsApi } from '#modules/groups/contract.ts';
import { movementsApi } from '#modules/movements/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { seedId } from '#platform/ids.ts';
import type { Client, Stage } from './stage.ts';

/** What the years came to, read back over the same API the people used. */
export interface StoryResult {
  readonly groups: readonly {
    readonly name: string;
    readonly year: number;
    readonly members: number | null;
    readonly head: string | null;
    readonly host: string | null;
  }[];
  readonly agreements: readonly {
    readonly group: string;
    readonly year: number;
    readonly signed: number;
    readonly of: number;
    readonly signedOn: string | null;
    readonly state: string;
  }[];
  readonly launch: {
    readonly number: string | null;
    readonly launchedOn: string | null;
    readonly theme: string | null;
    readonly contents: number;
    readonly taskGroups: number;
    readonly addressees: number;
    readonly opened: number;
    readonly responded: number;
  };
  /** Score in points, e.g. 983.5. */
  readonly ranking: readonly {
    readonly unit: string;
    readonly score: number | null;
    readonly rank: number | null;
    readonly conditionFailed: boolean;
  }[];
  readonly decision: { readonly number: string; readonly decidedOn: string; readonly awards: number; readonly published: boolean } | null;
  readonly award: {
    readonly unit: string;
    readonly name: string;
    readonly year: number;
    readonly state: string;
    readonly awardedOn: string | null;
  } | null;
  readonly audit: { readonly events: number };
}

const flag = 'CO_BBNT';
const block4In2022 = seedId('gt-khoi-4-2022');
const terms = ['gt-khoi-3-2021', 'gt-cum-1-2021', 'gt-khoi-4-2022'].map(seedId);

export async function resultOf(stage: Stage): Promise<StoryResult> {
  const auditor = await stage.as('kiemtra');
  const award = await awardOf(auditor);
  return {
    groups: await groupsOf(auditor),
    agreements: await agreementsOf(auditor),
    launch: await launchOf(auditor),
    ranking: await rankingOf(auditor),
    decision: award?.decision ? await decisionOf(auditor, award.decision.id) : null,
    award: award && { unit: award.recipient.name, name: award.awardName, year: award.year, state: award.state, awardedOn: award.awardedOn },
    audit: { events: await eventsOf(auditor) },
  };
}

async function groupsOf(client: Client): Promise<StoryResult['groups']> {
  const seen = [];
  for (const id of terms) {
    const { groupName, year, members, membersComplete, posts, host } = await client.call(groupsApi.term, { params: { id } });
    const head = posts.find((post) => post.post === 'head' && post.validTo === null)?.unit.name ?? null;
    seen.push({ name: groupName, year, members: membersComplete ? members.length : null, head, host: host?.name ?? null });
  }
  return seen;
}

/** In the order they were signed. */
async function agreementsOf(client: Client): Promise<StoryResult['agreements']> {
  const { rows } = await client.call(agreementsApi.list);
  const signed = rows.map(({ groupName, year, signed: count, of, signedOn, state }) => ({
    group: groupName,
    year,
    signed: count,
    of,
    signedOn,
    state,
  }));
  return signed.sort((a, b) => ((a.signedOn ?? '') < (b.signedOn ?? '') ? -1 : 1));
}

async function launchOf(client: Client): Promise<StoryResult['launch']> {
  const { document, launchedOn, theme, contents, taskGroups, addressees, opened, responded } = await client.call(movementsApi.detail, {
    params: { id: seedId('mv-2022-annual') },
  });
  return {
    number: document?.number ?? null,
    launchedOn,
    theme,
    contents: contents.length,
    taskGroups: taskGroups.length,
    addressees,
    opened,
    responded,
  };
}

async function rankingOf(client: Client): Promise<StoryResult['ranking']> {
  const { published } = await client.call(scoringApi.ranking, { params: { id: block4In2022 } });
  return (published?.rows ?? []).map(({ unitName, total, rank, failures }) => ({
    unit: unitName,
    score: total === null ? null : total / 100,
    rank,
    conditionFailed: failures.length > 0,
  }));
}

async function awardOf(client: Client) {
  const { rows } = await client.call(decisionsApi.awards, { query: { year: 2022, state: 'AWARDED' } });
  return rows.find((row) => row.awardCode === flag) ?? null;
}

async function decisionOf(client: Client, id: string): Promise<StoryResult['decision']> {
  const { number, decidedOn, awards, state } = await client.call(decisionsApi.decision, { params: { id } });
  return { number, decidedOn, awards, published: state === 'PUBLISHED' };
}

/** The trail numbers its events from 1 on. */
async function eventsOf(client: Client): Promise<number> {
  const { rows } = await client.call(auditApi.list, { query: { limit: 1 } });
  return rows[0]?.seq ?? 0;
}

/** The result as a table for people. */
export function tableOf({ groups, agreements, launch, ranking, decision, award, audit }: StoryResult): string[] {
  const rule = '─'.repeat(96);
  const points = (score: number | null) => showHundredths(score === null ? null : Math.round(score * 100));
  return [
    rule,
    'KHỐI, CỤM',
    ...groups.map(
      ({ name, year, members, head, host }) =>
        `  ${name} năm ${year}: ${members ?? 'chưa rõ'} đơn vị, ${head ? `trưởng: ${head}` : `chưa rõ trưởng, đăng cai: ${host ?? 'chưa rõ'}`}`,
    ),
    'GIAO ƯỚC',
    ...agreements.map(
      ({ group, year, signed, of, signedOn }) =>
        `  ${`${group} năm ${year}`.padEnd(34)}${`${signed}/${of}`.padStart(6)} chữ ký   ngày ${showDate(signedOn)}`,
    ),
    'PHÁT ĐỘNG',
    `  ${launch.number} ngày ${showDate(launch.launchedOn)}: ${launch.contents} nội dung, ${launch.taskGroups} nhóm nhiệm vụ; ${launch.opened}/${launch.addressees} nơi nhận đã mở, ${launch.responded} đơn vị hưởng ứng`,
    'XẾP HẠNG KHỐI IV NĂM 2022 (số liệu minh họa)',
    ...ranking.map(
      ({ unit, score, rank, conditionFailed }) =>
        `  ${String(rank ?? '–').padStart(2)}  ${unit.padEnd(66)}${points(score).padStart(8)}${conditionFailed ? '   không đủ điều kiện xét' : ''}`,
    ),
    'KHEN THƯỞNG (số liệu minh họa)',
    ...(award && decision
      ? [
          `  ${award.unit}: ${award.name} năm ${award.year}, Quyết định ${decision.number} ngày ${showDate(decision.decidedOn)}, trao ngày ${showDate(award.awardedOn)}`,
        ]
      : ['  chưa có']),
    `NHẬT KÝ: ${audit.events} sự kiện`,
    rule,
  ];
}
