import { opOf, type Clause, type Overlay, type Standard } from './rules.ts';
import { demandableRatings, disciplineForms, initiativeLevels, scopes } from './scales.ts';

/** Which way a parameter is tighter. A parameter not named here may not be changed by an overlay. */
const tighter: Readonly<Record<string, 'more' | 'less' | readonly string[]>> = {
  min: 'more',
  years: 'more',
  percent: 'more',
  minYears: 'more',
  months: 'more',
  max: 'less',
  spacing: 'less',
  endsWithin: 'less',
  lastYears: 'less',
  atLeast: [...demandableRatings],
  rating: [...demandableRatings],
  scope: [...initiativeLevels, ...scopes.filter((one) => one !== 'BBNT' && one !== 'TOAN_QUOC')],
  form: [...disciplineForms],
};

/** Is `to` at least as strict as `from` for this parameter? Turning `strictly`, `applied`, `finalOnly` on tightens. */
export function tightens(parameter: string, from: unknown, to: unknown): boolean {
  const way = tighter[parameter];
  if (typeof from === 'boolean' || (from === undefined && typeof to === 'boolean'))
    return ['strictly', 'applied', 'finalOnly'].includes(parameter) && to === true;
  if (way === 'more') return typeof from === 'number' && typeof to === 'number' && to >= from;
  if (way === 'less') return typeof from === 'number' && typeof to === 'number' && to <= from;
  if (way === undefined || typeof from !== 'string' || typeof to !== 'string') return false;
  return way.includes(from) && way.includes(to) && way.indexOf(to) >= way.indexOf(from);
}

/** All clauses of a standard by the path `<standard>/<clause>/…` that verdicts show. */
export function clausesOf(standard: Standard): Map<string, Clause> {
  const found = new Map<string, Clause>();
  const walk = (clause: Clause, id: string): void => {
    found.set(id, clause);
    childrenOf(clause).forEach((child, at) => walk(child, `${id}/${child.id ?? at + 1}`));
  };
  standard.clauses.forEach((clause, at) => walk(clause, `${standard.id}/${clause.id ?? at + 1}`));
  return found;
}

export function childrenOf(clause: Clause): readonly Clause[] {
  return clause.all ?? clause.any ?? (clause.not ? [clause.not] : []);
}

/** The standard as the overlays leave it: clauses added, numbers raised. The loader proved that nothing loosens. */
export function tightened(standard: Standard, overlays: readonly Overlay[]): Standard {
  const added = overlays.flatMap((overlay) =>
    overlay.adds
      .filter((one) => one.standards.includes(standard.id))
      .flatMap((one) =>
        one.clauses.map((clause, at): Clause => ({
          basis: overlay.basis,
          confidence: overlay.confidence,
          ...clause,
          id: `${overlay.code}.${clause.id ?? at + 1}`,
        })),
      ),
  );
  const raises = new Map(overlays.flatMap((overlay) => overlay.raises.map((one) => [one.clause, one.set] as const)));
  const raise = (clause: Clause, id: string): Clause => {
    const op = opOf(clause);
    if (op === 'all' || op === 'any')
      return { ...clause, [op]: (clause[op] as readonly Clause[]).map((child, at) => raise(child, `${id}/${child.id ?? at + 1}`)) };
    if (op === 'not') return clause;
    const set = raises.get(id);
    return set ? { ...clause, [op]: { ...clause[op], ...set } } : clause;
  };
  return { ...standard, clauses: [...standard.clauses.map((clause, at) => raise(clause, `${standard.id}/${clause.id ?? at + 1}`)), ...added] };
}
