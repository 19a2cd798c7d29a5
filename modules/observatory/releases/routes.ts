// The addresses of releases and who may call them.
import { machine, page, type Route } from '../../../kernel/http/route.ts'
import { paths } from '../paths.ts'
import { releasesFeed } from './feed.ts'
import { releasesPage } from './releases-page.tsx'

export const releaseRoutes: Route[] = [
  page({ name: 'releases', path: paths.releases, audience: 'everyone', handle: releasesPage }),
  machine({
    name: 'releases-feed', methods: ['GET'], pattern: '/data/releases.atom', audience: 'everyone',
    handle: releasesFeed,
  }),
]
