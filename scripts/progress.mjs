// One line per step of preparing, with the time it took, so that nobody wonders whether anything happens.
const tty = process.stderr.isTTY === true;

/**
 * Runs `work` under a line that shows it is going on.
 * @template T
 * @param {string} title what is being done, in a few words
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  if (!tty) process.stderr.write(`· ${title} …\n`);
  const ticker = tty
    ? setInterval(() => process.stderr.write(`\r\x1b[2K· ${title} … ${seconds()}`), 200)
    : setInterval(() => process.stderr.write(`  still at it: ${title}, ${seconds()}\n`), 30_000);
  const clear = tty ? '\r\x1b[2K' : '';
  try {
    const result = await work();
    process.stderr.write(`${clear}✓ ${title} (${seconds()})\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${clear}✗ ${title} (${seconds()})\n`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}
