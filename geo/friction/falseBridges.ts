/** Value of a barrier cell that a road may cross, and of one that ends roads too; 0 is no barrier. */
export const BRIDGEABLE = 1;
export const CLOSES_ROADS = 2;

/** Steps to the cells around a cell, clockwise from above: even ones share an edge with it, odd ones a corner. */
const AROUND_X = [0, 1, 1, 1, 0, -1, -1, -1];
const AROUND_Y = [-1, -1, 0, 1, 1, 1, 0, -1];

/**
 * Takes roads off barrier cells that they only touch: such a cell opens a diagonal step past the corner of two closed
 * barrier cells to the far bank, although the road stays on its side (the "one cell diagonal bridges" that AccessMod
 * cleans). A cell without which the road around it would fall apart stays.
 *
 * @param road class per cell, -1 where there is no road; set to -1 where a bridge is false
 * @param barrier 0, BRIDGEABLE or CLOSES_ROADS per cell
 * @returns number of cells changed
 */
export function removeFalseBridges(road: Int32Array, barrier: Uint8Array, width: number, height: number): number {
  const isRoad = (cell: number): boolean => road[cell] >= 0 && barrier[cell] !== CLOSES_ROADS;
  const around = new Int32Array(8);
  let removed = 0;
  for (let before = -1; before !== removed;) {
    before = removed;
    for (let cell = 0; cell < road.length; cell++) {
      if (barrier[cell] !== BRIDGEABLE || road[cell] < 0) continue;
      const x = cell % width;
      const y = (cell - x) / width;
      for (let k = 0; k < 8; k++) {
        const [nextX, nextY] = [x + AROUND_X[k], y + AROUND_Y[k]];
        around[k] = nextX < 0 || nextY < 0 || nextX >= width || nextY >= height ? -1 : nextY * width + nextX;
      }
      const isClosed = (k: number): boolean => around[k] >= 0 && barrier[around[k]] !== 0 && !isRoad(around[k]);
      const leaks = [1, 3, 5, 7].some((k) => around[k] >= 0 && !isClosed(k) && isClosed(k - 1) && isClosed((k + 1) % 8));
      if (!leaks || piecesOf((k) => around[k] >= 0 && isRoad(around[k])) > 1) continue;
      road[cell] = -1;
      removed++;
    }
  }
  return removed;
}

/** Pieces that the chosen cells around a cell form by steps among themselves, diagonal ones included. */
function piecesOf(isChosen: (k: number) => boolean): number {
  let chosen = 0;
  let joined = 0;
  for (let k = 0; k < 8; k++) {
    if (!isChosen(k)) continue;
    chosen++;
    // Along the ring, or past an empty corner from one side to the next.
    if (isChosen((k + 1) % 8) || (k % 2 === 0 && isChosen((k + 2) % 8))) joined++;
  }
  return chosen === joined ? Math.min(chosen, 1) : chosen - joined;
}
