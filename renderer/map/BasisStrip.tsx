import type { Basis, RunInfo } from '../../api/contract.ts';
import { basisLine } from '../../api/messages/index.ts';
import { comparedBases } from '../app/comparison.ts';
import { useText, useWorkbench } from '../app/context.ts';

/** What the map rests on, printed on the map itself: model, speed, limits, denominator, year, policy version, invented or not; with the reach of a place also what that rests on. */
export function BasisStrip({ run, reach }: { run: RunInfo | null; reach: Basis | null }) {
  const language = useWorkbench((state) => state.language);
  const text = useText();
  if (run === null && reach === null) return null;
  return (
    <div className="basis-strip" data-testid="basis">
      {run !== null && <div><span>{run.analysisId}</span>{basisLine(language, run.basis, comparedBases(run))}</div>}
      {reach !== null && <div><span>{text('reach.title')}</span>{basisLine(language, reach)}</div>}
    </div>
  );
}
