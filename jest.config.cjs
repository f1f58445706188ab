/** Unit, snapshot and policy suites. Types are checked separately (`npm run check`), so the transform only strips them. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/.firebreak'],
  maxWorkers: '100%', // jest leaves a processor idle by default
  ci: true,
};
