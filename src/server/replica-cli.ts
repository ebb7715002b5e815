import { text } from 'node:stream/consumers'
import { runCommand } from './cli/run-command.ts'

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  read: () => text(process.stdin),
})
