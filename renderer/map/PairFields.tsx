import { BgColorsOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { useLimitName } from '../app/limitName.ts';
import type { Screen } from '../app/screen.ts';
import { useTypeName } from '../app/typeName.ts';
import { PAIR_AXES } from './painted.ts';
import type { PaintedPair } from './painted.ts';

/** The other half of a bivariate map: which coverage run, facility type and limit the attainment is paired with. */
export function PairedCoverage({ coverage }: Pick<Screen, 'coverage'>) {
  const text = useText();
  const { store } = useBench();
  const runs = useWorkbench((state) => state.project?.runs);
  const limitName = useLimitName();
  const typeName = useTypeName();
  if (coverage === null) return <span className="toolbar-note">{text('bivariate.none')}</span>;
  const others = (runs ?? []).filter((run) => run.kind === 'coverage');
  return (
    <>
      <Select size="small" value={coverage.run.id} onChange={(value) => store.set((state) => ({ shown: { ...state.shown, coverage: value } }))} popupMatchSelectWidth={false} aria-label={text('bivariate.coverage')} options={others.map((run) => ({ value: run.id, label: run.analysisId }))} />
      {coverage.types.length > 1 && <Select size="small" value={coverage.type} onChange={(value) => store.set({ facilityType: value })} popupMatchSelectWidth={false} aria-label={text('map.facilityType')} options={coverage.types.map((value) => ({ value, label: typeName(value, coverage.run) }))} />}
      {coverage.limits.length > 1 && <Select size="small" value={coverage.limitIndex} onChange={(value) => store.set({ limit: value })} popupMatchSelectWidth={false} aria-label={text('map.limit')} options={coverage.limits.map((limit, value) => ({ value, label: limitName(limit) }))} />}
    </>
  );
}

interface PairBreaksProps {
  painted: PaintedPair;
  names: { x: string; y: string };
}

/** Breaks of a bivariate map: terciles, or two by hand on each axis (both are shares, written in per cent). */
export function PairBreaks({ painted, names }: PairBreaksProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const { breaks, own } = painted;
  const written = (values: readonly number[]) => values.map((value) => formats.figure(value * 100)).join(', ');
  const [typed, setTyped] = useState<{ x?: string; y?: string }>({});
  const parsed = (axis: 'x' | 'y') => (typed[axis] ?? written(breaks[axis])).split(/[,，;；\s]+/).filter((part) => part !== '').map((part) => Number(part) / 100);
  const wrong = (axis: 'x' | 'y') => parsed(axis).length !== 2 || !(parsed(axis)[0] <= parsed(axis)[1]);
  const put = (x: number[], y: number[], method: 'manual' | 'quantile') => store.set((state) => ({ classes: { ...state.classes, [PAIR_AXES.x]: { method, count: 3, breaks: x }, [PAIR_AXES.y]: { method, count: 3, breaks: y } } }));
  const commit = () => {
    if (wrong('x') || wrong('y')) return;
    put(parsed('x'), parsed('y'), 'manual');
    setTyped({});
  };
  const content = (
    <div className="class-editor">
      <Segmented
        block size="small" value={own ? 'own' : 'terciles'} aria-label={text('bivariate.breaks')} options={(['terciles', 'own'] as const).map((value) => ({ value, label: text(`bivariate.${value}`) }))}
        onChange={(value) => {
          setTyped({});
          put(breaks.x, breaks.y, value === 'own' ? 'manual' : 'quantile');
        }}
      />
      {own && (['x', 'y'] as const).map((axis) => (
        <label className="class-row" key={axis}>
          {names[axis]}（%）
          <Input size="small" status={wrong(axis) ? 'error' : ''} value={typed[axis] ?? written(breaks[axis])} onChange={(event) => setTyped({ ...typed, [axis]: event.target.value })} onBlur={commit} onPressEnter={commit} />
        </label>
      ))}
      <div className="field-hint">{text(own && (wrong('x') || wrong('y')) ? 'bivariate.wrong' : 'classes.hint')}</div>
    </div>
  );
  return <Popover trigger="click" placement="bottomLeft" content={content} title={text('bivariate.breaks')}><Button size="small" icon={<BgColorsOutlined aria-hidden />}>{text(own ? 'bivariate.own' : 'bivariate.terciles')}</Button></Popover>;
}
