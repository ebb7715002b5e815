import './crypto-under-way.ts'
import { playSeeds } from './play-seeds.ts'
import { txs } from '#lib/store/transact.ts'
await playSeeds([2,3,4,5,6],(p)=>{})
console.log([...txs].sort((a,b)=>b[1][0]-a[1][0]).map(([k,[n,t]])=>`${k} ${Math.round(n/6)} ${(t/n).toFixed(2)}ms`).slice(0,50).join('\n'))
