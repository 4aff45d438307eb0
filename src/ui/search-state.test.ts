import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSearch, writeSearch, parseSearchText } from './search-state.ts';
import { queryText } from './call.ts';

const schema = z.object({
  tim: z.string().default(''),
  trang: z.coerce.number().int().min(1).default(1),
  tt: z.enum(['nhap', 'gui']).optional(),
  khoi: z.array(z.string()).default([]),
  muon: z.stringbool().default(false),
});

describe('state in the address', () => {
  it('reads values and lists', () => {
    expect(readSearch(schema, parseSearchText('?tim=c%E1%BB%A5c&trang=3&khoi=a&muon=true'))).toEqual({
      tim: 'cục',
      trang: 3,
      khoi: ['a'],
      muon: true,
    });
    expect(readSearch(schema, parseSearchText('?khoi=a&khoi=b')).khoi).toEqual(['a', 'b']);
  });
  it('drops what does not fit instead of failing', () => {
    expect(readSearch(schema, parseSearchText('?trang=0&tt=xoa&muon=maybe&tim=x'))).toEqual({ tim: 'x', trang: 1, khoi: [], muon: false });
  });
  it('writes only what differs and keeps other keys', () => {
    expect(writeSearch({ nam: '2022', tim: 'cũ' }, { tim: '', trang: 1, khoi: ['a', 'b'] }, { tim: '', trang: 1 })).toEqual({
      nam: '2022',
      khoi: ['a', 'b'],
    });
    expect(queryText(writeSearch({}, { muon: true, tim: 'a b' }))).toBe('?muon=true&tim=a+b');
  });
});
