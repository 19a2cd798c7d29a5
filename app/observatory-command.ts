// bin/observatory
import path from 'node:path'
import {
  observatoryUsage, readObservatoryCommand, runObservatory, writeObservatoryCommand,
} from '../modules/observatory/observatory.ts'
import { runProgram } from './program.ts'

await runProgram({
  usage: observatoryUsage,
  name: 'observatory',
  read: (words) => {
    const asked = readObservatoryCommand(words, (file) => path.resolve(file))
    return asked.kind === 'wrong' ? asked : { command: writeObservatoryCommand(asked) }
  },
  run: (command, { database, say }) => runObservatory(command, database, say),
})
