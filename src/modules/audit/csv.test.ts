import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

/** Reads one line back as RFC 4180 says. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < line.length - 2) {
    if (line[at] === '"') {
      let text = '';
      at += 1;
      for (; !(line[at] === '"' && line[at + 1] !== '"'); at += line[at] === '"' ? 2 : 1) text += line[at];
      cells.push(text);
      at += 2;
    } else {
      const next = line.slice(at).search(/,|\r\n$/);
      cells.push(line.slice(at, at + next));
      at += next + 1;
    }
  }
  return cells;
}

test('what a spreadsheet would run as a formula is text', () => {
  expect(csvLine(['=1+1', '+84', '-5', '@x', 'a=b', -5])).toBe("'=1+1,'+84,'-5,'@x,a=b,-5\r\n");
});

test('quotes, commas and line breaks come back as typed', () => {
  expect(csvLine(['a,b', 'nói "được"', 'hai\ndòng', null, undefined, ''])).toBe('"a,b","nói ""được""","hai\ndòng",,,\r\n');
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1 }).map((text) => `x${text}`),
        { minLength: 1, maxLength: 5 },
      ),
      (cells) => {
        expect(readLine(csvLine(cells))).toEqual(cells);
      },
    ),
  );
});
