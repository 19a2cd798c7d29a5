// Mounts every route there is: the site map and the permission map in one place.
import { machine, type Route } from '../kernel/http/route.ts'
import { NotFound } from '../kernel/http/problem.ts'
import type { Assets } from '../kernel/ui/assets.ts'
import { routes as cooperation } from '../modules/cooperation/cooperation.ts'
import { routes as directory } from '../modules/directory/directory.ts'
import { libraryRoutes } from '../modules/library/library.ts'
import type { Site } from './portal/site.ts'
import { routes as portal } from './portal/routes.ts'

export function allRoutes(assets: Assets, site: Site): Route[] {
  return [
    ...portal,
    ...directory,
    ...libraryRoutes({
      name: `${site.name.en} (${site.platform})`,
      publisher: site.organization.name,
      // OAI-PMH asks for an address; one that cannot receive is honest where none is published.
      contact: site.contact ?? 'nobody@invalid.invalid',
    }),
    ...cooperation,
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
