import { Collapse } from 'antd';
import { AccessibilityForm } from '../analysis/AccessibilityForm.tsx';
import { ComparisonForm } from '../analysis/ComparisonForm.tsx';
import { CoverageForm } from '../analysis/CoverageForm.tsx';
import { GapsForm } from '../analysis/GapsForm.tsx';
import { OdForm } from '../analysis/OdForm.tsx';
import { SensitivityForm } from '../analysis/SensitivityForm.tsx';
import { SitingForm } from '../analysis/SitingForm.tsx';
import { useState } from 'react';
import { useText, useWorkbench } from './context.ts';
import { DataSection } from './DataSection.tsx';
import { JobStrip } from './JobStrip.tsx';
import { RunSection } from './RunSection.tsx';
import type { Kind } from './workbench.ts';

/** Data, analyses and results, one below the other; running jobs stay in view at the foot. */
export function LeftPanel() {
  const text = useText();
  // Another project has other types, indicators and years: the forms begin anew with it.
  const path = useWorkbench((state) => state.project?.path);
  // One form at a time; not antd's accordion, which would call its headers tabs.
  const [open, setOpen] = useState<string[]>([]);
  return (
    <nav className="left-pane" aria-label={text('left.label')}>
      <div className="left-scroll">
        <h2>{text('left.data')}</h2>
        <DataSection />
        <h2>{text('left.analyses')}</h2>
        <Collapse
          key={path} activeKey={open} onChange={(keys) => setOpen([keys].flat().slice(-1))} ghost size="small" className="analyses"
          items={[
            { key: 'coverage', label: <AnalysisLabel kind="coverage" />, children: <CoverageForm /> },
            { key: 'accessibility', label: <AnalysisLabel kind="accessibility" />, children: <AccessibilityForm /> },
            { key: 'comparison', label: <AnalysisLabel kind="comparison" />, children: <ComparisonForm /> },
            { key: 'sensitivity', label: <AnalysisLabel kind="sensitivity" />, children: <SensitivityForm /> },
            { key: 'od', label: <AnalysisLabel kind="od" />, children: <OdForm /> },
            { key: 'gaps', label: <AnalysisLabel kind="gaps" />, children: <GapsForm /> },
            { key: 'siting', label: <AnalysisLabel kind="siting" />, children: <SitingForm /> },
          ]}
        />
        <h2>{text('left.results')}</h2>
        <RunSection />
      </div>
      <JobStrip />
    </nav>
  );
}

function AnalysisLabel({ kind }: { kind: Kind }) {
  const text = useText();
  return <span className="analysis-label"><b>{text(`kind.${kind}`)}</b><small>{text(`kind.${kind}.question`)}</small></span>;
}
