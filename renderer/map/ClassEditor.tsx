import { BgColorsOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useBench, useText } from '../app/context.ts';
import type { Formats } from '../app/format.ts';
import type { ClassChoice } from '../app/workbench.ts';
import type { MappedNumbers, PaintedNumbers } from './painted.ts';

interface ClassEditorProps {
  mapped: MappedNumbers;
  painted: PaintedNumbers;
  formats: Formats;
}

/** Classification of the mapped variable: equal counts, equal intervals, or breaks written by hand. */
export function ClassEditor({ mapped, painted, formats }: ClassEditorProps) {
  const text = useText();
  const { store } = useBench();
  const { choice, classes } = painted;
  const percent = mapped.unit === 'share' || mapped.unit === 'ratio';
  const written = (breaks: readonly number[]) => breaks.map((value) => (percent ? formats.figure(value * 100) : String(value))).join(', ');
  const [typed, setTyped] = useState<string | null>(null);
  const choose = (change: Partial<ClassChoice>) => {
    setTyped(null);
    store.set((state) => ({ classes: { ...state.classes, [mapped.variable]: { ...choice, ...change } } }));
  };
  const parsed = typed === null ? null : typed.split(/[,，;；\s]+/).filter((part) => part !== '').map((part) => Number(part) / (percent ? 100 : 1));
  const wrong = parsed !== null && (parsed.length === 0 || parsed.length > 8 || parsed.some((value, index) => Number.isNaN(value) || (index > 0 && value <= parsed[index - 1])));
  const content = (
    <div className="class-editor">
      <Segmented
        block size="small" value={choice.method} aria-label={text('classes.method')}
        onChange={(method) => choose(method === 'manual' ? { method, breaks: choice.breaks.length > 0 ? choice.breaks : classes.breaks } : { method })}
        options={(mapped.ramp === 'below-zero-is-worse' || mapped.ramp === 'above-zero-is-worse' ? ['zero', 'quantile', 'equal', 'manual'] as const : ['quantile', 'equal', 'manual'] as const).map((value) => ({ value, label: text(`classes.${value}`) }))}
      />
      {(choice.method === 'quantile' || choice.method === 'equal') && (
        <label className="class-row">{text('classes.count')}<InputNumber size="small" min={2} max={9} value={choice.count} onChange={(count) => count !== null && choose({ count })} /></label>
      )}
      {choice.method === 'manual' && (
        <label className="class-row">
          {text(percent ? 'classes.breaksPercent' : 'classes.breaks')}
          <Input
            size="small" status={wrong ? 'error' : ''} value={typed ?? written(choice.breaks)} onChange={(event) => setTyped(event.target.value)}
            onBlur={() => parsed !== null && !wrong && choose({ breaks: parsed })} onPressEnter={() => parsed !== null && !wrong && choose({ breaks: parsed })}
          />
        </label>
      )}
      <div className="field-hint">{text(wrong ? 'classes.wrong' : 'classes.hint')}</div>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" content={content} title={text('classes.title')}>
      <Button size="small" icon={<BgColorsOutlined aria-hidden />}>{text(`classes.${choice.method}`)}</Button>
    </Popover>
  );
}
