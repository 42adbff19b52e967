import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

const TOGGLE = '.ant-splitter-bar-collapse-bar';

/**
 * Names the buttons that fold a panel: antd gives them English names and no way to change them, and makes them anew when a panel is
 * measured or folded. Answers the ref of the element that holds the panels.
 */
export function useToggleName(name: string): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const give = () => {
      for (const toggle of frame.current?.querySelectorAll(TOGGLE) ?? []) toggle.setAttribute('aria-label', name);
    };
    const watcher = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof Element && (node.matches(TOGGLE) || node.querySelector(TOGGLE) !== null)))) give();
    });
    give();
    watcher.observe(frame.current!, { childList: true, subtree: true });
    return () => watcher.disconnect();
  }, [name]);
  return frame;
}
