import type { FastifyReply, FastifyRequest } from 'fastify';
import { runAction } from '#platform/action.ts';
import { homeUnit, type Actor } from '#platform/actor.ts';
import type { Services } from '#platform/http/module.ts';
import { readParts } from '#platform/http/parts.ts';
import { refuse } from '#platform/refusal.ts';
import { baseName, checkFile } from '#modules/evidence/index.ts';
import { evidenceRefusals } from '#modules/evidence/contract.ts';
import { recordRefusals } from '../refusals.ts';
import { sheetKeys, sheets } from '../sheets.ts';
import { uploadWorkbook } from './actions/import-workbook.ts';
import { readWorkbook, writeWorkbook } from './workbook.ts';

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly services: Services;
}

/** Receives a workbook: hostile files are refused before anything inside is read. */
export async function receiveWorkbook({ request, actor, services }: Asked): Promise<{ id: string }> {
  const { file } = await readParts(request, evidenceRefusals);
  if (!file || !/\.xlsx$/i.test(file.name)) throw refuse(recordRefusals.notAWorkbook);
  const verdict = await checkFile(file.name, file.bytes);
  if ('refusal' in verdict) throw verdict.refusal;
  const book = await readWorkbook(file.bytes);
  const key = request.headers['idempotency-key'];
  const input = { unitId: homeUnit(actor), fileName: baseName(file.name).slice(0, 200), bytes: file.bytes, book };
  return runAction(services.db, actor, uploadWorkbook, input, typeof key === 'string' ? { key } : undefined);
}

const notes = [
  'Mỗi dòng là một dữ kiện. Dòng 2 của mỗi trang là ví dụ, xóa đi trước khi gửi.',
  'Khen thưởng, đánh giá của tập thể: bỏ trống ô Họ và tên.',
  'Ngày: dd/mm/yyyy; nếu chỉ biết tháng ghi mm/yyyy, chỉ biết năm ghi năm. Không biết thì bỏ trống.',
  'Tên đơn vị cũ vẫn ghi được: hệ thống tìm theo mọi tên đã dùng.',
  'Xếp loại: Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ, Hoàn thành nhiệm vụ, Không hoàn thành nhiệm vụ, Không xếp loại; thang khác ghi “Thang khác: …”.',
  'Loại hình khen thưởng: Công trạng, Đột xuất, Phong trào thi đua, Chuyên đề, Quá trình cống hiến, Niên hạn, Đối ngoại; không biết thì bỏ trống, khi xét sẽ là chưa rõ.',
  'Cùng một sáng kiến nhiều tác giả: mỗi tác giả một dòng, tên sáng kiến ghi giống nhau; tổng tỷ lệ không quá 100%.',
];

/** The empty workbook with one example row a sheet. */
export async function sendTemplate({ reply }: Asked): Promise<FastifyReply> {
  const bytes = await writeWorkbook([
    ...sheetKeys.map((key) => ({
      name: sheets[key].title,
      columns: sheets[key].columns.map((column) => ({ title: column.required ? `${column.title} *` : column.title, width: column.width })),
      rows: [sheets[key].columns.map((column) => column.example)],
    })),
    { name: 'Hướng dẫn', columns: [{ title: 'Cách ghi', width: 110 }], rows: notes.map((note) => [note]) },
  ]);
  return reply
    .header('content-disposition', `attachment; filename="mau.xlsx"; filename*=UTF-8''${encodeURIComponent('Mẫu nhập hồ sơ cũ.xlsx')}`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Buffer.from(bytes));
}
