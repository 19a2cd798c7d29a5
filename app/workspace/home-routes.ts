// Every address of the workspace's own pages, and who may call it.
import { form, page, type Route } from '../../kernel/http/route.ts'
import { communitiesPage, communityPage, confirmEntries } from './communities-page.tsx'
import { workspacePage } from './home-page.tsx'
import { paths } from './paths.ts'

export function homeRoutes(): Route[] {
  return [
    page({ name: 'workspace', path: paths.home, audience: 'signed-in', handle: workspacePage }),
    page({ name: 'communities', path: paths.communities, audience: 'signed-in',
      handle: communitiesPage }),
    page({ name: 'community', path: paths.community, audience: 'signed-in',
      handle: communityPage }),
    form({ name: 'entries', path: paths.entries, audience: 'signed-in', handle: confirmEntries }),
  ]
}
