// Every address of this module and who may call it.
import { page } from '../../kernel/http/route.ts'
import { paths } from './paths.ts'
import { countriesPage } from './states/index-page.tsx'

export const routes = [
  page({ name: 'countries', path: paths.countries, audience: 'everyone', handle: countriesPage }),
]
