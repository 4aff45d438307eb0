import type { Citation, Instrument, Mark } from './files.ts';
import type { Library } from './load.ts';

const kindWords = { law: 'Luật', decree: 'Nghị định', circular: 'Thông tư', letter: 'Công văn' } as const;

/**
 * `khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP; Điều 23 Luật 06/2022/QH15`: what an officer can look up. Whether the
 * wording was read is the mark of the rule, not said here: an article may be read in a paper that does not give its number.
 */
export function basisWords(instruments: ReadonlyMap<string, Instrument>, basis: readonly Citation[]): string {
  return basis
    .map(({ instrument: code, article, note }) => {
      const instrument = instruments.get(code);
      const name = instrument ? `${kindWords[instrument.kind]} ${instrument.number}` : code;
      return `${article === null ? `${name} (chưa ghi số điều)` : `${article} ${name}`}${note ? ` (${note.vi})` : ''}`;
    })
    .join('; ');
}

/** `Luật 06/2022/QH15; Nghị định 98/2023/NĐ-CP`: whole instruments, without an article. */
export const instrumentNames = (instruments: readonly Instrument[]): string =>
  instruments.map(({ kind, number }) => `${kindWords[kind]} ${number}`).join('; ');

/** A source with the mark of a rule whose wording was not read: “…, cần đối chiếu”. */
export const markedSource = ({ source, confidence }: { readonly source: string; readonly confidence: Mark }): string =>
  confidence === 'V' ? source : `${source}, cần đối chiếu`;

/** The words of a basis by the instruments of one library, each citation once. */
export function basisOf(library: Library, basis: readonly Citation[]): string {
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  return [...new Set(basis.map((one) => basisWords(instruments, [one])))].join('; ');
}
