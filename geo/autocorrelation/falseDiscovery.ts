/**
 * p-values adjusted for many tests (Y. Benjamini & Y. Hochberg, J. R. Stat. Soc. B 57, 1995): of m tests the k-th least becomes
 * the least of p_(j) m / j over j >= k, at most 1. What is adjusted to at most q keeps the expected share of false findings
 * at q. NaN is no test: it stays NaN and does not count in m.
 */
export function adjustedForFalseDiscovery(p: Float64Array): Float64Array {
  const adjusted = new Float64Array(p.length).fill(NaN);
  const tests = Uint32Array.from(p.keys()).filter((i) => !Number.isNaN(p[i])).sort((a, b) => p[b] - p[a] || a - b);
  let least = 1;
  for (let k = 0; k < tests.length; k++) {
    least = Math.min(least, p[tests[k]] * (tests.length / (tests.length - k)));
    adjusted[tests[k]] = least;
  }
  return adjusted;
}
