import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#platform/actor.ts';
import { showInstant } from '#platform/dates.ts';
import type { Services } from '#platform/http/module.ts';
import { wordsForAction, wordsForObject } from '../contract.ts';
import { csvLine } from '../csv.ts';
import { eventsFrom, type AuditFilters, type Event } from './queries.ts';

const heading = [
  'Số thứ tự',
  'Thời điểm',
  'Ghi lúc',
  'Người thực hiện',
  'Vai trò',
  'Việc',
  'Loại',
  'Đối tượng',
  'Lý do',
  'Trạng thái trước',
  'Trạng thái sau',
  'Mã việc',
  'Mã loại',
  'Mã đối tượng',
  'Mã đơn vị',
  'Dữ liệu',
];
const pieceSize = 2000;

const lineOf = (event: Event): string =>
  csvLine([
    event.seq,
    showInstant(event.at),
    showInstant(event.recordedAt),
    event.who,
    event.roles.join(' '),
    wordsForAction(event.action).vi,
    wordsForObject(event.objectType).vi,
    event.label,
    event.reason,
    event.fromState,
    event.toState,
    event.action,
    event.objectType,
    event.objectId,
    event.unitId,
    event.detail === null ? null : JSON.stringify(event.detail),
  ]);

/** Piece by piece: the trail only grows, so pieces read one after another are still one whole. */
async function* pieces(actor: Actor, { db }: Services, filters: AuditFilters): AsyncGenerator<string> {
  // The mark at the start lets spreadsheets read the Vietnamese letters.
  yield `\uFEFF${csvLine(heading)}`;
  let seq = 0;
  for (;;) {
    const events = await db.read(actor, (tx) => eventsFrom(tx, filters, seq, pieceSize));
    if (events.length > 0) yield events.map(lineOf).join('');
    if (events.length < pieceSize) return;
    seq = events.at(-1)?.seq ?? seq;
  }
}

interface Context {
  readonly query: AuditFilters;
  readonly actor: Actor;
  readonly reply: FastifyReply;
  readonly services: Services;
}

export async function exportEvents({ query, actor, reply, services }: Context): Promise<FastifyReply> {
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="nhat-ky-${services.clock.today()}.csv"`)
    .header('cache-control', 'private, no-store')
    .send(Readable.from(pieces(actor, services, query)));
}
