/**
 * Why this Node cannot run WIN, or null. The floor is that of vite and vitest (`engines` in package.json).
 * Written in the syntax of old Nodes on purpose: they must get the sentence, not a stack.
 * @param {string} version such as '20.20.2'
 */
export function nodeRefusal(version) {
  const parts = version.split('.')
  const major = Number(parts[0])
  const minor = Number(parts[1])
  if (major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 20)) return null
  return {
    it: 'WIN ha bisogno di Node 20.20, 22.12, 24 o più recente: qui c’è la versione ' + version + '.',
    en: 'WIN needs Node 20.20, 22.12, 24 or newer: this is ' + version + '.',
  }
}
