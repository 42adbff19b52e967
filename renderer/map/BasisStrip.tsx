import type { RunInfo } from '../../api/contract.ts';
import { basisLine } from '../../api/messages/messages.ts';
import { useText, useWorkbench } from '../app/context.ts';

/** What the map rests on, printed on the map itself: model, speed, limits, denominator, year, policy version, invented or not. */
export function BasisStrip({ run }: { run: RunInfo | undefined }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  if (run === undefined) return null;
  const line = basisLine(run.basis, language);
  return (
    <div className="basis-strip" data-testid="basis" title={line}>
      <span>{run.analysisId}</span>{text('map.basis')}{line}
    </div>
  );
}
