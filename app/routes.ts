// Mounts every route there is: the site map and the permission map in one place.
import type { Database } from '../kernel/database/database.ts'
import { NotFound } from '../kernel/http/problem.ts'
import { machine, page, type Route } from '../kernel/http/route.ts'
import type { Assets } from '../kernel/ui/assets.ts'
import { routes as cooperation } from '../modules/cooperation/cooperation.ts'
import { routes as directory } from '../modules/directory/directory.ts'
import { type ExchangeFiles, exchangeRoutes } from '../modules/exchange/exchange.ts'
import { type FileStore, libraryRoutes } from '../modules/library/library.ts'
import { observatoryRoutes } from '../modules/observatory/observatory.ts'
import { paths } from './portal/paths.ts'
import { portalRoutes } from './portal/routes.ts'
import type { Site } from './portal/site.ts'
import { searchHandler } from './search/page.tsx'
import type { Search } from './search/search.ts'
import { type WorkspaceParts, workspaceRoutes } from './workspace/routes.ts'

export type Parts = {
  assets: Assets, site: Site, store: FileStore, search: Search, database: Database,
  exchangeFiles: ExchangeFiles,
} & Pick<WorkspaceParts, 'trial' | 'machine' | 'provider' | 'keepsMail'>

export function allRoutes(
  { exchangeFiles, assets, site, store, search, database, machine: secret, ...parts }: Parts,
): Route[] {
  const repository = {
    name: `${site.name.en} (${site.platform})`,
    publisher: site.organization.name,
    // OAI-PMH asks for an address; one that cannot receive is honest where none is published.
    contact: site.contact ?? 'nobody@invalid.invalid',
  }
  return [
    ...portalRoutes({ site, database }),
    ...directory,
    ...libraryRoutes(repository, store),
    ...observatoryRoutes({
      platform: site.platform, name: site.name, url: site.organization.url,
      contact: site.contact,
    }),
    ...cooperation,
    ...exchangeRoutes(exchangeFiles, search.translate),
    ...workspaceRoutes({ ...parts, machine: secret, name: site.platform, database }),
    page(
      { name: 'search', path: paths.search, audience: 'everyone', handle: searchHandler(search) },
    ),
    machine({
      name: 'assets', methods: ['GET'], pattern: '/assets/:file', audience: 'everyone',
      handle: async ({ values }) => serveAsset(assets, values.file ?? ''),
    }),
  ]
}

function serveAsset(assets: Assets, file: string) {
  const found = assets.find(file)
  if (!found) throw new NotFound()
  return found
}
