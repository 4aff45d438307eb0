type Path = (string | number)[];

/** An object or list that is open at this point of the text; `at` is the key or index that is being read. */
interface Open {
  readonly keys: Set<string> | null;
  at: string | number;
  /** The next string of an object is a key. */
  key: boolean;
}

/** Index of the quotation mark that ends the string begun at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') return at;
    if (sign === '\\') at += 1;
  }
  return text.length;
}

function readKey(text: string, from: number, to: number): string {
  const typed = text.slice(from + 1, to);
  return typed.includes('\\') ? (JSON.parse(`"${typed}"`) as string) : typed;
}

/**
 * Where a key stands a second time in one object of a JSON text, at most `most` paths. `JSON.parse` keeps the last one and says
 * nothing, so a figure written twice would silently be the second. `text` must already have been parsed; without recursion.
 */
export function repeatedKeys(text: string, most: number): Path[] {
  const open: Open[] = [];
  const found: Path[] = [];
  for (let at = 0; at < text.length && found.length < most; at += 1) {
    const sign = text[at];
    const inside = open.at(-1);
    if (sign === '{') open.push({ keys: new Set(), at: '', key: true });
    else if (sign === '[') open.push({ keys: null, at: 0, key: false });
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && inside) {
      if (typeof inside.at === 'number') inside.at += 1;
      else inside.key = true;
    } else if (sign === '"') {
      const end = endOfString(text, at);
      if (inside?.key && inside.keys) {
        inside.at = readKey(text, at, end);
        inside.key = false;
        if (inside.keys.has(inside.at)) found.push(open.map((one) => one.at));
        inside.keys.add(inside.at);
      }
      at = end;
    }
  }
  return found;
}
