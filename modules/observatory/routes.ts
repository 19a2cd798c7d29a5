// Every address of this module and who may call it.
import { page, type Route } from '../../kernel/http/route.ts'
import { groupPage, groupsPage } from './areas/group-pages.tsx'
import { areaPage } from './areas/profile-page.tsx'
import { claimRoutes } from './claims/routes.ts'
import { comparisonRoutes } from './comparisons/routes.ts'
import { cubeRoutes } from './cubes/routes.ts'
import { downloadRoutes } from './downloads/routes.ts'
import type { Publisher } from './downloads/table.ts'
import { dataPage } from './indicators/index-page.tsx'
import { indicatorPage } from './indicators/item-page.tsx'
import { sourcePage, sourcesPage } from './indicators/source-pages.tsx'
import { machinesPage } from './methods/machines-page.tsx'
import { methodsPage } from './methods/methods-page.tsx'
import { paths } from './paths.ts'
import { releaseRoutes } from './releases/routes.ts'

/** `publisher`: the names that citations and catalogues carry. */
export const observatoryRoutes = (publisher: Publisher): Route[] => [
  page({ name: 'data', path: paths.data, audience: 'everyone', handle: dataPage }),
  page({
    name: 'indicator', path: paths.indicator, audience: 'everyone',
    handle: indicatorPage(publisher),
  }),
  page({ name: 'area', path: paths.area, audience: 'everyone', handle: areaPage }),
  page({ name: 'groups', path: paths.groups, audience: 'everyone', handle: groupsPage }),
  page({ name: 'group', path: paths.group, audience: 'everyone', handle: groupPage }),
  page({ name: 'sources', path: paths.sources, audience: 'everyone', handle: sourcesPage }),
  page({ name: 'source', path: paths.source, audience: 'everyone', handle: sourcePage }),
  page({ name: 'methods', path: paths.methods, audience: 'everyone', handle: methodsPage }),
  page({ name: 'machines', path: paths.machines, audience: 'everyone', handle: machinesPage }),
  ...releaseRoutes,
  ...claimRoutes,
  ...comparisonRoutes,
  ...cubeRoutes,
  ...downloadRoutes(publisher),
]
