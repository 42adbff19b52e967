import { AnalysisList } from './AnalysisList.tsx';
import { useText, useWorkbench } from './context.ts';
import { DataSection } from './DataSection.tsx';
import { JobStrip } from './JobStrip.tsx';
import { RunSection } from './RunSection.tsx';

/** Data, analyses and results, one below the other; running jobs stay in view at the foot. */
export function LeftPanel() {
  const text = useText();
  // Another project has other types, indicators and years: the forms begin anew with it.
  const path = useWorkbench((state) => state.project?.path);
  return (
    <nav className="left-pane" aria-label={text('left.label')}>
      <div className="left-scroll">
        <h2>{text('left.data')}</h2>
        <DataSection />
        <h2>{text('left.analyses')}</h2>
        <AnalysisList key={path} />
        <h2>{text('left.results')}</h2>
        <RunSection />
      </div>
      <JobStrip />
    </nav>
  );
}
