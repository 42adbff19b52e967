/** Versions of what is being changed. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** Place of the last change: typing on in one field is one step. Null: a step of its own. */
  place: string | null;
}

export const begun = <T>(now: T): History<T> => ({ past: [], now, future: [], place: null });

export function changed<T>(history: History<T>, now: T, place: string | null): History<T> {
  const goesOn = place !== null && place === history.place && history.past.length > 0;
  return { past: goesOn ? history.past : [...history.past, history.now], now, future: [], place };
}

export function undone<T>({ past, now, future }: History<T>): History<T> {
  return past.length === 0 ? { past, now, future, place: null } : { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future], place: null };
}

export function redone<T>({ past, now, future }: History<T>): History<T> {
  return future.length === 0 ? { past, now, future, place: null } : { past: [...past, now], now: future[0], future: future.slice(1), place: null };
}
