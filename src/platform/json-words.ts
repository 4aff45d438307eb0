import type { Text } from './text.ts';

/** Where the text of a file stops being JSON; the reader says it in English only, with the place in brackets. */
export function jsonWords(message: string): Text {
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place) return { vi: `dòng ${place[1]}, cột ${place[2]}`, en: message };
  return { vi: message.startsWith('Unexpected end') ? 'tệp hết giữa chừng' : message, en: message };
}
