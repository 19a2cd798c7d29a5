// The boot order, readable top to bottom. Started by bin/start.
import path from 'node:path'
import { InUse, lockFolder } from '../kernel/database/lock.ts'
import { listen } from '../kernel/http/server.ts'
import { CannotStart, createApp, openStore } from './app.ts'
import { startClock } from './clock.ts'
import { listenForCommands } from './control.ts'
import { helpText } from './help.ts'
import { jobsOf } from './jobs.ts'
import { readSettings, WrongSetting } from './settings.ts'

const say = (sentence: string) => console.error(sentence)

if (process.argv.includes('--help')) {
  console.log(helpText())
  process.exit(0)
}

try {
  const settings = readSettings()
  const unlock = lockFolder(path.join(settings.varFolder, 'server'))
  const database = await openStore(settings, say)
  const { web, library, close: closeApp } = await createApp(database, settings, say)
  const control = await listenForCommands(settings.varFolder, { database, library })
  const { port, close } = await listen(web, settings)
  const origin = settings.port === 0 ? `http://${settings.host}:${port}` : settings.origin
  if (settings.mode === 'trial') say('Trial mode: for this machine only. docs/operations.md says how to go on.')
  const clock = startClock(database, jobsOf({ ...settings, origin }))
  console.log(`Puente is ready: ${origin}`)
  const stop = async () => {
    say('Stopping: answers under way are finished first …')
    await close()
    await control.close()
    await clock.stop()
    await closeApp()
    await database.close()
    unlock()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const expected = error instanceof InUse || error instanceof CannotStart ||
    error instanceof WrongSetting
  console.error(expected ? error.message : error)
  process.exit(1)
}
