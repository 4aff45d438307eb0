import { join, sql, type Sql } from './database.ts';

/** More words than people type; the rest of a pasted page does not count. */
const mostWords = 8;

/**
 * Each typed word occurs in the folded text, accents or not, in any order: "thong tu 21" finds Thông tư
 * 21/2018/TT-BTNMT. `%`, `_` and the backslash mean themselves.
 * @param folded a column or expression already folded by `platform.f_kd`
 */
export function hasWords(folded: Sql, typed: string): Sql {
  const words = typed.trim().split(/\s+/).filter(Boolean).slice(0, mostWords);
  const like = (word: string) =>
    sql`${folded} like '%' || replace(replace(replace(platform.f_kd(${word}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
  return words.length === 0 ? sql`true` : join(words.map(like), ' and ');
}
