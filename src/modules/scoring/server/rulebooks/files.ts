import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/dates.ts';
import type { Services } from '#platform/http/module.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { indicatorsAsked } from '#modules/indicators/index.ts';
import { blankDraft, draftOf, itemsOfDraft, rowOfDraft } from '../../rulebook/draft.ts';
import { fileOf, rowsOf } from '../../rulebook/file.ts';
import { checkBook } from '../../rulebook/problems.ts';
import { readJsonBytes, readRulebook, strayFields } from '../../engine/read.ts';
import { rulebook as rulebookShape, rulebookFormat, type RulebookFile } from '../../engine/rulebook.ts';
import { linkProblems, sourcesOf } from '../../rulebook/indicator-links.ts';
import { figureTitles, ruleSentence } from '../../rulebook/rule-words.ts';
import { draft as draftShape, type Draft, type DraftItem } from '../../rulebook/bodies.ts';
import type { rulebookApi } from '../../rulebook/contract.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import type { CellProblem, IndicatorSource } from '../../rulebook/shapes.ts';
import { rulebookSettings } from '../../shapes.ts';
import { exampleDraft } from '../../rulebook/workbook/example.ts';
import { cellProblems } from '../../rulebook/workbook/place-problems.ts';
import { readBook } from '../../rulebook/workbook/read-book.ts';
import { writeBook } from '../../rulebook/workbook/write-book.ts';
import { authorityFor } from './store.ts';
import { headingId } from './queries.ts';
import { readItems, readRulebook as readStored } from '../repository.ts';

/** Files of rulebooks: what comes in is read and answered, nothing is stored; what goes out is made from the rows. */

type Answer = z.input<(typeof rulebookApi.readFile)['response']>;

const mostShown = 200;

/** What figures of a table of a year may be fed by. */
type SourcesIn = (year: number) => Promise<readonly IndicatorSource[]>;

async function receive(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  if (!request.isMultipart()) throw refuse(workbookRefusals.noFile);
  const part = await request.file();
  if (!part) throw refuse(workbookRefusals.noFile);
  const name = (part.filename.split(/[/\\]/).at(-1) ?? '').normalize('NFC').slice(0, 200);
  return { name: name === '' ? 'bang-diem.xlsx' : name, bytes: await part.toBuffer() };
}

const around = { code: '', authority: { id: '', name: '-' }, versionNo: 1, settings: rulebookSettings.parse({}) };
const checkDraft = ({ book, items }: Draft, sources: readonly IndicatorSource[]) => checkBook(rowOfDraft(book, around), itemsOfDraft(items), sources);

/** Errors first, in the order of the file; a draft only without errors. */
function answerOf(
  kind: Answer['kind'],
  fileName: string,
  problems: readonly CellProblem[],
  draft: Draft | null,
  places: ReadonlyMap<string, string>,
): Answer {
  const sorted = [...problems.filter((one) => one.weight === 'error'), ...problems.filter((one) => one.weight === 'warning')];
  const depths = new Map<string, number>();
  for (const item of draft?.items ?? []) depths.set(item.id, item.parentId === null ? 0 : (depths.get(item.parentId) ?? 0) + 1);
  const titles = draft ? figureTitles(draft.book) : new Map();
  const good = sorted[0]?.weight !== 'error';
  return {
    kind,
    fileName,
    problems: sorted.slice(0, mostShown),
    more: Math.max(0, sorted.length - mostShown),
    preview: (draft?.items ?? []).map((item) => ({
      place: places.get(item.id) ?? '',
      depth: depths.get(item.id) ?? 0,
      code: item.code,
      title: item.title,
      maxHundredths: item.maxHundredths,
      rule: ruleSentence(item, titles),
      heading: item.kind === 'heading',
    })),
    draft: good && draft && draftShape.safeParse(draft).success ? draft : null,
  };
}

async function readSheets(bytes: Uint8Array, fileName: string, year: number, sourcesIn: SourcesIn): Promise<Answer> {
  const sheets = await readWorkbook(bytes);
  const problems: CellProblem[] = [];
  const read = readBook(sheets, fileName.replace(/\.xlsx$/i, ''), year, { report: (problem) => problems.push(problem), newId });
  if (read && !problems.some((one) => one.weight === 'error'))
    problems.push(...cellProblems(checkDraft(read.draft, await sourcesIn(read.draft.book.year ?? year)).problems, read, problems));
  const places = new Map([...(read?.rows ?? [])].map(([id, row]) => [id, row.place('code')]));
  return answerOf('workbook', fileName, problems, read?.draft ?? null, places);
}

