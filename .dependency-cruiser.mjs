// Who may import whom: the arrows of ARCHITECTURE.md. Anything not allowed here fails the build.
export const mayImport = {
  model: [],
  text: [],
  engine: [],
  'chdb-http': [],
  store: ['model', 'chdb-http'],
  server: ['model', 'text', 'engine', 'store'],
  web: ['model', 'text'],
  simulator: ['model'],
  cli: ['server', 'store', 'simulator', 'text', 'model'],
};

const arrows = Object.entries(mayImport).map(([from, allowed]) => ({
  name: `${from}-may-import-only-${allowed.join('-') || 'nothing-of-ours'}`,
  severity: /** @type {const} */ ('error'),
  from: { path: `^packages/${from}/src/` },
  to: { path: '^packages/', pathNot: `^packages/(${[from, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...arrows,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circles-between-rooms',
      severity: 'error',
      scope: 'folder',
      from: { path: '^packages/server/src/[^/]+$' },
      to: { circular: true, path: '^packages/server/src/[^/]+$' },
    },
    {
      name: 'rooms-speak-through-their-index',
      comment: 'A room asks another room through its index.ts, never through its inner files.',
      severity: 'error',
      from: { path: '^packages/server/src/([^/]+)/' },
      to: { path: '^packages/server/src/([^/]+)/(?!index\\.ts$)', pathNot: '^packages/server/src/($1)/' },
    },
    {
      name: 'declared-only',
      comment:
        'Every import of a package stands in the package.json of the importing package; for our own a test compares it with the arrows.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined', 'unknown'], pathNot: '\\.css$|^packages/' },
    },
    {
      name: 'no-dev-dependencies-at-run-time',
      severity: 'error',
      from: { path: '^packages/(?!web/)[^/]+/src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { path: '/(test|test-support)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(packages|bench|proof|screens)/' },
      to: { couldNotResolve: true, pathNot: '\\.css$|^@fontsource' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
