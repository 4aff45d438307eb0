import { evidenceApi } from '#modules/evidence/contract.ts';
import { papersApi } from '#modules/scoring/ranking/papers-contract.ts';
import { officer, unitId, type Tail } from './people.ts';
import type { Stage } from './stage.ts';

/**
 * A small paper for the story: one page that says what it stands for. Letters without marks only, as the page needs no
 * font of its own.
 */
function paperPdf(line: string): Uint8Array {
  const words = `BT /F1 18 Tf 72 760 Td (${line.replaceAll(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = text.length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`,
  );
}

/** The minutes a group's rank is published on, filed by its leader; what an earlier play filed is used again. */
export async function fileMinutes(
  stage: Stage,
  login: string,
  termId: string,
  paper: { number: string; issuedOn: string; fileName: string },
): Promise<string> {
  const client = await stage.as(login);
  const params = { id: termId };
  const { rows } = await client.call(papersApi.list, { params });
  const filed = rows.find((row) => row.number === paper.number && row.issuedOn === paper.issuedOn);
  if (filed) return filed.id;
  const fields = { kind: 'MINUTES', number: paper.number, issuedOn: paper.issuedOn };
  const { id } = await client.upload(papersApi.add, { name: paper.fileName, bytes: paperPdf(paper.fileName), fields, params });
  return id;
}

export interface Proof {
  readonly title: string;
  readonly fileName: string;
  readonly about: { readonly type: 'task' | 'nomination-paper'; readonly objectId: string };
}

/** A unit's officer sends a small made-up file and attaches it; a file sent in an earlier play is used again. */
export async function prove(stage: Stage, unit: Tail, { title, fileName, about }: Proof): Promise<void> {
  const client = await stage.as(officer(unit));
  const { rows } = await client.call(evidenceApi.list, { query: { unitId: unitId(unit), q: fileName } });
  const sent = rows.find((row) => row.fileName === fileName && row.title === title);
  const fields = { unitId: unitId(unit), title, note: 'Tệp mẫu (minh họa)' };
  const { id } = sent ?? (await client.upload(evidenceApi.upload, { name: fileName, bytes: paperPdf(fileName), fields }));
  await client.call(evidenceApi.attach, { params: { id }, body: about });
}
