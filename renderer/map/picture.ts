import { INK_COLOUR } from '../../geo/figure/palette.ts';
import type { LegendSymbol, MapLegend } from './legend.ts';
import { hatchImage } from './symbols.ts';

/** A picture of the map: `width` and `height` in pixels of the page. */
export interface MapPicture {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
  metersPerPixel: number;
  /** Was it near enough for facilities to be drawn? */
  facilitiesDrawn: boolean;
}

/** What the picture of a map says besides the map; every text in the language of the window. */
export interface PictureTexts {
  title: string;
  /** Variable, facility type and limit. */
  subject: string;
  /** The figures in one sentence; '' prints none. */
  sentence: string;
  /** Says that the data are invented; '' where they are not. */
  synthetic: string;
  /** What it rests on: a line for each run on the map. */
  basis: readonly string[];
}

export const PICTURE_RATIO = 2;

const MARGIN = 20;
const SOFT = '#59646a';
const WARNING = '#a8320c';
const FAMILY = '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif';
const font = (size: number, weight = 400) => `${weight} ${size}px ${FAMILY}`;

/** Title, sentence, map with legend and scale, and the line it all rests on, as one picture at {@link PICTURE_RATIO}; `square` is the key of a bivariate map. */
export function composePicture(map: MapPicture, legend: MapLegend, square: HTMLImageElement | null, texts: PictureTexts): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  const width = map.width + 2 * MARGIN;
  const inner = map.width;
  const lines = (text: string, size: number, weight?: number) => {
    context.font = font(size, weight);
    return wrapped(text, inner, (part) => context.measureText(part).width);
  };
  const blocks = [
    ...lines(texts.title, 22, 700).map((text) => ({ text, size: 22, weight: 700, colour: INK_COLOUR })),
    ...lines(texts.subject, 14).map((text) => ({ text, size: 14, weight: 400, colour: SOFT })),
    ...lines(texts.sentence, 15, 600).map((text) => ({ text, size: 15, weight: 600, colour: INK_COLOUR })),
    ...lines(texts.synthetic, 13, 700).map((text) => ({ text, size: 13, weight: 700, colour: WARNING })),
  ];
  const foot = texts.basis.flatMap((line) => lines(line, 12));
  const headHeight = blocks.reduce((sum, block) => sum + block.size * LINE, 0) + 10;
  const height = MARGIN + headHeight + map.height + 10 + foot.length * 12 * LINE + MARGIN;
  canvas.width = Math.round(width * PICTURE_RATIO);
  canvas.height = Math.round(height * PICTURE_RATIO);
  context.scale(PICTURE_RATIO, PICTURE_RATIO);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';

  let y = MARGIN;
  for (const { text, size, weight, colour } of blocks) {
    write(context, text, MARGIN, y + (size * LINE) / 2, size, colour, weight);
    y += size * LINE;
  }
  y = MARGIN + headHeight;
  context.drawImage(map.canvas, MARGIN, y, map.width, map.height);
  context.strokeStyle = '#dfe3e5';
  context.lineWidth = 1;
  context.strokeRect(MARGIN + 0.5, y + 0.5, map.width - 1, map.height - 1);
  drawLegend(context, legend, square, MARGIN + 8, y + map.height - 8);
  drawScale(context, map.metersPerPixel, MARGIN + map.width - 12, y + map.height - 12);
  y += map.height + 10;
  for (const text of foot) {
    write(context, text, MARGIN, y + (12 * LINE) / 2, 12, INK_COLOUR);
    y += 12 * LINE;
  }
  return canvas;
}

