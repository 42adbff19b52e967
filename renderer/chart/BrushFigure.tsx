import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { codesWithin, markedFigure, nearestMark, nextMark, sameCodes, toggled } from './brush.ts';
import type { Box, Mark, MarkedFigure } from './brush.ts';
import type { UnitMarks } from './useUnitMarks.ts';

interface BrushFigureProps extends UnitMarks {
  draw: () => string;
  /** What the figure is, and how it is used, for those who cannot see it. */
  label: string;
  keys: string;
}

type Place = readonly [x: number, y: number];

/** A box being drawn: where it began, and what stays brushed besides what it holds. */
interface Drag {
  from: Place;
  kept: ReadonlySet<string>;
}

/** Nearer than this to a mark, in pixels, is at it. */
const REACH = 14;
/** Up to so many marks everything follows the box while it is drawn; of more, map and tables would hold it up. */
const LIVE = 500;
/** A pointer that moves less than this clicks. */
const CLICK = 4;

/**
 * A figure whose marks are units. A click chooses one, with Shift or Ctrl it joins the brush; a dragged box brushes all inside, with Shift
 * besides those already brushed; a click beside all marks ends the brush. From the keyboard the figure is one stop: arrows go from mark to
 * mark, Enter chooses, Space brushes, Escape ends the brush.
 */
export function BrushFigure({ draw, label, keys, selected, brushed, onSelect, onBrush }: BrushFigureProps) {
  const figure = useMemo(() => markedFigure(draw()), [draw]);
  const { svg, marks } = figure;
  const frame = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<Mark | null>(null);
  const [box, setBox] = useState<Box | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const drag = useRef<Drag | null>(null);
  const waiting = useRef(0);

  useEffect(() => () => cancelAnimationFrame(waiting.current), []);

  const placeOf = (event: PointerEvent): Place => {
    const { left, top } = frame.current!.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const markAt = (event: PointerEvent): Mark | null => {
    const near = nearestMark(marks, placeOf(event), REACH);
    if (near !== null) return near;
    const code = (document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-code]') as SVGElement | null | undefined)?.dataset['code'];
    return marks.find((mark) => mark.code === code) ?? null;
  };
  const report = (codes: ReadonlySet<string>) => {
    if (!sameCodes(codes, brushed)) onBrush(codes);
  };
  const brushedBy = ({ from, kept }: Drag, to: Place) => new Set([...kept, ...codesWithin(marks, { from, to })]);
  const onPointerMove = (event: PointerEvent) => {
    const started = drag.current;
    if (started === null) {
      setHovered(markAt(event));
      return;
    }
    const to = placeOf(event);
    if (box === null && Math.hypot(to[0] - started.from[0], to[1] - started.from[1]) < CLICK) return;
    setBox({ from: started.from, to });
    setHovered(null);
    if (marks.length > LIVE) return;
    cancelAnimationFrame(waiting.current);
    waiting.current = requestAnimationFrame(() => report(brushedBy(started, to)));
  };
  const onPointerUp = (event: PointerEvent) => {
    const started = drag.current;
    const dragged = box !== null;
    drag.current = null;
    setBox(null);
    cancelAnimationFrame(waiting.current);
    if (started === null) return;
    if (dragged) {
      report(brushedBy(started, placeOf(event)));
      return;
    }
    const mark = markAt(event);
    if (mark === null) report(new Set());
    else if (event.shiftKey || event.ctrlKey || event.metaKey) onBrush(toggled(brushed, mark.code));
    else onSelect(mark.code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) setCursor(nextMark(marks, cursor ?? selected, step)?.code ?? null);
    else if (event.key === 'Enter' && cursor !== null) onSelect(cursor);
    else if (event.key === ' ' && cursor !== null) onBrush(toggled(brushed, cursor));
    else if (event.key === 'Escape' && brushed.size > 0) report(new Set());
    else return;
    event.preventDefault();
  };
  const at = hovered ?? (cursor === null ? null : marks.find((mark) => mark.code === cursor) ?? null);
  return (
    <div
      className="brush-figure" ref={frame} tabIndex={0} role="application" aria-label={label} aria-description={keys}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: placeOf(event), kept: event.shiftKey ? brushed : new Set() };
        setCursor(null);
      }}
      onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerLeave={() => setHovered(null)}
      onPointerCancel={() => {
        drag.current = null;
        setBox(null);
      }}
      onKeyDown={onKeyDown} onBlur={() => setCursor(null)}
    >
      <div className="figure" dangerouslySetInnerHTML={{ __html: svg }} />
      <svg className="brush-layer" aria-hidden="true">
        {at?.at.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="7" />)}
        {box !== null && <rect x={Math.min(box.from[0], box.to[0])} y={Math.min(box.from[1], box.to[1])} width={Math.abs(box.to[0] - box.from[0])} height={Math.abs(box.to[1] - box.from[1])} />}
      </svg>
      {at !== null && box === null && <MarkTooltip mark={at} figure={figure} />}
      <span className="aside" aria-live="polite">{cursor === null ? '' : at?.title}</span>
    </div>
  );
}

function MarkTooltip({ mark, figure }: { mark: Mark; figure: MarkedFigure }) {
  const [x, y] = mark.at.at(-1) ?? [0, 0];
  const right = x > figure.width / 2;
  const low = y > figure.height / 2;
  return <div className="figure-tooltip" style={{ transform: `translate(${x + (right ? -12 : 12)}px, ${y + (low ? -12 : 12)}px) translate(${right ? '-100%' : '0'}, ${low ? '-100%' : '0'})` }}>{mark.title}</div>;
}
