// Puts the program together: an open, migrated, filled database and the web application on it.
import type { Database } from '../kernel/database/database.ts'
import { openDatabase } from '../kernel/database/database.ts'
import { migrate } from '../kernel/database/migrate.ts'
import { machineSecret, readMachineSecret } from '../kernel/access/secrets.ts'
import { checkRights } from '../kernel/database/rights.ts'
import { mountApi } from '../kernel/http/api.ts'
import { link } from '../kernel/http/paths.ts'
import type { Route } from '../kernel/http/route.ts'
import { createWeb, type Web } from '../kernel/http/web.ts'
import { type Language, languages } from '../kernel/i18n/languages.ts'
import { type Assets, loadAssets } from '../kernel/ui/assets.ts'
import { endpoints } from './api/endpoints.ts'
import { wrongText } from './api/messages.ts'
import { readContent, syncContent } from './content.ts'
import { databaseParts } from './parts.ts'
import { errorPage, errorText } from './portal/errors.tsx'
import { renderPage } from './portal/layout.tsx'
import { readSite } from './portal/site.ts'
import { createFileStore, type Library, readWaiting } from '../modules/library/library.ts'
import { openExchangeStore } from '../modules/exchange/exchange.ts'
import { createSearch } from './search/search.ts'
import { allRoutes } from './routes.ts'
import type { Settings } from './settings.ts'
import { people } from './workspace/people.ts'
import { closeWorld, readWorld, syncWorld } from './world.ts'

/** Something about the machine, the server or the content stops us; the message says what. */
export class CannotStart extends Error {}

export type Say = (sentence: string) => void

/** Opens the database, migrates it and brings the content in. */
export async function openStore(settings: Settings, say: Say): Promise<Database> {
  say(settings.databaseUrl ? 'Connecting to the PostgreSQL server …' : 'Opening the embedded database …')
  const database = await openDatabase({
    url: settings.databaseUrl, folder: `${settings.varFolder}/database`,
  })
  try {
    const { problems, warnings, separateRole } = await checkRights(database)
    for (const warning of warnings) say(warning)
    if (problems.length > 0) throw new CannotStart(problems.join('\n'))
    database.separateRole = separateRole
    const applied = await migrate(database, databaseParts)
    if (applied.length > 0) say(`Database brought up to date (${applied.length} steps).`)
    const content = readContent(settings.contentFolder)
    if (content.errors.length > 0) throw new CannotStart(describe(content.errors))
    await syncContent(database, content, settings)
    await bringWorld(database, settings)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

// The exercise world is there on trial machines only.
async function bringWorld(database: Database, { mode }: Settings): Promise<void> {
  if (mode === 'production') {
    await closeWorld(database)
    return
  }
  const world = readWorld()
  if (world.errors.length > 0) throw new CannotStart(describe(world.errors))
  await syncWorld(database, world)
}

/** The library's means of adding files, outside the server: nothing is indexed in memory. */
export function createLibrary(database: Database, { varFolder }: Settings): Library {
  return { database, store: createFileStore(varFolder), onReady: async () => {} }
}

export type App = {
  web: Web
  library: Library
  /** Every route there is: the site map and the permission map. */
  routes: Route[]
  close: () => Promise<void>
}

/** The web application on an open database. */
export async function createApp(database: Database, settings: Settings, say: Say): Promise<App> {
  say('Preparing styles and the search index …')
  const assets: Assets = await loadAssets()
  const search = await createSearch(database, settings)
  const library = { ...createLibrary(database, settings), onReady: search.addFile }
  const trial = settings.mode === 'trial'
  const frame = { site: readSite(settings.contentFolder), assets, trial }
  const machine = machineSecret(settings.secret ?? readMachineSecret(settings.varFolder))
  const routes = allRoutes({
    assets, site: frame.site, store: library.store, search, database, trial, machine,
    provider: settings.provider, keepsMail: trial && settings.mail === undefined,
    exchangeFiles: {
      store: openExchangeStore(settings.varFolder), isScanned: settings.scanner !== undefined,
      roomBytes: settings.fileRoomBytes,
    },
  })
  const web = createWeb({
    database,
    settings: { ...settings, trial, uploads: { folder: `${settings.varFolder}/uploads` } },
    routes,
    extra: (web) => mountApi(web, {
      database,
      endpoints,
      information: {
        title: 'Puente',
        description: 'Publications, projects, bodies, States, topics and treaties of hemispheric security.',
        version: '1',
        origin: settings.origin,
        licence: { name: 'Facts by their sources', url: `${settings.origin}/en/licence` },
      },
      wording: { failure: errorText, parameter: wrongText },
    }),
    shell: {
      render: (answer, context) => renderPage(frame, answer, context),
      errorPage,
      errorText,
      people,
    },
    languagesOf: (route, _language, values, answer) => Object.fromEntries(
      languages.map((other) => [other, link(route.path, other, values, answer.query)]),
    ) as Record<Language, string>,
  })
  // Files that were waiting when the program ended are read now, while pages are already served.
  void readWaiting(library).catch(() => say('Files in the library wait: see the log.'))
  // What is for trial mode is not there at all elsewhere.
  const there = routes.filter(({ audience }) => audience !== 'trial' || trial)
  return { web, library, routes: there, close: search.save }
}

function describe(errors: { file: string, field: string, message: string }[]): string {
  const lines = errors.slice(0, 10)
    .map(({ file, field, message }) => `  ${file}: ${field} ${message}`)
  return [`The content has ${errors.length} errors (bin/content check lists all):`, ...lines].join('\n')
}
