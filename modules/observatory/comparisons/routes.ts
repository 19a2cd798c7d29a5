// The addresses of comparisons and who may call them.
import { page, type Route } from '../../../kernel/http/route.ts'
import { paths } from '../paths.ts'
import { besidePage } from './beside-page.tsx'
import { comparePage } from './compare-page.tsx'

export const comparisonRoutes: Route[] = [
  page({ name: 'compare', path: paths.compare, audience: 'everyone', handle: comparePage }),
  page({ name: 'beside', path: paths.beside, audience: 'everyone', handle: besidePage }),
]
