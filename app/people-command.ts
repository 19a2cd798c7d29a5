// bin/people
import path from 'node:path'
import { runPeople } from './people-commands.ts'
import { peopleUsage, readPeopleCommand } from './people-input.ts'
import { runProgram } from './program.ts'

await runProgram({
  usage: peopleUsage,
  name: 'people',
  read: (words) => {
    const asked = readPeopleCommand(words, (file) => path.resolve(file))
    if (asked.kind === 'wrong') return asked
    return { command: asked.kind === 'communities' ? ['communities', asked.file] : words }
  },
  run: (command, { database, say }) => runPeople(command, database, say),
})
