import type { Text } from '#platform/text.ts';
import type { Clash } from './assign.ts';

/** What stands against an assignment, in words people can act on. */
export function clashWords(clashes: readonly Clash[], nameOf: (unitId: string) => string): Text {
  const one = (clash: Clash): Text => {
    switch (clash.kind) {
      case 'nobody':
        return { vi: 'mỗi đơn vị phải có ít nhất một đơn vị chấm', en: 'each unit needs at least one scorer' };
      case 'too-few-members':
        return {
          vi: `mỗi đơn vị cần ${clash.each} đơn vị chấm nhưng khối, cụm chỉ có ${clash.members} đơn vị`,
          en: `each unit needs ${clash.each} scorers but the group has ${clash.members} units`,
        };
      case 'relatives': {
        const relatives = clash.relatives.map(nameOf).join(', ');
        return {
          vi: `${nameOf(clash.unitId)} cần ${clash.each} đơn vị chấm nhưng chỉ còn ${clash.possible}, vì không được chấm đơn vị cấp trên, cấp dưới của mình (${relatives})`,
          en: `${nameOf(clash.unitId)} needs ${clash.each} scorers but only ${clash.possible} are left, because a parent or child may not score it (${relatives})`,
        };
      }
    }
  };
  const words = clashes.map(one);
  return { vi: `${words.map((word) => word.vi).join('; ')}.`, en: `${words.map((word) => word.en).join('; ')}.` };
}
