import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment, baseName, claimedType, usesRemark } from './rules.ts';

test('the name claims a type by its last extension only, in any case', () => {
  expect(claimedType('Báo cáo quý II.PDF')).toBe('pdf');
  expect(claimedType('ảnh hiện trường.jpeg')).toBe('jpg');
  expect(claimedType('bao-cao.pdf.exe')).toBeUndefined();
  expect(claimedType('bao-cao')).toBeUndefined();
  expect(claimedType('cũ.doc')).toBeUndefined();
});

test('a path is cut to the name', () => {
  expect(baseName('C:\\Users\\a\\báo cáo.pdf')).toBe('báo cáo.pdf');
  expect(baseName('../../etc/passwd')).toBe('passwd');
});

test('a download is always an attachment with the Vietnamese name in the extended value (RFC 5987)', () => {
  expect(attachment('Báo cáo.pdf')).toBe('attachment; filename="B_o c_o.pdf"; filename*=UTF-8\'\'B%C3%A1o%20c%C3%A1o.pdf');
});

test('no name can break out of the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite' }), (name) => {
      const header = attachment(name.toWellFormed());
      expect(header).toMatch(/^attachment; filename="[^"\r\n\\]*"; filename\*=UTF-8''[A-Za-z0-9%!.~_-]*$/);
    }),
  );
});

test('one use is silent, two are worth a remark', () => {
  expect(usesRemark(1)).toBeUndefined();
  expect(usesRemark(3)).toEqual({ vi: 'Dùng ở 3 nơi', en: 'Used in 3 places' });
});
