import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { defineAction, runAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/http/module.ts';
import { readParts } from '#platform/http/parts.ts';
import { newId, sha256 } from '#platform/ids.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { commonRefusals, demand, no, refuse, yes } from '#platform/refusal.ts';
import { id, line } from '#platform/schema.ts';
import { readWorkbook, type ReadSheet } from '#platform/workbook/read.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { attachment, baseName } from '#modules/evidence/index.ts';
import { pastApi, type PastReading } from '../../past/contract.ts';
import { parseWritten, readSummary } from '../../past/read-summary.ts';
import { pastRefusals as refusals } from '../../past/refusals.ts';
import { mayLead } from '../policy.ts';
import { rankingOf } from '../tables/queries.ts';
import { compared, matched, seenOf, type Choices } from './match.ts';
import { mayStore, pastFacts, type PastFacts } from './results.ts';

/** A group's own summary workbook comes back: read, looked at, stored whole, taken back whole. */

/** A summary is one page; ten megabytes hold any that is. */
const mostBytes = 10 * 2 ** 20;

const asJson = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
};

const fieldsOf = z
  .object({
    scale: z
      .string()
      .transform((text, context) => {
        const scale = parseWritten(text);
        if (scale === null || scale <= 0 || scale > 10_000_000) context.addIssue({ code: 'custom', message: 'scale' });
        return scale ?? 0;
      })
      .nullable()
      .default(null),
    choices: z
      .string()
      .transform(asJson)
      .pipe(z.record(z.string().max(8), z.union([id, z.literal('leave')])))
      .default({}),
    seen: z.string().max(64).default(''),
  })
  .strict();

interface Sent {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sheets: readonly ReadSheet[];
  readonly scale: number | null;
  readonly choices: Choices;
  readonly seen: string;
}

async function sentIn(request: FastifyRequest): Promise<Sent> {
  const { fields, file } = await readParts(request, workbookRefusals, mostBytes);
  const words = parseOrRefuse(fieldsOf, fields);
  if (!file) throw refuse(workbookRefusals.noFile);
  return { ...words, fileName: baseName(file.name).slice(0, 255), bytes: file.bytes, sheets: await readWorkbook(file.bytes) };
}

async function readingOf(tx: Tx, { term, hasSheets }: PastFacts, sent: Sent): Promise<PastReading> {
  const reading = readSummary(sent.sheets, sent.scale);
  const rows = await matched(tx, term, reading, sent.choices);
  const named = new Set(rows.map((row) => row.unitId));
  const ranking = hasSheets ? await rankingOf(tx, term.id) : undefined;
  const stands = ranking?.published?.rows ?? ranking?.preview?.rows ?? [];
  return {
    mode: hasSheets ? 'compare' : 'past',
    fileName: sent.fileName,
    sheet: reading.sheet,
    scale: reading.scale,
    rows,
    ignored: [...reading.ignored],
    missing: term.members.filter((member) => !named.has(member.unitId)).map((member) => member.name),
    problems: [...reading.problems],
    ...(hasSheets ? compared(reading, rows, stands as Parameters<typeof compared>[2]) : { differences: [], same: 0 }),
    seen: seenOf(sent.bytes, reading.scale, rows),
  };
}

interface Context {
  readonly params: { id: string };
  readonly request: FastifyRequest;
  readonly actor: Actor;
  readonly services: Services;
}

/** Reads what was sent and stores nothing: every wrong, unknown or differing cell is shown first. */
export async function readPast({ params, request, actor, services }: Context): Promise<PastReading> {
  const asked = await services.db.read(actor, async (tx) => ({ facts: await pastFacts(tx, params.id), today: tx.today }));
  if (!asked.facts) throw refuse(commonRefusals.notFound);
  demand(asked.facts.hasSheets ? mayLead(actor, asked.facts.term) : mayStore(actor, asked.facts, asked.today));
  const sent = await sentIn(request);
  return services.db.read(actor, async (tx) => {
    const facts = await pastFacts(tx, params.id);
    if (!facts) throw refuse(commonRefusals.notFound);
    return readingOf(tx, facts, sent);
  });
}

