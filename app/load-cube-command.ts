// bin/observatory load-cube
import {
  cubeUsage, readCubeWords, runLoadCube, writeCubeWords,
} from '../modules/observatory/observatory.ts'
import { runProgram } from './program.ts'

await runProgram({
  usage: cubeUsage,
  name: 'load-cube',
  read: (words) => {
    const asked = readCubeWords(words)
    return asked === undefined ? { problem: cubeUsage } : { command: writeCubeWords(asked) }
  },
  run: (command, { database, say }) => runLoadCube(command, database, say),
})
