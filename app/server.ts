// The boot order, readable top to bottom. Started by bin/start.
import { listen } from '../kernel/http/server.ts'
import { InUse } from '../kernel/database/lock.ts'
import { CannotStart, createApp, openStore } from './app.ts'
import { readSettings, WrongSetting } from './settings.ts'

const say = (sentence: string) => console.error(sentence)

try {
  const settings = readSettings()
  const database = await openStore(settings, say)
  const web = await createApp(database, settings)
  const { port, close } = await listen(web, settings)
  const origin = settings.port === 0 ? `http://${settings.host}:${port}` : settings.origin
  console.log(`Puente is ready: ${origin}`)
  const stop = async () => {
    await close()
    await database.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const expected = error instanceof InUse || error instanceof CannotStart || error instanceof WrongSetting
  console.error(expected ? error.message : error)
  process.exit(1)
}