/** A file of the format. What does not add up may still become a draft; what is of the wrong shape may not. */
async function readFile(bytes: Uint8Array, fileName: string, sourcesIn: SourcesIn): Promise<Answer> {
  const json = readJsonBytes(bytes);
  if (!json.ok || (json.json as { format?: unknown } | null)?.format !== rulebookFormat) throw refuse(refusals.notRulebookFile);
  const parsed = rulebookShape.safeParse(json.json);
  const read = readRulebook(json.json);
  const stray = parsed.success ? strayFields(json.json, parsed.data) : [];
  const links = parsed.success ? linkProblems(parsed.data.facts, await sourcesIn(parsed.data.year)) : [];
  const problems = [...stray, ...(read.ok ? [] : read.problems), ...links].map(({ message, place }): CellProblem => ({
    weight: parsed.success ? 'warning' : 'error',
    sheet: '',
    cell: place,
    read: '',
    message,
  }));
  if (!parsed.success) return answerOf('json', fileName, problems, null, new Map());
  const { book, items } = rowsOf(parsed.data, json.json as RulebookFile, newId);
  const draft = {
    book: { ...blankDraft(book.title, parsed.data.year).book, ...book, year: parsed.data.year } as Draft['book'],
    items: items.map(({ ord: _ord, ...item }) => item as DraftItem),
  };
  return answerOf('json', fileName, problems, draft, new Map());
}

const startsAsJson = (bytes: Uint8Array): boolean => /^[\s\u{FEFF}]*\{/u.test(new TextDecoder().decode(bytes.subarray(0, 64)));

export async function receiveBookFile({ request, actor, services }: { request: FastifyRequest; actor: Actor; services: Services }): Promise<Answer> {
  const { name, bytes } = await receive(request);
  const sourcesIn: SourcesIn = (year) =>
    services.db.read(actor, async (tx) => sourcesOf(await indicatorsAsked(tx, await authorityFor(tx, year), year)));
  if (startsAsJson(bytes)) return readFile(bytes, name, sourcesIn);
  return readSheets(bytes, name, Number(dayOf(services.clock.now()).slice(0, 4)), sourcesIn);
}

const slug = (name: string) => name.replace(/[\\/:*?"<>|]+/g, ' ').slice(0, 120);

function send(reply: FastifyReply, name: string, type: string, content: string | Uint8Array): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="bang-diem"; filename*=UTF-8''${encodeURIComponent(slug(name))}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .type(type)
    .send(typeof content === 'string' ? content : Buffer.from(content));
}

interface Asked {
  readonly params: { readonly id: string };
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly services: Services;
}

async function stored({ params, actor, services }: Asked) {
  const found = await services.db.read(actor, async (tx) => {
    const book = await readStored(tx, params.id);
    return book && { book, items: await readItems(tx, book.id), year: Number(tx.today.slice(0, 4)) };
  });
  if (!found) throw refuse(commonRefusals.notFound);
  return found;
}

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function sendWorkbook(asked: Asked): Promise<FastifyReply> {
  const { book, items, year } = await stored(asked);
  const draft = draftOf(book, items, year, headingId(book.id));
  return send(asked.reply, `${book.title} - bản ${book.versionNo}.xlsx`, excel, await writeBook(draft));
}

export async function sendBookFile(asked: Asked): Promise<FastifyReply> {
  const { book, items, year } = await stored(asked);
  const text = `${JSON.stringify(fileOf(book, items, year), null, 1)}\n`;
  return send(asked.reply, `${book.title} - bản ${book.versionNo}.json`, 'application/json; charset=utf-8', text);
}

export async function sendEmptyWorkbook({ reply, services }: { reply: FastifyReply; services: Services }): Promise<FastifyReply> {
  const year = Number(dayOf(services.clock.now()).slice(0, 4));
  return send(reply, 'Mẫu nhập bảng điểm.xlsx', excel, await writeBook(exampleDraft(year, newId)));
}
