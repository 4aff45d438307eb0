import { seedId } from '#platform/ids.ts';
import { demoUnits } from '../demo/accounts.ts';

/** Tail of a unit's seed id and of its logins: `cuc-vt` for `org-cuc-vt`, `canbo.cuc-vt`, `lanhdao.cuc-vt`. */
export type Tail = string;

export const unitId = (tail: Tail): string => seedId(`org-${tail}`);
export const officer = (tail: Tail): string => `canbo.${tail}`;
export const leader = (tail: Tail): string => `lanhdao.${tail}`;

/** As the lines of the story call a unit. */
export const called = (tail: Tail): string => demoUnits[`org-${tail}`] ?? tail;

export const block3 = ['tcmt', 'tcbhd', 'tcdcks', 'tckttv', 'tcqldd'] as const;
export const cluster1 = [
  'so-hanoi',
  'so-bacninh',
  'so-haiphong',
  'so-vinhphuc',
  'so-hungyen',
  'so-haiduong',
  'so-ninhbinh',
  'so-hanam',
  'so-thaibinh',
  'so-namdinh',
] as const;
export const block4 = ['cuc-tnn', 'cuc-ddbd', 'cuc-vt', 'cuc-cntt', 'cuc-bdkh', 'tt-qhdt-tnn'] as const;
