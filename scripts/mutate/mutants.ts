import { parseAst } from 'rolldown/parseAst';

/** One small change to a source file that a good test notices. Positions count characters of the file. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly says: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && typeof (value as Node).start === 'number';

const swaps: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};

const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min', find: 'findLast', findLast: 'find' };

/** Types have no behaviour; sentences and their tables are read by people, not computed with. */
const passedOver = (node: Node): boolean => node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSNonNullExpression';

function operatorOf(code: string, left: Node, right: Node, operator: string): { readonly start: number; readonly end: number } | null {
  const at = code.indexOf(operator, left.end);
  return at >= 0 && at < right.start ? { start: at, end: at + operator.length } : null;
}

function ofNode(code: string, node: Node): Mutant[] {
  const { type, start, end } = node;
  if (type === 'BinaryExpression' || type === 'LogicalExpression') {
    const operator = String(node.operator);
    const other = swaps[operator];
    const place = other === undefined ? null : operatorOf(code, node.left as Node, node.right as Node, operator);
    return place && other !== undefined ? [{ ...place, text: other, says: `${operator} → ${other}` }] : [];
  }
  if (type === 'ConditionalExpression' || type === 'IfStatement') {
    const test = node.test as Node;
    return ['true', 'false'].map((text) => ({ start: test.start, end: test.end, text, says: `condition → ${text}` }));
  }
  if (type === 'Literal' && typeof node.value === 'boolean')
    return [{ start, end, text: String(!node.value), says: `${String(node.value)} → ${String(!node.value)}` }];
  if (type === 'Literal' && typeof node.value === 'number')
    return [{ start, end, text: String(node.value + 1), says: `${String(node.value)} → ${node.value + 1}` }];
  if (type === 'UnaryExpression' && (node.operator === '!' || node.operator === '-')) {
    const argument = node.argument as Node;
    return [{ start, end: argument.start, text: '', says: `${String(node.operator)} left out` }];
  }
  if (type === 'CallExpression') {
    const callee = node.callee as Node;
    const property = callee.property as Node | undefined;
    const other = callee.type === 'MemberExpression' && property?.type === 'Identifier' ? methods[String(property.name)] : undefined;
    return property && other !== undefined
      ? [{ start: property.start, end: property.end, text: other, says: `.${String(property.name)} → .${other}` }]
      : [];
  }
  return [];
}

/** All mutants of a TypeScript file, in the order of the file. */
export function mutantsOf(code: string): Mutant[] {
  const found: Mutant[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value) || passedOver(value)) return;
    found.push(...ofNode(code, value));
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') visit(child);
  };
  visit(parseAst(code, { lang: 'ts' }));
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

export const applied = (code: string, { start, end, text }: Mutant): string => code.slice(0, start) + text + code.slice(end);
