/** z of a two-sided interval of 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share (Newcombe 1998, Statistics in Medicine 17, method 3), 95 %.
 * @returns bounds between 0 and 1; nothing of nothing is 0 to 1
 */
export function wilsonInterval(successes: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const p = successes / n;
  const centre = p + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
