const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
/** Names of the groups of three digits below a billion. */
const groups = ['', 'nghìn', 'triệu'] as const;

const digit = (value: number) => digits[value] ?? '';

/** Three digits; `full` says the leading hundreds too, as inside a longer number: 5 → "không trăm linh năm". */
function threeDigits(value: number, full: boolean): string {
  const [hundreds, tens, ones] = [Math.trunc(value / 100), Math.trunc(value / 10) % 10, value % 10];
  const words: string[] = [];
  if (hundreds > 0 || full) words.push(`${digit(hundreds)} trăm`);
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(`${digit(tens)} mươi`);
  if (ones > 0) {
    if (ones === 1 && tens > 1) words.push('mốt');
    else if (ones === 5 && tens > 0) words.push('lăm');
    else words.push(digit(ones));
  }
  return words.join(' ');
}

/** Below a billion, in groups of three. */
function belowBillion(value: number, full: boolean): string {
  const parts: string[] = [];
  for (let at = 2; at >= 0; at -= 1) {
    const group = Math.trunc(value / 1000 ** at) % 1000;
    if (group > 0) parts.push(`${threeDigits(group, full || parts.length > 0)} ${groups[at]}`.trim());
  }
  return parts.join(' ');
}

/**
 * A whole number in Vietnamese words: 1 234 005 → "một triệu hai trăm ba mươi bốn nghìn không trăm linh năm".
 * @throws RangeError for fractions and for more than 9 007 199 254 740 991 either way
 */
export function numberInWords(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  if (value === 0) return digits[0];
  if (value < 0) return `âm ${numberInWords(-value)}`;
  const billion = 1_000_000_000;
  const [above, below] = [Math.trunc(value / billion), value % billion];
  const words = above > 0 ? [`${numberInWords(above)} tỷ`] : [];
  if (below > 0) words.push(belowBillion(below, above > 0));
  return words.join(' ');
}

/** Số tiền bằng chữ: 710000 → "Bảy trăm mười nghìn đồng". */
export function moneyInWords(dong: number): string {
  const words = `${numberInWords(dong)} đồng`;
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** 710000 → "710.000 đ"; `null` is unknown and says so. */
export function showMoney(dong: number | null, lang: 'vi' | 'en' = 'vi'): string {
  if (dong === null) return lang === 'vi' ? 'chưa tính được' : 'unknown';
  return `${dong.toString().replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'vi' ? '.' : ',')} đ`;
}
