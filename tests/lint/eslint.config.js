import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import { fileURLToPath } from 'node:url'
import tseslint from 'typescript-eslint'
import { restrictedImports } from './imports.js'
import { restrictedGlobals, restrictedSyntax } from './smells.js'
import { autocompleteOff } from './rules/autocompleteOff.js'
import { functionCeiling } from './rules/functionCeiling.js'
import { noStyleAttribute } from './rules/noStyleAttribute.js'
import { plainNames } from './rules/plainNames.js'

const tests = ['tests/**', '**/*.test.ts', '**/*.fixtures.ts']
const replayable = ['domain', 'entries', 'vault', 'store', 'sync'].map((part) => `src/lib/${part}/**/*.ts`)

/** Run as `eslint --config tests/lint/eslint.config.js .` from the top, which is what the paths start from. */
export default defineConfig(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'static/', 'data/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: fileURLToPath(new URL('../../', import.meta.url)),
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { win: { rules: { autocompleteOff, functionCeiling, noStyleAttribute, plainNames } } },
    rules: {
      'win/functionCeiling': ['error', 60],
      'win/plainNames': 'error',
      'max-lines': ['error', 350],
      complexity: ['error', { max: 20, variant: 'modified' }],
      'max-depth': ['error', 4],
      'max-params': ['error', 6],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-async-promise-executor': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-misleading-character-class': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-syntax': restrictedSyntax.everywhere,
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-restricted-imports': ['error', restrictedImports.everywhere],
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      // What a port promises later, an implementation may know at once.
      '@typescript-eslint/require-await': 'off',
      // Ports are types with methods, taken apart where they are used; none of ours knows a `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'win/autocompleteOff': 'error',
      'win/noStyleAttribute': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', restrictedImports.components],
      // The types of markup are svelte-check's: here props of components are unknown to the linter.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Links come in as props: the routes resolve them.
    files: ['src/lib/ui/**/*.svelte'],
    rules: { 'svelte/no-navigation-without-resolve': 'off' },
  },
  {
    files: replayable,
    rules: {
      'no-restricted-syntax': restrictedSyntax.replayable,
      'no-restricted-globals': restrictedGlobals,
    },
  },
  {
    files: tests,
    rules: {
      'no-console': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': restrictedSyntax.tests,
      // Reports, answers and documents of others are read as they come.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: replayable.map((path) => path.replace('*.ts', '*.test.ts')),
    rules: { 'no-restricted-syntax': restrictedSyntax.replayableTests },
  },
  { files: ['src/server/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
)
