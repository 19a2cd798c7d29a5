// Mounts every route there is: the site map and the permission map in one place.
import { machine, type Route } from '../kernel/http/route.ts'
import { NotFound } from '../kernel/http/problem.ts'
import type { Assets } from '../kernel/ui/assets.ts'
import { routes as directory } from '../modules/directory/directory.ts'
import { chooseTheme } from './portal/theme.ts'

export function allRoutes(assets: Assets): Route[] {
  return [
    ...directory,
    machine({
      name: 'assets', methods: ['GET'], pattern: '/assets/:file', audience: 'everyone',
      handle: async ({ values }) => serveAsset(assets, values.file ?? ''),
    }),
    machine({
      name: 'theme', methods: ['POST'], pattern: '/theme', audience: 'everyone', handle: chooseTheme,
    }),
  ]
}

function serveAsset(assets: Assets, file: string) {
  const found = assets.find(file)
  if (!found) throw new NotFound()
  return found
}