const storePast = defineAction({
  name: 'scoring.import-past',
  input: z.object({ id, fileName: line(255), sent: z.custom<Sent>((value) => typeof value === 'object') }),
  load: (tx, input) => pastFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => mayStore(actor, facts, tx.today),
  async run(tx, facts, { sent, fileName }) {
    const { term } = facts;
    const reading = await readingOf(tx, facts, sent);
    if (reading.scale === null) throw refuse(refusals.pastScale);
    const open = reading.problems.length + reading.rows.filter((row) => row.by === null).length;
    if (open > 0) throw refuse(refusals.pastProblems, { count: open });
    if (reading.seen !== sent.seen) throw refuse(refusals.pastChanged);
    const rows = reading.rows.filter((row) => row.unitId !== null && row.total !== null);
    if (rows.length === 0) throw refuse(refusals.pastProblems, { count: 1 });
    const made = { id: newId(), fileName, scale: reading.scale, sha256: sha256(sent.bytes) };
    await tx.run(sql`
      insert into scoring.past_import (id, term_id, file_name, size_bytes, sha256, bytes, scale_hundredths, made_by, made_at)
      values (${made.id}, ${term.id}, ${fileName}, ${sent.bytes.byteLength}, ${made.sha256}, ${Buffer.from(sent.bytes)}, ${made.scale}, ${tx.actor.name},
        ${tx.now.toISOString()})`);
    for (const row of rows) {
      await tx.run(sql`
        insert into scoring.past_result (import_id, unit_id, cell, name_written, self_hundredths, self_extra_hundredths, checked_hundredths,
          checked_extra_hundredths, total_hundredths, class, rank_no)
        values (${made.id}, ${row.unitId}, ${row.cell}, ${row.name}, ${row.self}, ${row.selfExtra}, ${row.checked}, ${row.checkedExtra}, ${row.total},
          ${row.class}, ${row.rank})`);
    }
    return {
      result: { id: made.id, units: rows.length },
      trace: {
        type: 'past_result',
        id: made.id,
        label: labelOf(term),
        unitId: term.headUnitId,
        to: 'STORED',
        detail: { termId: term.id, ...made, units: rows.length },
      },
    };
  },
});

const labelOf = (term: { groupName: string; year: number }) => `Kết quả ${term.groupName} năm ${term.year} nhập từ sổ`;

export async function applyPast({ params, request, actor, services }: Context): Promise<{ id: string; units: number }> {
  const sent = await sentIn(request);
  return runAction(services.db, actor, storePast, { id: params.id, fileName: sent.fileName, sent });
}

/** All of it goes, none of it is lost: the workbook and its rows stay readable with who took it back and why. */
export const undoPast = defineAction({
  name: 'scoring.undo-past',
  input: pastApi.undo.body.extend({ id }),
  async load(tx, input) {
    const found = await tx.maybe<{ termId: string; undone: boolean; fileName: string }>(sql`
      select term_id, undone_at is not null as undone, file_name from scoring.past_import where id = ${input.id}`);
    const facts = found && (await pastFacts(tx, found.termId));
    return found && facts && { ...found, term: facts.term };
  },
  allow: (actor, { term, undone }) => {
    const lead = mayLead(actor, term);
    return lead.ok && undone ? no(refusals.pastUndone) : lead.ok ? yes : lead;
  },
  async run(tx, { term, fileName }, input) {
    await tx.run(sql`
      update scoring.past_import set undone_by = ${tx.actor.name}, undone_at = ${tx.now.toISOString()}, undo_reason = ${input.reason}
      where id = ${input.id} and undone_at is null`);
    return {
      result: { id: input.id },
      trace: {
        type: 'past_result',
        id: input.id,
        label: labelOf(term),
        unitId: term.headUnitId,
        to: 'UNDONE',
        reason: input.reason,
        detail: { termId: term.id, fileName },
      },
    };
  },
});

export async function sendPastFile({
  params,
  reply,
  actor,
  services,
}: {
  params: { id: string };
  reply: FastifyReply;
  actor: Actor;
  services: Services;
}) {
  const found = await services.db.read(actor, (tx) =>
    tx.maybe<{ fileName: string; bytes: Buffer }>(sql`select file_name, bytes from scoring.past_import where id = ${params.id}`),
  );
  if (!found) throw refuse(commonRefusals.notFound);
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', attachment(found.fileName))
    .send(found.bytes);
}
