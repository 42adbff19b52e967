/** Orders numbers with missing ones always last, whichever way the column is sorted. */
export function byNumber<T>(of: (row: T) => number) {
  return (a: T, b: T, order?: 'ascend' | 'descend' | null): number => {
    const [left, right] = [of(a), of(b)];
    if (Number.isNaN(left) || Number.isNaN(right)) {
      const last = order === 'descend' ? -1 : 1;
      return Number.isNaN(left) && Number.isNaN(right) ? 0 : Number.isNaN(left) ? last : -last;
    }
    return left - right;
  };
}

export function byText<T>(of: (row: T) => string) {
  return (a: T, b: T): number => of(a).localeCompare(of(b), 'zh-CN');
}
