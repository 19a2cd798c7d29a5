// The addresses of sub-national tables and who may call them.
import { machine, page, type Route } from '../../../kernel/http/route.ts'
import { paths } from '../paths.ts'
import { cubeFile } from './csv.ts'
import { cubePage } from './cube-page.tsx'
import { cubesPage } from './index-page.tsx'

export const cubeRoutes: Route[] = [
  page({ name: 'cubes', path: paths.cubes, audience: 'everyone', handle: cubesPage }),
  page({ name: 'cube', path: paths.cube, audience: 'everyone', handle: cubePage }),
  machine({
    name: 'cube-file', methods: ['GET'], pattern: '/data/cubes/:file', audience: 'everyone',
    handle: cubeFile,
  }),
]
