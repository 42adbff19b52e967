import { useState } from 'react';
import { useText } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';
import { GroupsField, WeightField } from './UnitSelects.tsx';
import { VALUE_FIELDS, ValueField } from './ValueField.tsx';
import { NO_VALUE, rowKeys, valueOf } from './valueOf.ts';

const RARER = ['rankBy', 'atkinsonEpsilon', 'bootstrap', 'confidence', 'seed'] as const;

/** 均等程度: Gini, Theil and their kin of one value, and how much of it lies between groups. */
export function EquityForm() {
  const text = useText();
  const [value, setValue] = useState(NO_VALUE);
  const [weight, setWeight] = useState('none');
  const [groups, setGroups] = useState<string[]>([]);
  const [rankBy, setRankBy] = useState(NO_VALUE);
  const [epsilon, setEpsilon] = useState<number | null>(null);
  const [bootstrap, setBootstrap] = useState<number | null>(null);
  const [confidence, setConfidence] = useState<number | null>(null);
  const [seed, setSeed] = useState<number | null>(null);
  const of = valueOf(value);
  const order = valueOf(rankBy);
  return (
    <AnalysisCard
      kind="equity" fields={[...VALUE_FIELDS, 'weight', 'groups', ...RARER]} missing={of === null ? text('value.needs') : null}
      compose={(id) => (of === null ? null : {
        id, kind: 'equity', of, ...rowKeys(value), ...(weight === 'none' ? {} : { weight }), ...(groups.length === 0 ? {} : { groups }), ...(order === null ? {} : { rankBy: order }),
        ...(epsilon === null ? {} : { atkinsonEpsilon: epsilon }), ...(bootstrap === null ? {} : { bootstrap }), ...(confidence === null ? {} : { confidence: confidence / 100 }), ...(seed === null ? {} : { seed }),
      })}
    >
      {(findings) => (
        <>
          <ValueField field="of" label={text('value.of')} value={value} onChange={setValue} findings={findings} />
          <WeightField wide label={text('equity.weight')} hint={text(weight === 'none' ? 'equity.weight.none' : 'equity.weight.some')} value={weight} onChange={setWeight} findings={findings['weight']} />
          <GroupsField label={text('equity.groups')} hint={text('equity.groups.hint')} value={groups} onChange={setGroups} findings={findings['groups']} />
          <MoreFields
            label={text('more')} wrong={RARER.some((field) => findings[field] !== undefined)}
            said={[text('equity.more.bootstrap', { count: bootstrap ?? 999, confidence: confidence ?? 95 }), text('equity.more.epsilon', { epsilon: epsilon ?? 0.5 }), ...(order === null ? [] : [text('equity.more.rankBy')])].join(' · ')}
          >
            <ValueField field="rankBy" label={text('equity.rankBy')} hint={text('equity.rankBy.hint')} value={rankBy} onChange={setRankBy} findings={findings} plain />
            <NumberField label={text('equity.bootstrap')} hint={text('equity.bootstrap.hint')} value={bootstrap} onChange={setBootstrap} minimum={0} maximum={100_000} placeholder="999" findings={findings['bootstrap']} />
            <NumberField label={text('equity.confidence')} value={confidence} onChange={setConfidence} minimum={50} maximum={99.9} suffix="%" placeholder="95" findings={findings['confidence']} />
            <NumberField label={text('equity.epsilon')} hint={text('equity.epsilon.hint')} value={epsilon} onChange={setEpsilon} minimum={0.000001} maximum={10} placeholder="0.5" findings={findings['atkinsonEpsilon']} />
            <NumberField label={text('seed')} hint={text('seed.hint')} value={seed} onChange={setSeed} placeholder="1" findings={findings['seed']} />
          </MoreFields>
        </>
      )}
    </AnalysisCard>
  );
}
