import { runE2e, runTypes, runUnit } from './runners.ts'
import { launch, type Print } from './launch.ts'
import { readClosingLine, readSimulation } from './readReports.ts'
import { oneCheck, type Tally } from './tally.ts'
import { toolScript } from '#server/ensure/runNode.mjs'

/** One part of `npm test`. */
export type Section = {
  name: string
  /**
   * What runs when: `first` makes what the others read; then `tests` and `checks` side by side, since most of
   * them use one core; `last` needs all of them.
   */
  lane: 'first' | 'tests' | 'checks' | 'last'
  title: string
  /** The file without which there is nothing to run. */
  needs?: string
  /** Whether a missing file is a failure. */
  required: boolean
  run: (print: Print) => Promise<Tally>
}

const program = ['--import', 'tsx']

/** In the order of the closing table: what is quick and explains other failures comes first. */
export const sections: readonly Section[] = [
  { name: 'types', lane: 'first', title: 'Types', required: true, run: runTypes },
  {
    name: 'format',
    lane: 'checks',
    title: 'Format',
    required: true,
    run: (print) => check(print, 'prettier', ['--check', '--log-level', 'warn', '.']),
  },
  {
    name: 'lint',
    lane: 'checks',
    title: 'Lint',
    required: true,
    run: (print) =>
      check(print, 'eslint', ['--config', 'tests/lint/eslint.config.js', '--max-warnings', '0', '.']),
  },
  {
    name: 'borders',
    lane: 'checks',
    title: 'Borders between the parts',
    required: true,
    run: (print) =>
      check(print, 'depcruise', ['src', 'tests', '--output-type', 'err-long'], 'dependency-cruiser'),
  },
  {
    name: 'dead-code',
    lane: 'checks',
    title: 'Dead code',
    required: true,
    run: (print) => check(print, 'knip', ['--no-progress']),
  },
  { name: 'unit', lane: 'tests', title: 'Unit, contract and property tests', required: true, run: runUnit },
  {
    name: 'simulation',
    lane: 'checks',
    title: 'Simulation',
    needs: 'tests/simulation/main.ts',
    required: true,
    run: async (print) => {
      const args = [...program, 'tests/simulation/main.ts', '--seeds', '300']
      const { output, exitCode } = await launch(args, print)
      return readSimulation(output, exitCode)
    },
  },
  {
    name: 'contract',
    lane: 'checks',
    title: 'Contract and access on the embedded replica',
    needs: 'tests/contract/main.ts',
    required: true,
    run: async (print) => {
      const { output, exitCode } = await launch([...program, 'tests/contract/main.ts'], print)
      return readClosingLine(output, exitCode)
    },
  },
  {
    name: 'e2e',
    lane: 'last',
    title: 'End to end in Chromium',
    needs: 'tests/e2e/playwright.config.ts',
    required: true,
    run: runE2e,
  },
]

async function check(print: Print, tool: string, args: readonly string[], from = tool): Promise<Tally> {
  const { exitCode } = await launch([toolScript(tool, from), ...args], print)
  return oneCheck(exitCode)
}
