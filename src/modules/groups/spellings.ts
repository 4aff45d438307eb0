const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/**
 * Every way people write a group's number: "Cụm 1", "Cụm số I", "Cụm thi đua số 1". Accents and case are
 * folded by the search itself.
 */
export function spellings(kind: 'block' | 'cluster' | 'inner', number: number | null, name: string): readonly string[] {
  if (kind === 'inner' || number === null) return [name];
  const word = kind === 'block' ? 'Khối' : 'Cụm';
  const numbers = [String(number), romans[number] ?? String(number)];
  return [
    name,
    ...numbers.flatMap((written) => [`${word} ${written}`, `${word} số ${written}`, `${word} thi đua ${written}`, `${word} thi đua số ${written}`]),
  ];
}
