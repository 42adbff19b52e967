import type { Measured } from './ours.ts';
import type { PeerFigure } from './peers.ts';

const WIDTHS = [15, 9, 10, 8, 22, 9, 8, 9];

function row(...cells: string[]): string {
  return cells.map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(WIDTHS[i]) : cell.padStart(WIDTHS[i]))).join('  ').trimEnd();
}

export function printHead(): void {
  console.log(row('question', 'ours s', 'compute s', 'peak MB', 'peer', 'peer s', 'ratio', 'peak MB'));
}

/** One question: ours beside the fastest peer, the other peers below. A recorded figure carries a mark. */
export function printLine(id: string, ours: Measured, peers: readonly PeerFigure[]): void {
  const others = peers.map((peer) => [
    `${peer.name}${peer.recorded ? ' *' : ''}`, peer.seconds.toFixed(2), `${(peer.seconds / ours.seconds).toFixed(1)} x`, String(Math.round(peer.peakMb)),
  ]);
  const [best = ['none'], ...more] = others;
  console.log(row(id, ours.seconds.toFixed(3), ours.computeSeconds?.toFixed(3) ?? '', ours.peakMb.toFixed(0), ...best));
  for (const cells of more) console.log(row('', '', '', '', ...cells));
}

/** Time against size over the sizes measured: the slope of the least-squares line through the logarithms (1 is linear growth). */
export function printGrowth(id: string, points: { count: number; seconds: number }[]): void {
  const slope = (of: { count: number; seconds: number }[]): string => {
    const x = of.map(({ count }) => Math.log(count));
    const y = of.map(({ seconds }) => Math.log(seconds));
    const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, v) => sum + v, 0) / values.length);
    const above = x.reduce((sum, v, i) => sum + (v - meanX) * (y[i] - meanY), 0);
    return (above / x.reduce((sum, v) => sum + (v - meanX) ** 2, 0)).toFixed(2);
  };
  const steps = points.slice(1).map((point, i) => slope([points[i], point])).join(', ');
  const path = points.map(({ count, seconds }) => `${count.toLocaleString('en-US')}: ${seconds.toFixed(3)} s`).join('   ');
  console.log(`${id.padEnd(15)}  exponent ${slope(points)} (step by step ${steps})   ${path}`);
}
