import { DownloadOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { basisLine } from '../../api/messages/index.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { saveFile } from '../app/save.ts';
import { BrushFigure } from './BrushFigure.tsx';
import { figureDocument, figurePng } from './exportFigure.ts';
import { Figure } from './Figure.tsx';
import type { UnitMarks } from './useUnitMarks.ts';
import { useSize } from './useSize.ts';

export interface FigureSize {
  width: number;
  height: number;
}

interface FigureFrameProps {
  title: string;
  /** Draws the figure at a size; keep it with `useCallback`. */
  draw: (size: FigureSize) => string;
  /** Formula and divisor in one line. */
  definition: string;
  /** The finding in one sentence, for the exported figure; '' for none. */
  sentence?: string;
  /** Beside the title: keys of colours, a switch. */
  note?: ReactNode;
  /** Of the exported file, without extension. */
  fileName: string;
  /** The run it is drawn from: its basis and whether its data are invented. */
  run: RunInfo;
  /** Where the marks are units. */
  units?: UnitMarks;
}

/** Size of an exported figure: that of a page's width, in the proportion of the screen within what still reads well. */
const EXPORT_WIDTH = 880;
const EXPORT_HEIGHTS = [380, 640] as const;
/** Smaller than this nothing is drawn: the pane is being folded. */
const LEAST = 60;

/** A figure with its title, its definition (below it where there is room, else behind a button), and the button that saves it with both. It fills the room it is given. */
export function FigureFrame({ title, draw, definition, sentence = '', note, fileName, run, units }: FigureFrameProps) {
  const text = useText();
  const formats = useFormats();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const [frame, width, height] = useSize<HTMLDivElement>();
  const drawHere = useCallback(() => (width < LEAST || height < LEAST ? '' : draw({ width, height })), [draw, width, height]);
  const save = (form: 'svg' | 'png') => actions.attempt(async () => {
    const [least, most] = EXPORT_HEIGHTS;
    const size = { width: EXPORT_WIDTH, height: Math.round(Math.max(least, Math.min(most, (EXPORT_WIDTH * height) / Math.max(1, width)))) };
    const whole = figureDocument(draw(size), size.width, size.height, { title, sentence, definition, basis: `${run.analysisId} · ${basisLine(language, run.basis)}`, synthetic: run.basis.synthetic ? text('synthetic') : '' });
    saveFile(`${fileName}.${form}`, form === 'svg' ? new Blob([whole.svg], { type: 'image/svg+xml' }) : await figurePng(whole));
  });
  return (
    <section className="figure-frame" aria-label={title}>
      <header>
        <h4 title={title}>{title}</h4>
        {note !== undefined && <small>{note}</small>}
        {units !== undefined && units.brushed.size > 0 && (
          <span className="figure-brushed">{text('figure.brushed', { count: formats.count(units.brushed.size) })}<button type="button" className="link" onClick={() => units.onBrush(new Set())}>{text('figure.brushEnd')}</button></span>
        )}
        <Tooltip title={definition} classNames={{ root: 'definition' }} trigger={['hover', 'focus']}>
          <Button size="small" type="text" className="figure-about" icon={<InfoCircleOutlined aria-hidden />} aria-label={text('figure.about', { title })} aria-description={definition} />
        </Tooltip>
        <Dropdown trigger={['click']} menu={{ items: (['png', 'svg'] as const).map((key) => ({ key, label: text(`figure.${key}`) })), onClick: ({ key }) => void save(key as 'svg' | 'png') }}>
          <Button size="small" type="text" icon={<DownloadOutlined aria-hidden />} aria-label={text('figure.export', { title })} title={text('figure.export', { title })} />
        </Dropdown>
      </header>
      <div ref={frame} className="figure-space">
        {units === undefined ? <Figure draw={drawHere} /> : <BrushFigure draw={drawHere} label={title} keys={text('figure.keys')} {...units} />}
      </div>
      <p className="figure-definition">{definition}</p>
    </section>
  );
}
