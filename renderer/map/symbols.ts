import { ACCENT_COLOUR, SITE_COLOUR } from '../../geo/figure/palette.ts';

/** Shapes of facility types, in the order the types are listed; more types than shapes begin again. */
export const FACILITY_SHAPES = ['square', 'triangle', 'diamond', 'circle', 'cross', 'hexagon'] as const;
export type FacilityShape = (typeof FACILITY_SHAPES)[number];

/** Corner points on a 16 x 16 field; also what the legend draws. */
export const SHAPE_PATHS: Record<FacilityShape, string> = {
  square: 'M4 4H12V12H4Z',
  triangle: 'M8 3L13.5 12.5H2.5Z',
  diamond: 'M8 2.5L13.5 8L8 13.5L2.5 8Z',
  circle: 'M8 3.5A4.5 4.5 0 1 1 8 12.5A4.5 4.5 0 1 1 8 3.5Z',
  cross: 'M6 3H10V6H13V10H10V13H6V10H3V6H6Z',
  hexagon: 'M8 3L12.5 5.5V10.5L8 13L3.5 10.5V5.5Z',
};

export function shapeOf(types: readonly string[], type: string): FacilityShape {
  return FACILITY_SHAPES[Math.max(0, types.indexOf(type)) % FACILITY_SHAPES.length];
}

const PIXEL_RATIO = 2;

function canvas(size: number): CanvasRenderingContext2D {
  const field = document.createElement('canvas');
  field.width = size * PIXEL_RATIO;
  field.height = size * PIXEL_RATIO;
  const context = field.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas');
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  return context;
}

const pixels = (context: CanvasRenderingContext2D) => context.getImageData(0, 0, context.canvas.width, context.canvas.height);

/** A facility symbol: dark on any choropleth colour, with a white rim. */
export function facilityImage(shape: FacilityShape): ImageData {
  const context = canvas(16);
  const path = new Path2D(SHAPE_PATHS[shape]);
  context.lineJoin = 'round';
  context.lineWidth = 2.5;
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.fillStyle = ACCENT_COLOUR;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(path);
  return pixels(context);
}

/** A proposed site: a larger pin-like disc that the order number is written into. */
export function siteImage(): ImageData {
  const context = canvas(26);
  context.beginPath();
  context.arc(13, 13, 10.5, 0, 2 * Math.PI);
  context.fillStyle = SITE_COLOUR;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = '#ffffff';
  context.stroke();
  return pixels(context);
}

/** Diagonal hatch for poor counties: thin enough that the class colour under it stays readable. */
export function hatchImage(): ImageData {
  const context = canvas(8);
  context.strokeStyle = 'rgba(43, 51, 56, 0.55)';
  context.lineWidth = 0.8;
  for (const shift of [-8, 0, 8]) {
    context.beginPath();
    context.moveTo(shift, 8);
    context.lineTo(shift + 8, 0);
    context.stroke();
  }
  return pixels(context);
}

export const IMAGE_OPTIONS = { pixelRatio: PIXEL_RATIO };
