import './crypto-under-way.ts'
import { playOnce } from './play-seeds.ts'
const p = await playOnce(Number(process.argv[2]))
console.log(p.lines.slice(-45).join('\n'))
console.log(p.lines.filter((l) => /loses|erases|newer|restored|destroyed|forges/.test(l)).join('\n'))
console.log(p.violations)
