/** The rings: what a test may touch decides how long it may take. Pick one with `npm test -- --selectProjects unit`. */

const ring = (displayName, folders, seconds) => ({
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/__tests__/${folder}/**/*.test.ts`),
  // Jest heeds `testTimeout` of the whole run only, not of a project.
  globals: { ringTimeout: seconds * 1000 },
  setupFilesAfterEnv: ['<rootDir>/scripts/jest-timeout.mjs'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Types are the compiler's business (`npm run typecheck`); tsconfig's isolatedModules makes this a mere transpile.
  transform: { '\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  // Our sources say `.js`, as the built code must. The second choice leaves built code and packages as they are.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/(lib|dist|\\.demo|\\.interop|\\.bench)/.*package\\.json'],
});

export default {
  projects: [
    // Pure code, and adapters against temporary folders and loopback servers.
    ring('unit', ['core', 'io', 'render', 'app', 'actions', 'cli', 'demo', 'lint'], 60),
    // The built dist, spawned as a user would.
    ring('contract', ['contract'], 180),
    // Real clients in environments of their own.
    ring('interop', ['interop'], 600),
  ],
  // Many tests wait for a process or a limit: one more than the cores of a small machine.
  maxWorkers: 3,
  testSequencer: './scripts/jest-sequencer.mjs',
};
