// Every address of this module and who may call it.
import { format, machine, page, type Route } from '../../kernel/http/route.ts'
import { citationFormats, citationHandler } from './citations/formats.ts'
import { oaiHandler, type Repository } from './oai/api.ts'
import { coverHandler, fileHandler } from './files/api.ts'
import type { FileStore } from '../../kernel/files/store.ts'
import { paths } from './paths.ts'
import { feedHandler } from './publications/feed.ts'
import { publicationsPage } from './publications/index-page.tsx'
import { publicationHandler } from './publications/item-page.tsx'
import { linksetAnswer } from './publications/linkset.ts'

/** `repository`: the names and the contact that citations, feeds and harvesters are told. */
export function libraryRoutes(repository: Repository, store: FileStore): Route[] {
  const { publisher } = repository
  return [
    page({ name: 'publications', path: paths.publications, audience: 'everyone', handle: publicationsPage }),
    format({
      name: 'publications-feed', path: paths.publications, extension: 'atom',
      audience: 'everyone', handle: feedHandler(publisher),
    }),
    ...citationFormats.map((extension) => format({
      name: `publication-${extension}`, path: paths.publication, extension,
      audience: 'everyone', handle: citationHandler(extension, publisher),
    })),
    format({
      name: 'publication-linkset', path: paths.publication, extension: 'linkset',
      audience: 'everyone', handle: linksetAnswer,
    }),
    page({
      name: 'publication', path: paths.publication, audience: 'everyone',
      handle: publicationHandler(publisher),
    }),
    machine({
      name: 'oai', methods: ['GET', 'POST'], pattern: '/oai', audience: 'everyone',
      handle: oaiHandler(repository),
    }),
    machine({
      name: 'file', methods: ['GET'], pattern: '/files/:id/:name', audience: 'everyone',
      handle: fileHandler(store),
    }),
    machine({
      name: 'cover', methods: ['GET'], pattern: '/covers/:id', audience: 'everyone',
      handle: coverHandler(store),
    }),
  ]
}
