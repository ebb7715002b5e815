import './crypto-under-way.ts'
import { playSeeds } from './play-seeds.ts'
const [from, n] = process.argv.slice(2).map(Number)
const t = performance.now()
let last = t
await playSeeds(
  Array.from({ length: n! }, (_, i) => from! + i),
  (p) => {
    const x = performance.now()
    console.log(
      p.seed,
      p.steps,
      p.trace.slice(0, 8),
      Math.round(x - last),
      p.violations.map((v) => v.promise + ': ' + v.detail).join('\n    '),
    )
    last = x
  },
)
console.log('all', Math.round(performance.now() - t), process.cpuUsage())
