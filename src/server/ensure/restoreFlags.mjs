/** The flags of `src/server/main.ts` that take a value. */
const valued = ['port', 'data', 'host', 'trust-proxy']

/**
 * What the person typed after `npm start`, also without the `--` that npm wants: npm then keeps each flag for
 * itself (`npm_config_port`) and passes on only the bare values. Null: they cannot be told apart.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {string[] | null}
 */
export function restoreFlags(args, env) {
  const restored = env.npm_config_demo === '' && !args.includes('--no-demo') ? ['--no-demo'] : []
  const kept = valued
    .filter((flag) => !args.includes(`--${flag}`))
    .map((flag) => ({ flag, value: env[`npm_config_${flag.replace('-', '_')}`] }))
    .filter((one) => one.value !== undefined)
  const lost = kept.filter((one) => one.value === 'true')
  for (const { flag, value } of kept) {
    if (value !== 'true') restored.push(`--${flag}`, String(value))
  }
  if (lost.length === 0) return [...args, ...restored]
  const given = matchValues(
    lost.map((one) => one.flag),
    args,
  )
  return given && [...given, ...restored]
}

/**
 * @param {string[]} flags
 * @param {string[]} values
 * @returns {string[] | null}
 */
function matchValues(flags, values) {
  if (flags.length !== values.length || values.some((value) => value.startsWith('-'))) return null
  if (flags.length === 1) return [`--${flags[0]}`, String(values[0])]
  // Only a port is told by its looks.
  const numbers = values.filter((value) => /^\d+$/.test(value))
  if (flags.length !== 2 || !flags.includes('port') || numbers.length !== 1) return null
  const other = flags.find((flag) => flag !== 'port')
  const rest = values.find((value) => value !== numbers[0])
  return ['--port', String(numbers[0]), `--${other}`, String(rest)]
}

/**
 * The environment without what npm kept, for the npm that we call ourselves would complain of it.
 * @param {Record<string, string | undefined>} env changed in place
 */
export function dropKeptFlags(env) {
  for (const flag of [...valued, 'demo']) delete env[`npm_config_${flag.replace('-', '_')}`]
}
