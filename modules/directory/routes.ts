// Every address of this module and who may call it.
import { page } from '../../kernel/http/route.ts'
import { paths } from './paths.ts'
import { countriesPage } from './states/index-page.tsx'
import { treatiesPage } from './treaties/index-page.tsx'
import { treatyPage } from './treaties/item-page.tsx'

export const routes = [
  page({ name: 'countries', path: paths.countries, audience: 'everyone', handle: countriesPage }),
  page({ name: 'treaties', path: paths.treaties, audience: 'everyone', handle: treatiesPage }),
  page({ name: 'treaty', path: paths.treaty, audience: 'everyone', handle: treatyPage }),
]
