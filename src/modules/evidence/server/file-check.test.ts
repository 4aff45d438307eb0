import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostBytes } from '../rules.ts';
import { checkFile } from './file-check.ts';
import { pdfFile, sheetFile, wordFile, zipOf } from './testing.ts';

const verdict = async (name: string, bytes: Uint8Array | string) => {
  const result = await checkFile(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  return 'file' in result ? result.file.type : result.refusal.body.code;
};

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const jpg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]);

test('honest files of the eight kinds are taken', async () => {
  expect(await verdict('a.pdf', pdfFile())).toBe('pdf');
  expect(await verdict('a.PNG', png)).toBe('png');
  expect(await verdict('a.jpeg', jpg)).toBe('jpg');
  expect(await verdict('a.docx', wordFile())).toBe('docx');
  expect(await verdict('a.xlsx', sheetFile())).toBe('xlsx');
  expect(
    await verdict(
      'a.odt',
      zipOf([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
        { name: 'content.xml', content: '<x/>' },
      ]),
    ),
  ).toBe('odt');
  expect(await verdict('a.txt', 'Đã nghiệm thu')).toBe('txt');
  expect(await verdict('a.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a;b', 'utf16le')]))).toBe('csv');
});

test('the name must say what the content is', async () => {
  expect(await verdict('a.pdf', png)).toBe('evidence.content_mismatch');
  expect(await verdict('a.docx', sheetFile())).toBe('evidence.content_mismatch');
  expect(await verdict('a.jpg', pdfFile())).toBe('evidence.content_mismatch');
  expect(await verdict('a.txt', Buffer.from([0x41, 0, 0x42]))).toBe('evidence.content_mismatch');
  expect(await verdict('a.zip', zipOf([{ name: 'x', content: 'x' }]))).toBe('evidence.type_not_allowed');
  expect(await verdict('khong-duoi', 'x')).toBe('evidence.type_not_allowed');
});

test('programs, scripts and macros stay out under any name', async () => {
  expect(await verdict('a.pdf', Buffer.from('MZ\x90\0\x03'))).toBe('evidence.executable');
  expect(await verdict('a.txt', '#!/bin/sh\nrm -rf /')).toBe('evidence.executable');
  expect(await verdict('a.exe', 'x')).toBe('evidence.executable');
  expect(await verdict('a.pdf', pdfFile('/OpenAction << /S /JavaScript >>'))).toBe('evidence.executable');
  expect(await verdict('a.docx', wordFile({ name: 'word/embeddings/run.exe', content: 'x' }))).toBe('evidence.executable');
  expect(await verdict('a.docx', wordFile({ name: 'word/vbaProject.bin', content: 'x' }))).toBe('evidence.macro');
  expect(
    await verdict(
      'a.xlsx',
      zipOf([
        { name: '[Content_Types].xml', content: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' },
        { name: 'xl/workbook.xml', content: '' },
      ]),
    ),
  ).toBe('evidence.macro');
  expect(
    await verdict(
      'a.odt',
      zipOf([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
        { name: 'Basic/Standard/Module1.xml', content: 'x' },
      ]),
    ),
  ).toBe('evidence.macro');
});

test('bombs and liars are refused without being unpacked whole', async () => {
  expect(await verdict('a.docx', wordFile({ name: 'word/media/a.xml', content: Buffer.alloc(30 * 1024 * 1024) }))).toBe('evidence.bomb');
  expect(await verdict('a.docx', wordFile({ name: 'word/a.xml', content: 'x', claimedSize: 0xfffffff0 }))).toBe('evidence.bomb');
  expect(await verdict('a.docx', wordFile({ name: 'word/a.xml', content: Buffer.alloc(5_000_000), claimedSize: 100 }))).toBe('evidence.damaged');
});

test('20 MB is the last size that is taken', async () => {
  const text = Buffer.alloc(mostBytes + 1, 'a');
  expect(await verdict('a.txt', text.subarray(0, mostBytes))).toBe('txt');
  expect(await verdict('a.txt', text)).toBe('evidence.too_large');
  expect(await verdict('a.txt', '')).toBe('evidence.empty_file');
});

test('any bytes under any name give a type or a named refusal, never a failure', async () => {
  const heads = [[], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [...Buffer.from('%PDF-')]];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('a.pdf', 'a.docx', 'a.odt', 'a.csv', 'a.x', ''),
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 200 }),
      async (name, head, tail) => {
        expect(await verdict(name, Buffer.from([...head, ...tail]))).toMatch(/^(pdf|docx|odt|csv|evidence\.\w+)$/);
      },
    ),
  );
});
