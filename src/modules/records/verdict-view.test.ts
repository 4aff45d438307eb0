import { expect, test } from 'vitest';
import type { VerdictNode } from '#modules/law/contract.ts';
import { clausesOf, nearestBranch, speaksOf } from './verdict-view.ts';

const node = (id: string, verdict: VerdictNode['verdict'], children: VerdictNode[] = [], more: Partial<VerdictNode> = {}): VerdictNode => ({
  id,
  kind: 'all',
  verdict,
  severity: 'block',
  words: { vi: id, en: id },
  cite: '',
  citations: [],
  confidence: 'V',
  toConfirm: false,
  facts: [],
  found: null,
  missing: null,
  children,
  ...more,
});
const any = (...children: VerdictNode[]) => ({ tree: node('root', 'unmet', children, { kind: 'any' }) });

test('the nearest branch is the best verdict, then the most clauses met', () => {
  const far = node('far', 'unmet', [node('1', 'unmet'), node('2', 'met')]);
  const near = node('near', 'unmet', [node('1', 'met'), node('2', 'met'), node('3', 'unmet')]);
  expect(nearestBranch(any(far, near)).id).toBe('near');
  expect(nearestBranch(any(near, node('open', 'unknown', [node('1', 'unknown')]))).id).toBe('open');
  expect(nearestBranch(any()).id).toBe('root');
});

test('warnings do not count', () => {
  const branch = node('b', 'unmet', [node('1', 'met'), node('2', 'unknown'), node('3', 'unmet'), node('4', 'unmet', [], { severity: 'warn' })]);
  expect(clausesOf(any(branch))).toEqual({ met: 1, unknown: 1, of: 3 });
});

test('a hold speaks about no award by itself; a fact, a failure or a success of its own clauses does', () => {
  const general = new Set(['X4.R2022b']);
  const held = node('S/X4.R2022b', 'unmet', [node('S/X4.R2022b/open', 'met', [], { facts: ['hold:1'] })], { kind: 'not' });
  const own = (verdict: VerdictNode['verdict'], facts: string[] = []) => node('S/years', verdict, [], { facts });
  const speaks = (...children: VerdictNode[]) => speaksOf(any(node('S', 'unmet', children)), general);
  expect(speaks(own('unknown'), held)).toBe(false);
  expect(speaks(own('unknown', ['award:1']), held)).toBe(true);
  expect(speaks(own('unmet'), held)).toBe(true);
  expect(speaks(own('met'), held)).toBe(true);
  // A doubtful standard decides nothing about what is listed.
  expect(speaksOf(any(node('S', 'unmet', [own('unmet'), held], { severity: 'warn' })), general)).toBe(false);
  // Where no case could be chosen, both cases must say so.
  expect(
    speaksOf(any(node('S?', 'unknown', [node('S', 'unmet', [own('unmet')]), node('T', 'unknown', [own('unknown')])], { kind: 'choose' })), general),
  ).toBe(false);
});
