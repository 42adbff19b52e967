import { ACCENT_COLOUR, FAINT_COLOUR, INK_COLOUR } from '../../geo/figure/palette.ts';
import { element, label } from '../../geo/figure/svg.ts';
import { textWidth } from '../../geo/figure/textWidth.ts';
import { wrapped } from '../map/picture.ts';

/** What an exported figure says besides what it draws; '' leaves a line out. */
export interface FigureTexts {
  title: string;
  /** The finding in one sentence. */
  sentence: string;
  /** Formula and divisor. */
  definition: string;
  /** Run, data, year and policy version. */
  basis: string;
  /** Says that the data are invented. */
  synthetic: string;
}

const MARGIN = 18;
const LINE = 1.5;
const WARNING = '#a8320c';
/** Named only: a font in the file would be someone else's work, and every office computer has one of these. */
const FAMILY = "'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";
/** Pixels of the picture to one of the drawing. */
const RATIO = 2;

/** A figure (SVG of geo/figure, `width` by `height`) with title and sentence above and its definition, basis and stamp below, as one SVG. */
export function figureDocument(figure: string, width: number, height: number, texts: FigureTexts): { svg: string; width: number; height: number } {
  const parts: string[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, fill: string, weight?: number) => {
    for (const line of wrapped(text, width, (part) => textWidth(part, size) * (weight === undefined ? 1 : 1.04))) {
      parts.push(label(MARGIN, y + size * 1.1, line, { 'font-size': size, fill, 'font-weight': weight }));
      y += size * LINE;
    }
  };
  write(texts.title, 17, INK_COLOUR, 700);
  write(texts.sentence, 13, INK_COLOUR, 600);
  write(texts.synthetic, 12, WARNING, 700);
  y += 8;
  // The figure keeps its own coordinates: a drawing in the drawing.
  parts.push(figure.replace('<svg ', `<svg x="${MARGIN}" y="${Math.round(y)}" `));
  y = Math.round(y) + height + 10;
  parts.push(element('line', { x1: MARGIN, x2: MARGIN + width, y1: y, y2: y, stroke: '#dfe3e5' }));
  y += 4;
  write(texts.definition, 12, ACCENT_COLOUR);
  write(texts.basis, 11, FAINT_COLOUR);
  const whole = { width: width + 2 * MARGIN, height: Math.ceil(y + MARGIN - 6) };
  const svg = element(
    'svg', { xmlns: 'http://www.w3.org/2000/svg', width: whole.width, height: whole.height, viewBox: `0 0 ${whole.width} ${whole.height}`, role: 'img', 'aria-label': texts.title },
    element('rect', { width: whole.width, height: whole.height, fill: '#ffffff' }),
    ...parts,
  );
  return { svg: withFonts(svg), ...whole };
}

/** A drawing of geo/figure that stands by itself: in the page it takes the fonts of the page. */
export function withFonts(svg: string): string {
  return svg.replace('<svg ', `<svg font-family="${FAMILY}" `);
}

/** The same as a picture, two pixels to one. */
export async function figurePng({ svg, width, height }: { svg: string; width: number; height: number }): Promise<Blob> {
  const image = await svgImage(svg);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * RATIO, height * RATIO];
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  context.scale(RATIO, RATIO);
  context.drawImage(image, 0, 0, width, height);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (content === null) throw new Error('the picture could not be encoded');
  return content;
}

/** A drawing ready to be put on a canvas. */
export async function svgImage(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
