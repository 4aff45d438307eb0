import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day, line, reason } from '#platform/schema.ts';
import { checkForm, errorsOf, valueAt, withValue } from './form-rules.ts';

describe('form errors', () => {
  const schema = z.object({ title: line(20), why: reason(), due: day, items: z.array(z.object({ name: line() })).min(1) });
  it('says what is wrong at each path, in both languages', () => {
    const errors = checkForm(schema, { title: '', why: 'ok', due: null, items: [{ name: 'x' }, { name: ' ' }] });
    expect(Object.keys(errors).sort()).toEqual(['due', 'items.1.name', 'title', 'why']);
    expect(errors['title']).toEqual({ vi: 'Chưa điền ô này.', en: 'Fill in this field.' });
    expect(errors['why']?.vi).toContain('lý do');
    expect(errors['due']?.vi).toBe('Chưa điền ô này.');
  });
  it('counts characters and choices', () => {
    expect(checkForm(schema, { title: 'x'.repeat(21), why: 'đủ rõ', due: '2022-06-10', items: [] })).toEqual({
      title: { vi: 'Nhiều nhất 20 ký tự.', en: 'At most 20 characters.' },
      items: { vi: 'Chọn ít nhất 1.', en: 'Choose at least 1.' },
    });
  });
  it('is empty when all is well', () => {
    expect(checkForm(schema, { title: 'Giao ước', why: 'đủ rõ', due: '2022-06-10', items: [{ name: 'x' }] })).toEqual({});
  });
  it('lands a refusal at its fields', () => {
    const message = { vi: 'Trùng', en: 'Taken' };
    expect(errorsOf({ code: 'a.b', kind: 'invalid', message, fields: [{ path: 'body.items.0.name', message }] })).toEqual({
      'items.0.name': message,
    });
    expect(errorsOf({ code: 'a.b', kind: 'conflict', message, field: 'title' })).toEqual({ title: message });
    expect(errorsOf(null)).toEqual({});
  });
});

describe('nested values', () => {
  it('reads and changes a place without touching the original', () => {
    const before = { items: [{ name: 'a' }, { name: 'b' }], other: 1 };
    const after = withValue(before, 'items.1.name', 'c');
    expect(valueAt(after, 'items.1.name')).toBe('c');
    expect(before.items[1]?.name).toBe('b');
    expect(after.items[0]).toBe(before.items[0]);
    expect(Array.isArray(after.items)).toBe(true);
  });
});
