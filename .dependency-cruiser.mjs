/** Which folder may import which: the walls of the house. `docs/architecture.md` draws them. */
const core = '^src/(kernel|ledger|accord|picture|watch|simulate|share)/';
const edges = '^src/(feeds|store|server|cli)/';
const tests = '\\.(test|int\\.test|contract)\\.ts$';

/** One rule per room: what it may see besides itself. */
const sees = (room, others) => ({
  name: `${room}-sees-${others.join('-')}`,
  comment: `${room} may import only itself and ${others.join(', ')}. Pass what else it needs as an argument.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: tests },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...others.map((other) => `^src/${other}/`)] },
});

export default {
  forbidden: [
    sees('kernel', ['kernel']),
    sees('ledger', ['kernel']),
    sees('accord', ['kernel']),
    sees('picture', ['kernel']),
    sees('watch', ['kernel', 'accord', 'picture']),
    sees('simulate', ['kernel', 'accord']),
    sees('share', ['kernel', 'ledger', 'accord', 'picture', 'watch']),
    {
      name: 'core-never-sees-edges',
      comment: 'The core is pure. Move the effect to an edge and pass its result in.',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: { path: edges },
    },
    {
      name: 'core-without-node',
      comment: 'No Node module in the core: it also runs in the browser.',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'doors',
      comment: "Import another core folder's index.ts, not what lies behind it.",
      severity: 'error',
      from: { path: '^(?:src|test|bench)/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/(ledger|accord|picture|watch|simulate|share|kernel)/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/kernel/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'console-talks-http',
      comment:
        'The console knows the HTTP contract and, for checking proofs, kernel and ledger. Nothing else.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^src/', pathNot: '^src/(kernel|ledger)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.server.json' },
    doNotFollow: { path: 'node_modules' },
    // Packages that are ES modules only name no other condition.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
