/**
 * Makes `pg_get_viewdef` of different versions agree. In a view over a single relation, version 15
 * writes `t.name` where later ones mostly write `name` (it depends on the clauses used); here the
 * outermost query loses that qualifier. Inner queries and views over several relations, where the
 * versions agree, stay as they are.
 */
export function withoutNeedlessQualifiers(createView: string): string {
  const pieces = split(createView);
  const alias = onlyRelation(pieces);
  if (alias === undefined) return createView;
  const qualifier = new RegExp(`(?<![\\w".])${escapeRegExp(alias)}\\.(?=[a-z_"])`, 'g');
  return pieces.map(({ text, place }) => (OUTERMOST.has(place) ? text.replaceAll(qualifier, '') : text)).join('');
}

/** Where a piece of the statement stands: parentheses are those around no query. */
type Place = 'top' | 'parentheses' | 'inner query' | 'literal';
type Piece = { text: string; place: Place };

const OUTERMOST = new Set<Place>(['top', 'parentheses']);

const TOKEN = /'(?:[^']|'')*'|[()]|(?:"(?:[^"]|"")*"|[^'"()])+/g;

function split(sql: string): Piece[] {
  const around: Place[] = ['top'];
  return sql.match(TOKEN)!.map((text, index, all) => {
    const place = around.at(-1)!;
    if (text.startsWith("'")) return { text, place: 'literal' };
    if (text === ')') around.pop();
    if (text === '(') {
      const opensQuery = /^\s*(SELECT|WITH)\b/.test(all[index + 1] ?? '');
      around.push(opensQuery || place === 'inner query' ? 'inner query' : 'parentheses');
    }
    return { text, place };
  });
}

/** The name by which the outermost query knows its only relation; undefined when it has several. */
function onlyRelation(pieces: Piece[]): string | undefined {
  const top = pieces.map(({ text, place }) => (place === 'top' ? text : '')).join('');
  if (/\b(UNION|INTERSECT|EXCEPT)\b/.test(top)) return undefined;
  const from = /\n\s*FROM ([\s\S]*?)(?:;|\n\s*(?:WHERE|GROUP|HAVING|WINDOW|ORDER|LIMIT|OFFSET)\b|$)/.exec(top);
  const relation = from?.[1]?.replaceAll(/[()]/g, '').trim();
  if (relation === undefined || /,|\bJOIN\b/.test(relation)) return undefined;
  return /(?:^|[ .])("[^"]+"|\w+)$/.exec(relation)?.[1];
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
