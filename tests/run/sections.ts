import { runE2e, runTypes, runUnit } from './runners.ts'
import { launch } from './launch.ts'
import { readClosingLine, readSimulation } from './readReports.ts'
import { oneCheck, type Tally } from './tally.ts'
import { toolScript } from '#server/ensure/runNode.mjs'

/** One part of `npm test`. */
export type Section = {
  name: string
  title: string
  /** The file without which there is nothing to run. */
  needs?: string
  /** Whether a missing file is a failure. */
  required: boolean
  run: () => Promise<Tally>
}

const program = ['--import', 'tsx']

/** In the order of running: what is quick and explains other failures comes first. */
export const sections: readonly Section[] = [
  { name: 'types', title: 'Types', required: true, run: runTypes },
  {
    name: 'format',
    title: 'Format',
    required: true,
    run: () => check('prettier', ['--check', '--log-level', 'warn', '.']),
  },
  {
    name: 'lint',
    title: 'Lint',
    required: true,
    run: () => check('eslint', ['--config', 'tests/lint/eslint.config.js', '--max-warnings', '0', '.']),
  },
  {
    name: 'borders',
    title: 'Borders between the parts',
    required: true,
    run: () => check('depcruise', ['src', 'tests', '--output-type', 'err-long'], 'dependency-cruiser'),
  },
  { name: 'dead-code', title: 'Dead code', required: true, run: () => check('knip', ['--no-progress']) },
  { name: 'unit', title: 'Unit, contract and property tests', required: true, run: runUnit },
  {
    name: 'simulation',
    title: 'Simulation',
    needs: 'tests/simulation/main.ts',
    required: true,
    run: async () => {
      const { output, exitCode } = await launch([...program, 'tests/simulation/main.ts', '--seeds', '40'], {
        capture: true,
      })
      return readSimulation(output, exitCode)
    },
  },
  {
    name: 'contract',
    title: 'Contract and access on the embedded replica',
    needs: 'tests/contract/main.ts',
    required: true,
    run: async () => {
      const { output, exitCode } = await launch([...program, 'tests/contract/main.ts'], { capture: true })
      return readClosingLine(output, exitCode)
    },
  },
  {
    name: 'e2e',
    title: 'End to end in Chromium',
    needs: 'tests/e2e/playwright.config.ts',
    required: true,
    run: runE2e,
  },
]

async function check(tool: string, args: readonly string[], from = tool): Promise<Tally> {
  const { exitCode } = await launch([toolScript(tool, from), ...args])
  return oneCheck(exitCode)
}
