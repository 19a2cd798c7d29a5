// Every address of the claims and who may call it.
import { machine, page, type Route } from '../../../kernel/http/route.ts'
import { paths } from '../paths.ts'
import { COMPUTATION, computationFile } from './code.tsx'
import { claimsPage } from './index-page.tsx'
import { claimPage } from './item-page.tsx'

export const claimRoutes: Route[] = [
  page({ name: 'claims', path: paths.claims, audience: 'everyone', handle: claimsPage }),
  page({ name: 'claim', path: paths.claim, audience: 'everyone', handle: claimPage }),
  machine({
    name: 'computation', methods: ['GET'], pattern: COMPUTATION, audience: 'everyone',
    handle: computationFile,
  }),
]
