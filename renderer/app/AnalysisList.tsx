import { Collapse } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { AccessibilityForm } from '../analysis/AccessibilityForm.tsx';
import { ComparisonForm } from '../analysis/ComparisonForm.tsx';
import { CompositeForm } from '../analysis/CompositeForm.tsx';
import { ConvergenceForm } from '../analysis/ConvergenceForm.tsx';
import { CoverageForm } from '../analysis/CoverageForm.tsx';
import { DisparityForm } from '../analysis/DisparityForm.tsx';
import { EquityForm } from '../analysis/EquityForm.tsx';
import { GapsForm } from '../analysis/GapsForm.tsx';
import { MoranForm } from '../analysis/MoranForm.tsx';
import { OdForm } from '../analysis/OdForm.tsx';
import { OverviewForm } from '../analysis/OverviewForm.tsx';
import { ProgressForm } from '../analysis/ProgressForm.tsx';
import { RulesForm } from '../analysis/RulesForm.tsx';
import { SensitivityForm } from '../analysis/SensitivityForm.tsx';
import { SitingForm } from '../analysis/SitingForm.tsx';
import { useText, useWorkbench } from './context.ts';
import { GroupHead } from './GroupHead.tsx';
import { groupOfKind, KIND_GROUP_NAMES, KIND_GROUPS } from './workbench.ts';
import type { Kind, KindGroup } from './workbench.ts';

const FORMS: Record<Kind, () => ReactNode> = {
  coverage: CoverageForm, accessibility: AccessibilityForm, comparison: ComparisonForm, sensitivity: SensitivityForm, od: OdForm,
  overview: OverviewForm, gaps: GapsForm, disparity: DisparityForm, rules: RulesForm, equity: EquityForm, moran: MoranForm, convergence: ConvergenceForm, progress: ProgressForm, composite: CompositeForm,
  siting: SitingForm,
};

/** The analyses in three groups; the group of the result on the screen is unfolded, others on a click. One form is open at a time. */
export function AnalysisList() {
  const current = useWorkbench((state) => groupOfKind(state.kind));
  const [unfolded, setUnfolded] = useState<Partial<Record<KindGroup, boolean>>>({});
  // Not antd's accordion, which would call its headers tabs.
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="analyses">
      {KIND_GROUP_NAMES.map((group) => {
        const shown = unfolded[group] ?? group === current;
        return <AnalysisGroup key={group} group={group} shown={shown} open={open} onFold={() => setUnfolded({ ...unfolded, [group]: !shown })} onOpen={setOpen} />;
      })}
    </div>
  );
}

interface AnalysisGroupProps {
  group: KindGroup;
  shown: boolean;
  open: string | null;
  onFold: () => void;
  onOpen: (kind: string | null) => void;
}

function AnalysisGroup({ group, shown, open, onFold, onOpen }: AnalysisGroupProps) {
  const text = useText();
  const id = useId();
  const kinds: readonly Kind[] = KIND_GROUPS[group];
  // A group of one would say its name twice.
  const alone = kinds.length === 1;
  return (
    <section className="analysis-group">
      {!alone && <GroupHead group={group} open={shown} controls={id} note={shown ? '' : text(`group.${group}.question`)} onToggle={onFold} />}
      {(shown || alone) && (
        <div id={id}><Collapse
          activeKey={open ?? []} onChange={(keys) => onOpen([keys].flat().filter((key) => key !== open).at(-1) ?? null)} ghost size="small"
          items={kinds.map((kind) => {
            const Form = FORMS[kind];
            return { key: kind, label: <AnalysisLabel kind={kind} />, children: <Form /> };
          })}
        /></div>
      )}
    </section>
  );
}

function AnalysisLabel({ kind }: { kind: Kind }) {
  const text = useText();
  const question = text(`kind.${kind}.question`);
  return <span className="analysis-label" title={question}><b>{text(`kind.${kind}`)}</b><small>{question}</small></span>;
}
