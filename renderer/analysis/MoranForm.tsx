import { Select } from 'antd';
import { useState } from 'react';
import type { MoranAnalysis } from '../../api/valueAnalyses.ts';
import { useFormats, useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { Field } from './fields.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';
import { VALUE_FIELDS, ValueField } from './ValueField.tsx';
import { NO_VALUE, rowKeys, valueOf } from './valueOf.ts';

const RARER = ['snapMeters', 'permutations', 'falseDiscovery', 'seed'] as const;
type Weights = 'queen' | 'rook' | 'knn' | 'meters' | 'pairs';

/** 空间集聚: does like lie beside like, and where are the clusters of high and of low. */
export function MoranForm() {
  const text = useText();
  const formats = useFormats();
  const pairs = useWorkbench((state) => state.project?.datasets.findLast((dataset) => dataset.role === 'neighbours')?.name ?? null);
  const [value, setValue] = useState(NO_VALUE);
  const [weights, setWeights] = useState<Weights>('queen');
  const [knn, setKnn] = useState<number | null>(null);
  const [kilometers, setKilometers] = useState<number | null>(null);
  const [snapMeters, setSnapMeters] = useState<number | null>(null);
  const [permutations, setPermutations] = useState<number | null>(null);
  const [falseDiscovery, setFalseDiscovery] = useState<number | null>(null);
  const [seed, setSeed] = useState<number | null>(null);
  const of = valueOf(value);
  const neighbours = neighboursOf(weights, knn, kilometers, pairs);
  const touching = weights === 'queen' || weights === 'rook';
  return (
    <AnalysisCard
      kind="moran" fields={[...VALUE_FIELDS, 'weights', ...RARER]} missing={of === null ? text('value.needs') : neighbours === null ? text(weights === 'knn' ? 'moran.needsKnn' : 'moran.needsMeters') : null}
      compose={(id) => (of === null || neighbours === null ? null : {
        id, kind: 'moran', of, ...rowKeys(value), weights: neighbours, ...(touching && snapMeters !== null ? { snapMeters } : {}),
        ...(permutations === null ? {} : { permutations }), ...(falseDiscovery === null ? {} : { falseDiscovery }), ...(seed === null ? {} : { seed }),
      })}
    >
      {(findings) => (
        <>
          <ValueField field="of" label={text('value.of')} value={value} onChange={setValue} findings={findings} />
          <Field wide label={text('moran.weights')} findings={findings['weights']} hint={text(`moran.weights.${weights}.hint`)}>
            {(id, status) => <Select id={id} status={status} value={weights} onChange={setWeights} options={(['queen', 'rook', 'knn', 'meters', ...(pairs === null ? [] : (['pairs'] as const))] as const).map((one) => ({ value: one, label: text(`moran.weights.${one}`) }))} />}
          </Field>
          {weights === 'knn' && <NumberField label={text('moran.knn')} value={knn} onChange={(next) => setKnn(next === null ? null : Math.round(next))} minimum={1} maximum={500} />}
          {weights === 'meters' && <NumberField label={text('moran.meters')} value={kilometers} onChange={setKilometers} minimum={0.001} suffix={text('unit.km')} />}
          <MoreFields
            label={text('more')} wrong={RARER.some((field) => findings[field] !== undefined)}
            said={[text('moran.more.permutations', { count: formats.count(permutations ?? 999), seed: seed ?? 1 }), text('moran.more.falseDiscovery', { rate: falseDiscovery ?? 0.05 })].join(' · ')}
          >
            <NumberField label={text('moran.permutations')} hint={text('moran.permutations.hint')} value={permutations} onChange={setPermutations} minimum={0} maximum={999_999} placeholder="999" findings={findings['permutations']} />
            <NumberField label={text('seed')} hint={text('seed.hint')} value={seed} onChange={setSeed} placeholder="1" findings={findings['seed']} />
            <NumberField label={text('moran.falseDiscovery')} hint={text('moran.falseDiscovery.hint')} value={falseDiscovery} onChange={setFalseDiscovery} minimum={0.000001} maximum={0.5} placeholder="0.05" findings={findings['falseDiscovery']} />
            {touching && <NumberField label={text('moran.snapMeters')} hint={text('moran.snapMeters.hint')} value={snapMeters} onChange={setSnapMeters} minimum={0} maximum={10_000} suffix={text('unit.m')} placeholder={text('moran.snapMeters.none')} findings={findings['snapMeters']} />}
          </MoreFields>
        </>
      )}
    </AnalysisCard>
  );
}

/** Neighbours as a recipe says them; null while the number is missing. */
function neighboursOf(weights: Weights, knn: number | null, kilometers: number | null, pairs: string | null): MoranAnalysis['weights'] | null {
  switch (weights) {
    case 'knn': return knn === null ? null : { knn };
    case 'meters': return kilometers === null ? null : { meters: kilometers * 1000 };
    case 'pairs': return pairs === null ? null : { pairs };
    default: return weights;
  }
}
