/** One possible "scorer scores scored"; both are positions in the list of units. */
export interface Arc {
  readonly scored: number;
  readonly scorer: number;
}

interface Edge {
  readonly to: number;
  capacity: number;
  readonly cost: number;
  readonly back: number;
}

/** What the flow found: the chosen arcs, and when it fell short the units whose need could not be met together. */
export interface Spread {
  readonly arcs: readonly Arc[];
  /** Empty when every unit has its scorers; else a set of units that share too few possible scorers (a minimum cut). */
  readonly short: readonly number[];
}

/**
 * Gives each of `units` units `each` different scorers out of `possible`, and spreads the work as evenly as the
 * possible arcs allow: a cheapest flow in which the i-th task of one scorer costs 2i − 1, so the sum of squares of the
 * loads is least. Deterministic: equal choices go in the order of `possible`.
 */
export function spread(units: number, each: number, possible: readonly Arc[]): Spread {
  const source = 2 * units;
  const sink = source + 1;
  const graph: Edge[][] = Array.from({ length: sink + 1 }, () => []);
  const join = (from: number, to: number, capacity: number, cost: number) => {
    const ahead = graph[from] as Edge[];
    const behind = graph[to] as Edge[];
    ahead.push({ to, capacity, cost, back: behind.length });
    behind.push({ to: from, capacity: 0, cost: -cost, back: ahead.length - 1 });
  };
  for (let unit = 0; unit < units; unit += 1) join(source, unit, each, 0);
  for (const { scored, scorer } of possible) join(scored, units + scorer, 1, 0);
  for (let unit = 0; unit < units; unit += 1) {
    const most = possible.filter((arc) => arc.scorer === unit).length;
    for (let task = 1; task <= most; task += 1) join(units + unit, sink, 1, 2 * task - 1);
  }
  let sent = 0;
  for (let path = cheapestPath(graph, source, sink); path; path = cheapestPath(graph, source, sink)) {
    for (const edge of path) {
      edge.capacity -= 1;
      const back = graph[edge.to]?.[edge.back];
      if (back) back.capacity += 1;
    }
    sent += 1;
  }
  const arcs = possible.filter(({ scored, scorer }) => graph[scored]?.some((edge) => edge.to === units + scorer && edge.capacity === 0));
  return { arcs, short: sent === units * each ? [] : reached(graph, source).filter((node) => node < units) };
}

/** The edges of a cheapest path with capacity left (costs may be negative on the way back, so labels are corrected). */
function cheapestPath(graph: readonly (readonly Edge[])[], source: number, sink: number): Edge[] | undefined {
  const cost = graph.map(() => Infinity);
  const via: (readonly [number, Edge] | undefined)[] = graph.map(() => undefined);
  cost[source] = 0;
  const queue = [source];
  const waiting = new Set(queue);
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] as number;
    waiting.delete(node);
    for (const edge of graph[node] ?? []) {
      const next = (cost[node] as number) + edge.cost;
      if (edge.capacity === 0 || next >= (cost[edge.to] as number)) continue;
      cost[edge.to] = next;
      via[edge.to] = [node, edge];
      if (!waiting.has(edge.to)) {
        waiting.add(edge.to);
        queue.push(edge.to);
      }
    }
  }
  if (cost[sink] === Infinity) return undefined;
  const path: Edge[] = [];
  for (let node = sink, step = via[node]; node !== source && step; step = via[node]) {
    path.push(step[1]);
    node = step[0];
  }
  return path;
}

/** What can still be reached from `source`: after a largest flow, the near side of a smallest cut. */
function reached(graph: readonly (readonly Edge[])[], source: number): number[] {
  const seen = new Set([source]);
  for (const node of seen) for (const edge of graph[node] ?? []) if (edge.capacity > 0) seen.add(edge.to);
  return [...seen].sort((a, b) => a - b);
}
