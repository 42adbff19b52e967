import type { UnitFrame } from '../values/unitFrame.ts';
import type { AreaFigures, CauseFigures } from './causes.ts';
import type { CoverageItem } from './coverageItems.ts';
import type { GapItem } from './gapItems.ts';
import type { IndicatorCauses } from './indicatorCauses.ts';

/** All that the page is made of; arrays have one entry per unit of the frame. */
export interface Page {
  frame: UnitFrame;
  /** 1 = tagged (poor); null where no unit can be. */
  tagged: Uint8Array | null;
  coverage: CoverageItem[];
  gaps: GapItem[];
  /** One per coverage item. */
  causes: { units: CauseFigures; area: AreaFigures }[];
  /** One per gap item. */
  indicators: IndicatorCauses[];
  /** Share of people who must be in the circle; null: not judged. */
  shareNeeded: number | null;
}
