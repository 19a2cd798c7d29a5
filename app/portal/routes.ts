// Every address of the portal's own pages and who may call it.
import { machine, page, type Route } from '../../kernel/http/route.ts'
import { directoryPaths } from '../../modules/directory/directory.ts'
import { aboutPage } from './about-page.tsx'
import { bodiesPage, bodyPage, departmentPage, departmentsPage } from './body-pages.tsx'
import { countryPage } from './country-page.tsx'
import { homePage } from './home-page.tsx'
import { paths } from './paths.ts'
import { chooseTheme } from './theme.ts'
import type { Database } from '../../kernel/database/database.ts'
import { machineFiles } from './machine-files.ts'
import type { Site } from './site.ts'
import { simplePages } from './simple-pages.tsx'
import { topicPage, topicsPage } from './topic-pages.tsx'

export type PortalParts = { site: Site, database: Database }

export function portalRoutes({ site, database }: PortalParts): Route[] {
  return [
    page({ name: 'home', path: paths.home, audience: 'everyone', handle: homePage }),
    page({ name: 'about', path: paths.about, audience: 'everyone', handle: aboutPage }),
    page(
      { name: 'country', path: directoryPaths.country, audience: 'everyone', handle: countryPage },
    ),
    page({ name: 'departments', path: directoryPaths.departments, audience: 'everyone',
      handle: departmentsPage }),
    page({ name: 'department', path: directoryPaths.department, audience: 'everyone',
      handle: departmentPage }),
    page({ name: 'bodies', path: directoryPaths.bodies, audience: 'everyone', handle: bodiesPage }),
    page({ name: 'body', path: directoryPaths.body, audience: 'everyone', handle: bodyPage }),
    page({ name: 'topics', path: directoryPaths.topics, audience: 'everyone', handle: topicsPage }),
    page({ name: 'topic', path: directoryPaths.topic, audience: 'everyone', handle: topicPage }),
    machine({
      name: 'theme', methods: ['POST'], pattern: '/theme', audience: 'everyone',
      handle: chooseTheme,
    }),
    ...simplePages({ site, database }),
    ...machineFiles(site),
  ]
}
