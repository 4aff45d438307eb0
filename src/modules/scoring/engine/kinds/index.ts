import type { Rule, RuleKind } from '../rule-kinds.ts';
import { bands } from './bands.ts';
import { bonusPenalty, perUnit } from './counted.ts';
import { honours, manual } from './given.ts';
import type { Kind } from './kind.ts';
import { lateness } from './lateness.ts';
import { proportional } from './proportional.ts';
import { relative } from './relative.ts';
import { condition, yesNo } from './yes-no.ts';

const kinds: { readonly [K in RuleKind]: Kind<K> } = {
  yes_no: yesNo,
  proportional,
  bands,
  lateness,
  per_unit: perUnit,
  bonus_penalty: bonusPenalty,
  relative_to_leader: relative,
  honours,
  condition,
  manual,
};

/** The kind of a rule, ready to be asked with that rule. */
export const kindOf = <K extends RuleKind>(rule: Rule & { readonly kind: K }): Kind<K> => kinds[rule.kind] as unknown as Kind<K>;
