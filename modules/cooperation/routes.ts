// Every address of this module and who may call it.
import { page } from '../../kernel/http/route.ts'
import { paths } from './paths.ts'
import { projectsPage } from './projects/index-page.tsx'
import { projectPage } from './projects/item-page.tsx'

export const routes = [
  page({ name: 'projects', path: paths.projects, audience: 'everyone', handle: projectsPage }),
  page({ name: 'project', path: paths.project, audience: 'everyone', handle: projectPage }),
]
