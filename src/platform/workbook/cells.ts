/** Addresses of cells, as Excel writes them. Rows count from 1, columns from 0. */

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** Row 5, column 3 → `D5`. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;
