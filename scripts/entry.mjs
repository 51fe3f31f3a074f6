/** Runs a script's main function; errors end as one readable message and exit code 1, a child's code is passed on. */
export function entry(/** @type {() => Promise<void>} */ main) {
  main().catch((error) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    process.exitCode = typeof error?.code === 'number' ? error.code : 1;
  });
}
