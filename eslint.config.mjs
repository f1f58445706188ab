import tseslint from 'typescript-eslint';

/** Barrel imports load a whole provider: 52 s and 3.3 GB per synth instead of 0.24 s (docs/traps.md). */
const barrels = {
  patterns: [
    {
      regex: '^@cdktf/provider-(aws|azurerm|azuread|google)(/lib)?(/index)?$',
      message: "Import the construct by its subpath, e.g. '@cdktf/provider-aws/lib/iam-role'.",
    },
  ],
};

/** iam-simulate is AGPL-3.0: it may prove our policies in tests, and must never be part of what users run. */
const testsOnly = {
  group: ['@cloud-copilot/*'],
  message: 'Allowed in test/ only (AGPL-3.0, docs/adr/003-licences.md).',
};

/** Policies are pure functions from typed input to a document. */
const noCdktf = {
  group: ['cdktf', 'cdktf/*', 'constructs', '@cdktf/*'],
  message: 'policies/ holds pure functions: no cdktf here.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'cdktf.out', '.firebreak', 'eslint.config.mjs', 'jest.config.cjs'] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-restricted-imports': ['error', { patterns: [...barrels.patterns, testsOnly] }],
      // Constructs register themselves with their scope: `new X(this, …)` is the idiom.
      'no-new': 'off',
      // `const { secret: _dropped, ...rest }` is how a key is left out.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['policies/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...barrels.patterns, testsOnly, noCdktf] }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: barrels.patterns }],
      // Synthesised JSON has no type, and a test may insist that a thing is there: it fails if it is not.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
);
