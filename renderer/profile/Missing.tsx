import type { ReactNode } from 'react';
import { useText } from '../app/context.ts';

/** What the document does not print, or could not be read from it: seen as a gap, never filled. */
export function Missing() {
  const text = useText();
  return <span className="profile-missing">{text('profile.missing')}</span>;
}

export function OrMissing({ children }: { children: ReactNode }) {
  return children === null || children === undefined || children === '' ? <Missing /> : children;
}
