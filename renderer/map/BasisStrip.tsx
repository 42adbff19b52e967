import type { RunInfo } from '../../api/contract.ts';
import { basisLine } from '../../api/messages/index.ts';
import { comparedBases } from '../app/comparison.ts';
import { useWorkbench } from '../app/context.ts';

/** What the map rests on, printed on the map itself: model, speed, limits, denominator, year, policy version, invented or not. */
export function BasisStrip({ run }: { run: RunInfo | null }) {
  const language = useWorkbench((state) => state.language);
  if (run === null) return null;
  const line = basisLine(language, run.basis, comparedBases(run));
  return (
    <div className="basis-strip" data-testid="basis">
      <span>{run.analysisId}</span>{line}
    </div>
  );
}
