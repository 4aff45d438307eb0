import { readDecimal } from '../engine/decimal.ts';
import type { Ends } from '../engine/ends.ts';

/** Reads stretches of values as tables write them: `trên 95`, `từ 75 đến 95`, `từ 50 đến dưới 75`, `dưới 50`. */

const number = String.raw`([-−–]?\d+(?:[.,]\d+)*)\s*%?`;
const patterns: readonly { readonly of: RegExp; readonly ends: (a: string, b: string) => Ends }[] = [
  { of: /^(?:mọi giá trị|còn lại|any value)$/, ends: () => ({ from: null, fromIncluded: true, to: null, toIncluded: false }) },
  {
    of: new RegExp(`^(?:từ|from|>=|≥)?\\s*${number}\\s*(?:trở lên|and above)$`),
    ends: (a) => ({ from: a, fromIncluded: true, to: null, toIncluded: false }),
  },
  { of: new RegExp(`^${number}\\s*trở xuống$`), ends: (a) => ({ from: null, fromIncluded: true, to: a, toIncluded: true }) },
  {
    of: new RegExp(`^(?:trên|above|hơn|>)\\s*${number}\\s*(?:đến|to|-|–)\\s*(?:dưới|below|<)\\s*${number}$`),
    ends: (a, b) => ({ from: a, fromIncluded: false, to: b, toIncluded: false }),
  },
  {
    of: new RegExp(`^(?:trên|above|hơn|>)\\s*${number}\\s*(?:đến|to|-|–)\\s*${number}$`),
    ends: (a, b) => ({ from: a, fromIncluded: false, to: b, toIncluded: true }),
  },
  {
    of: new RegExp(`^(?:từ|from)?\\s*${number}\\s*(?:đến|to|-|–)\\s*(?:dưới|below|<)\\s*${number}$`),
    ends: (a, b) => ({ from: a, fromIncluded: true, to: b, toIncluded: false }),
  },
  {
    of: new RegExp(`^(?:từ|from)?\\s*${number}\\s*(?:đến|to|-|–)\\s*${number}$`),
    ends: (a, b) => ({ from: a, fromIncluded: true, to: b, toIncluded: true }),
  },
  { of: new RegExp(`^(?:trên|above|hơn|>)\\s*${number}$`), ends: (a) => ({ from: a, fromIncluded: false, to: null, toIncluded: false }) },
  { of: new RegExp(`^(?:từ|from|>=|≥)\\s*${number}$`), ends: (a) => ({ from: a, fromIncluded: true, to: null, toIncluded: false }) },
  { of: new RegExp(`^(?:dưới|below|<)\\s*${number}$`), ends: (a) => ({ from: null, fromIncluded: true, to: a, toIncluded: false }) },
  { of: new RegExp(`^(?:đến|không quá|up to|<=|≤)\\s*${number}$`), ends: (a) => ({ from: null, fromIncluded: true, to: a, toIncluded: true }) },
];

/** Reads a stretch; `null` when it is none, or when one of its numbers is not one number beyond doubt. */
export function readEnds(typed: string): Ends | null {
  const text = typed.normalize('NFC').trim().toLocaleLowerCase('vi').replace(/\s+/g, ' ');
  for (const { of, ends } of patterns) {
    const match = of.exec(text);
    if (!match) continue;
    const [a, b] = [match[1], match[2]].map((one) => (one === undefined ? '' : readDecimal(one)));
    const plain = (reading: typeof a): string | null => (reading === '' || reading === undefined ? '' : reading.ok ? reading.text : null);
    const [low, high] = [plain(a), plain(b)];
    return low === null || high === null ? null : ends(low, high);
  }
  return null;
}
