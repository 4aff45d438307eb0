/** Lower case without accents, for finding: `Cụm Thi đua số 1` → `cum thi dua so 1`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}
