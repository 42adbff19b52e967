import type { RunInfo } from '../../api/contract.ts';
import { useNames, useText } from './context.ts';

/** The tagged units a run counts apart, in words: poor counties unless it names another tag. */
export function useTagName(): (run: RunInfo) => string {
  const text = useText();
  const names = useNames();
  return ({ analysis }) => (typeof analysis['tag'] === 'string' && analysis['tag'] !== 'poor' ? names(analysis['tag']) : text('tag.poorCounties'));
}
