import type { RunInfo } from '../../api/contract.ts';
import { useFormats } from './context.ts';

/** How the values of a disparity are written: shares of people where they come from a coverage, else figures. */
export function useDisparityWritten(): (run: RunInfo) => (value: number) => string {
  const formats = useFormats();
  return ({ analysis }) => (isShare(analysis) ? formats.share : formats.figure);
}

export const isShare = (analysis: RunInfo['analysis']): boolean => analysis['coverage'] !== undefined;
