import { useMemo } from 'react';

/** A figure of geo/figure in the page. The string is ours and its texts are escaped where it is made. */
export function Figure({ draw, className = 'figure' }: { draw: () => string; className?: string }) {
  const svg = useMemo(() => draw(), [draw]);
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
