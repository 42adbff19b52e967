/** An operator as it is read: `>=` as ≥. */
export const operatorSign = (operator: string): string => operator.replace('>=', '≥').replace('<=', '≤');
