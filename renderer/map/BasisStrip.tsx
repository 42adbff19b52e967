import type { Basis, RunInfo } from '../../api/contract.ts';
import { basisLine } from '../../api/messages/index.ts';
import { comparedBases } from '../app/comparison.ts';
import { useText, useWorkbench } from '../app/context.ts';

/** What the map rests on, printed on the map itself: model, speed, limits, denominator, year, policy version, invented or not; of a bivariate map also the run `paired` with it, with the reach of a place also what that rests on. */
export function BasisStrip({ run, paired, reach }: { run: RunInfo | null; paired: RunInfo | null; reach: Basis | null }) {
  const language = useWorkbench((state) => state.language);
  const text = useText();
  if (run === null && reach === null) return null;
  const models = run === null ? [] : comparedBases(run);
  const sameLimit = models.every(({ limitsMinutes }) => limitsMinutes.length > 0 && limitsMinutes.join() === models[0].limitsMinutes.join());
  return (
    <div className="basis-strip" data-testid="basis">
      {run !== null && models.length === 0 && <div><span>{run.analysisId}</span>{basisLine(language, run.basis)}</div>}
      {run !== null && models.length > 0 && <div className="basis-short" title={basisLine(language, run.basis, models)}><span>{run.analysisId}</span>{basisLine(language, run.basis, models.map((one, at) => shortBasis(one, at > 0 && sameLimit)))}</div>}
      {paired !== null && <div className="basis-short" title={basisLine(language, paired.basis)}><span>{paired.analysisId}</span>{basisLine(language, paired.basis)}</div>}
      {reach !== null && <div><span>{text('reach.title')}</span>{basisLine(language, reach)}</div>}
    </div>
  );
}

/** Model, limits and speed: what tells compared models apart at a glance; a limit all share is said once. The whole is in the tooltip and on every exported picture. */
function shortBasis(basis: Basis, limitSaid: boolean): Basis {
  const { limitsMinutes, limitsMeters } = basis;
  return {
    ...basis, profile: null, snap: null, accessSpeedKmh: null, direction: null, neighbours: null, detourFactor: null,
    limitsMinutes: limitSaid ? [] : limitsMinutes, limitsMeters: limitsMinutes.length > 0 ? [] : limitsMeters,
  };
}
