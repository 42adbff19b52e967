import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { compositeOf, namedParts, newPart } from './composite.ts';
import type { CompositeForm as Form, PartForm } from './composite.ts';
import { CompositePart } from './CompositePart.tsx';
import { Field } from './fields.tsx';
import { indicatorsIn } from './indicators.ts';
import { JudgementTable } from './JudgementTable.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';

const WEIGHTINGS = ['equal', 'equal-by-area', 'entropy', 'own', 'ahp'] as const;
const NORMALISATIONS = ['min-max', 'z-score', 'rank', 'goalposts'] as const;

/** 综合指数: several values of each unit made one, under weights that are seen, and how ranks move under others. */
export function CompositeForm() {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const project = useWorkbench((state) => state.project);
  const areas = useMemo(() => [...new Set(indicatorsIn(project).map(({ area }) => area))].filter((area) => area !== ''), [project]);
  const [form, setForm] = useState<Form>({ parts: [newPart(1), newPart(2)], weighting: 'equal', judgements: {}, normalisation: 'min-max', missing: 'drop', samples: null, seed: null });
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const parts = namedParts(form);
  const change = (key: number, part: PartForm) => set({ parts: form.parts.map((one) => (one.key === key ? part : one)) });
  const missing = parts.length < 2 ? text('composite.needsTwo')
    : form.weighting === 'own' && parts.some(({ weight }) => weight === null) ? text('composite.needsWeights')
    : form.normalisation === 'goalposts' && parts.some(({ best, worst }) => best === null || worst === null) ? text('composite.needsPosts') : null;
  const partName = ({ value }: PartForm) => (value.from === 'run' ? `${value.run} · ${value.runColumn}` : names(value.column ?? ''));
  return (
    <AnalysisCard kind="composite" fields={['indicators', 'weights', 'normalisation', 'missing', 'samples', 'seed']} missing={missing} compose={(id) => ({ id, ...compositeOf(form) })}>
      {(findings) => (
        <>
          <Field wide label={text('gaps.indicators')} findings={findings['indicators']}>
            {() => (
              <ol className="composite-parts">
                {form.parts.map((part, index) => (
                  <CompositePart key={part.key} part={part} index={index} areas={areas} weighed={form.weighting === 'own'} posted={form.normalisation === 'goalposts'} onChange={(next) => change(part.key, next)} onRemove={form.parts.length <= 2 ? null : () => set({ parts: form.parts.filter(({ key }) => key !== part.key) })} />
                ))}
              </ol>
            )}
          </Field>
          <Button className="field-wide" size="small" type="dashed" icon={<PlusOutlined aria-hidden />} disabled={form.parts.length >= 60} onClick={() => set({ parts: [...form.parts, newPart(Math.max(...form.parts.map(({ key }) => key)) + 1)] })}>{text('composite.add')}</Button>
          <Field wide label={text('composite.weights')} findings={findings['weights']} hint={text(`composite.weights.${form.weighting}.hint`)}>
            {(id, status) => <Select id={id} status={status} value={form.weighting} onChange={(weighting) => set({ weighting })} options={WEIGHTINGS.map((value) => ({ value, label: text(`composite.weights.${value}`) }))} />}
          </Field>
          {form.weighting === 'ahp' && <JudgementTable parts={parts} nameOf={partName} judgements={form.judgements} onChange={(judgements) => set({ judgements })} />}
          <Field wide label={text('composite.normalisation')} findings={findings['normalisation']} hint={text(`composite.normalisation.${form.normalisation}.hint`)}>
            {(id, status) => <Select id={id} status={status} value={form.normalisation} onChange={(normalisation) => set({ normalisation })} options={NORMALISATIONS.map((value) => ({ value, label: text(`composite.normalisation.${value}`) }))} />}
          </Field>
          <Field wide label={text('composite.missing')} findings={findings['missing']}>
            {(id, status) => <Select id={id} status={status} value={form.missing} onChange={(next) => set({ missing: next })} options={(['drop', 'available'] as const).map((value) => ({ value, label: text(`composite.missing.${value}`) }))} />}
          </Field>
          <MoreFields label={text('more')} said={text('composite.more', { samples: formats.count(form.samples ?? 999), seed: form.seed ?? 1 })} wrong={findings['samples'] !== undefined || findings['seed'] !== undefined}>
            <NumberField label={text('composite.samples')} hint={text('composite.samples.hint')} value={form.samples} onChange={(samples) => set({ samples })} minimum={0} maximum={100_000} placeholder="999" findings={findings['samples']} />
            <NumberField label={text('seed')} hint={text('seed.hint')} value={form.seed} onChange={(seed) => set({ seed })} placeholder="1" findings={findings['seed']} />
          </MoreFields>
        </>
      )}
    </AnalysisCard>
  );
}
