import { expect, test } from 'vitest';
import type { VerdictNode, VerdictReport } from '#modules/law/contract.ts';
import { lawFindingsOf } from './law-findings.ts';

const same = (vi: string) => ({ vi, en: vi });
const node = (id: string, verdict: VerdictNode['verdict'], more: Partial<VerdictNode> = {}): VerdictNode => ({
  id,
  kind: 'all',
  verdict,
  severity: 'block',
  words: same('đủ ba năm'),
  cite: 'Điều 9',
  citations: [],
  confidence: 'V',
  toConfirm: false,
  facts: [],
  found: null,
  missing: null,
  children: [],
  ...more,
});
const report = (branch: VerdictNode) =>
  ({ tree: node('root', 'unknown', { kind: 'any', children: [branch] }), reason: null }) as unknown as VerdictReport;
const said = (one: VerdictNode) => lawFindingsOf(report(node('S', 'unknown', { children: [one] })), new Set())[0]?.text.vi;

test('a finding says once that something is not known, and “nothing found” is no answer where the record is not complete', () => {
  const open = { kind: 'has', found: same('không thấy'), missing: same('chưa rõ thành tích như vậy') };
  expect(said(node('S/a', 'unknown', open))).toBe('Đủ ba năm. Chưa rõ thành tích như vậy');
  // What was found counts, also where more is not known.
  expect(said(node('S/a', 'unknown', { ...open, found: same('CSTĐ cơ sở 2024'), facts: ['award:1'] }))).toBe(
    'Đủ ba năm. CSTĐ cơ sở 2024. Chưa rõ thành tích như vậy',
  );
  expect(said(node('S/a', 'unmet', { ...open, missing: same('còn thiếu 2 lần') }))).toBe('Đủ ba năm. Không thấy. Còn thiếu 2 lần');
  expect(said(node('S/a', 'unmet', { missing: same('sáng kiến cấp Bộ') }))).toBe('Đủ ba năm. Còn thiếu: sáng kiến cấp Bộ');
  expect(said(node('S/a', 'unknown', { missing: same('kết quả cụm') }))).toBe('Đủ ba năm. Chưa rõ: kết quả cụm');
});

test('beside a doubtful standard only the general rule binds, also where no case could be chosen', () => {
  const held = node('S/X4.R2022b', 'unmet', { kind: 'not', children: [node('S/X4.R2022b/open', 'met', { kind: 'hold' })] });
  const general = new Set(['X4.R2022b']);
  const soft = (branch: Partial<VerdictNode>) =>
    lawFindingsOf(report(node('S', 'unmet', { severity: 'warn', ...branch })), general).map(({ code, severity, held: on }) => [code, severity, on]);
  expect(soft({ children: [node('S/own', 'unmet'), held] })).toEqual([
    ['law/S/own', 'warn', false],
    ['law/S/X4.R2022b', 'block', true],
  ]);
  expect(soft({ kind: 'choose', children: [node('T', 'unmet', { children: [node('T/own', 'unmet'), held] })] })).toEqual([
    ['law/S', 'warn', false],
    ['law/S/X4.R2022b', 'block', true],
  ]);
});
