// Commands for a running server. The embedded database has one owner, so bin/library asks the
// server to do the work: over a socket in the var folder, which only its owner can open.
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Means, runCommand } from './commands.ts'

const socketPath = (varFolder: string) => path.join(varFolder, 'control.sock')

/** Listens for commands; each line is one: a list of arguments in JSON. */
export function listenForCommands(varFolder: string, means: Means): Promise<{
  close: () => Promise<void>,
}> {
  const file = socketPath(varFolder)
  rmSync(file, { force: true })
  const server = createServer((socket) => void answer(socket, means))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(file, () => {
      chmodSync(file, 0o600)
      resolve({ close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

async function answer(socket: Socket, means: Means) {
  socket.on('error', () => socket.destroy())
  const say = (text: string) => { if (socket.writable) socket.write(`${text}\n`) }
  for await (const line of createInterface({ input: socket })) {
    const command = readLine(line)
    const code = await runCommand(command, means, say).catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error))
      return 1
    })
    socket.end(`exit ${code}\n`)
  }
}

// What is no list of words gets the usage, as an empty command does.
function readLine(line: string): string[] {
  try {
    const words: unknown = JSON.parse(line)
    return Array.isArray(words) ? words.map(String) : []
  } catch {
    return []
  }
}

/** Sends a command to the server that runs on a folder. Resolves to the command's exit code. */
export function sendCommand(
  varFolder: string, command: string[], say: (text: string) => void,
): Promise<number> {
  const file = socketPath(varFolder)
  if (!existsSync(file)) {
    say('The database is in use by another program that takes no commands. Stop it first.')
    return Promise.resolve(1)
  }
  return new Promise((resolve) => {
    let code: number | undefined
    const socket = connect(file, () => socket.write(`${JSON.stringify(command)}\n`))
    socket.once('error', (error) => say(`The running server does not answer: ${error.message}`))
    createInterface({ input: socket }).on('line', (line) => {
      const [, told] = /^exit (\d+)$/.exec(line) ?? []
      if (told === undefined) say(line)
      else code = Number(told)
    }).once('close', () => {
      if (code === undefined) say('The server ended before it was done. What waits is read when it starts again.')
      resolve(code ?? 1)
    })
  })
}
