/** How a criterion or an indicator compares, as the launch document writes it: `>` is strict. */
export type ThresholdOperator = '>' | '>=' | '==' | '<=' | '<';

/**
 * Does a value meet its threshold? Both in whole hundredths, so "trên 90%" refuses 90,00 % and accepts 90,01 %
 * a yes/no criterion counts yes as 100. `null`: a fact is missing, so the answer is unknown (law 5).
 */
export function meetsThreshold(operator: ThresholdOperator, valueHundredths: number | null, thresholdHundredths: number | null): boolean | null {
  if (valueHundredths === null || thresholdHundredths === null) return null;
  switch (operator) {
    case '>':
      return valueHundredths > thresholdHundredths;
    case '>=':
      return valueHundredths >= thresholdHundredths;
    case '==':
      return valueHundredths === thresholdHundredths;
    case '<=':
      return valueHundredths <= thresholdHundredths;
    case '<':
      return valueHundredths < thresholdHundredths;
  }
}

export * from './year-rules.ts';
export * from './movement-rules.ts';
export * from './response-rules.ts';
export * from './criteria-rules.ts';