const LINE = 1.5;
const ROW = 18;
/** The legend keeps to the width the map leaves free for it. */
const LEGEND_TEXT = 156;

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, colour: string, weight = 400, align: CanvasTextAlign = 'left'): void {
  context.font = font(size, weight);
  context.textAlign = align;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The key of two values, classes and the layers that are drawn, from the lower left corner (x, bottom) up. */
function drawLegend(context: CanvasRenderingContext2D, legend: MapLegend, square: HTMLImageElement | null, x: number, bottom: number): void {
  const entries = [...legend.classes, ...legend.layers.filter((entry) => entry.shown && entry.symbol !== null)];
  if (entries.length === 0 && square === null) return;
  const widthOf = (text: string, weight = 400) => {
    context.font = font(12, weight);
    return context.measureText(text).width;
  };
  const lines = entries.map((entry) => wrapped(entry.text, LEGEND_TEXT, widthOf));
  const title = wrapped(legend.title, LEGEND_TEXT + 26, (part) => widthOf(part, 600));
  const rows = lines.reduce((sum, parts) => sum + parts.length, Math.max(1, title.length));
  const counts = Math.max(0, ...legend.classes.map((entry) => widthOf(entry.count ?? '')));
  const inner = Math.max(widthOf(title[0] ?? '', 600) + 14 + widthOf(legend.units), ...title.map((part) => widthOf(part, 600)), square?.width ?? 0, ...entries.map((entry, at) => 26 + Math.max(0, ...lines[at].map((part) => widthOf(part))) + (entry.count === null ? 0 : 14 + counts)));
  const keyHeight = square === null ? 0 : square.height + 6;
  const height = rows * ROW + 14 + keyHeight;
  const top = bottom - height;
  context.fillStyle = 'rgba(255, 255, 255, 0.93)';
  context.fillRect(x, top, inner + 20, height);
  context.strokeStyle = '#dfe3e5';
  context.strokeRect(x + 0.5, top + 0.5, inner + 19, height - 1);
  const [left, right] = [x + 10, x + 10 + inner];
  let y = top + 7 + ROW / 2;
  write(context, legend.units, right, y, 12, SOFT, 400, 'right');
  for (const [at, part] of title.entries()) write(context, part, left, y + at * ROW, 12, INK_COLOUR, 600);
  y += Math.max(0, title.length - 1) * ROW;
  if (square !== null) context.drawImage(square, left, y + ROW / 2, square.width, square.height);
  y += keyHeight;
  for (const [at, { symbol, count }] of entries.entries()) {
    if (symbol !== null) drawSymbol(context, symbol, left, y + ROW);
    if (count !== null) write(context, count, right, y + ROW, 12, SOFT, 400, 'right');
    for (const part of lines[at]) {
      y += ROW;
      write(context, part, left + 26, y, 12, INK_COLOUR);
    }
  }
}

function drawSymbol(context: CanvasRenderingContext2D, symbol: LegendSymbol, left: number, y: number): void {
  context.lineWidth = 1;
  switch (symbol.kind) {
    case 'swatch':
    case 'hatch':
      context.fillStyle = symbol.kind === 'swatch' ? symbol.fill : hatch(context);
      context.fillRect(left, y - 6, 18, 12);
      context.strokeStyle = symbol.kind === 'swatch' ? symbol.edge : 'rgba(0, 0, 0, 0.25)';
      context.strokeRect(left + 0.5, y - 5.5, 17, 11);
      break;
    case 'circle':
      context.beginPath();
      context.arc(left + 9, y, 6, 0, 2 * Math.PI);
      context.fillStyle = symbol.fill;
      context.fill();
      break;
    case 'line':
      context.fillStyle = symbol.colour;
      context.fillRect(left, y - 1, 18, 2);
      break;
    case 'path':
      context.save();
      context.translate(left + 1, y - 8);
      context.fillStyle = symbol.colour;
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
      context.fill(new Path2D(symbol.path));
      context.restore();
      break;
  }
}

function hatch(context: CanvasRenderingContext2D): CanvasPattern | string {
  const image = hatchImage();
  const tile = document.createElement('canvas');
  tile.width = image.width;
  tile.height = image.height;
  tile.getContext('2d')!.putImageData(image, 0, 0);
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / PICTURE_RATIO));
  return pattern ?? '#ffffff';
}

const LONGEST_BAR = 110;

/** A bar of a round length (1, 2 or 5 times a power of ten) that ends in the lower right corner (right, bottom). */
function drawScale(context: CanvasRenderingContext2D, metersPerPixel: number, right: number, bottom: number): void {
  const meters = roundLength(LONGEST_BAR * metersPerPixel);
  const length = meters / metersPerPixel;
  const words = meters >= 1000 ? `${meters / 1000} km` : `${meters} m`;
  context.fillStyle = 'rgba(255, 255, 255, 0.75)';
  context.fillRect(right - length, bottom - 20, length, 20);
  context.strokeStyle = SOFT;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(right - length, bottom - 8);
  context.lineTo(right - length, bottom);
  context.lineTo(right, bottom);
  context.lineTo(right, bottom - 8);
  context.stroke();
  write(context, words, right - length + 5, bottom - 10, 11, INK_COLOUR);
}

/** The largest of 1, 2 and 5 times a power of ten that is not above `longest` (> 0). */
export function roundLength(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest));
  return [5, 2, 1].map((factor) => factor * power).find((length) => length <= longest * (1 + 1e-9)) ?? power;
}

/** No line begins with one of these. */
const CLOSING = /^[，。；：、！？）】”’》,.;:!?)\]%]/;

/** Breaks a text into lines of at most `width`: between words, and between any two Chinese characters. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces = text.match(/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF“”‘’〔〕]|[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF“”‘’〔〕]+|\s+/gu) ?? [];
  const units: string[] = [];
  for (const piece of pieces) {
    if (CLOSING.test(piece) && units.length > 0 && units.at(-1)!.trim() !== '') units[units.length - 1] += piece;
    else units.push(piece);
  }
  const lines: string[] = [];
  let line = '';
  for (const unit of units) {
    if (line !== '' && unit.trim() !== '' && widthOf(line + unit) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || unit.trim() !== '') line += unit;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
