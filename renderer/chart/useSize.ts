import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Size of an element in whole pixels, following it; [0, 0] until it has been laid out. */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, number, number] {
  const element = useRef<E>(null);
  const [size, setSize] = useState<[number, number]>([0, 0]);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setSize([Math.floor(entry.contentRect.width), Math.floor(entry.contentRect.height)]));
    watcher.observe(element.current!);
    return () => watcher.disconnect();
  }, []);
  return [element, size[0], size[1]];
}
