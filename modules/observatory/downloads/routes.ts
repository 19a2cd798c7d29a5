// Every address of the data for machines. They stay: scripts and spreadsheets depend on them.
import { machine, type Route } from '../../../kernel/http/route.ts'
import { areaHandler, releaseHandler, tableFormats, tableHandler } from './api.ts'
import { pictureFormats, pictureHandler } from './pictures.ts'
import type { Publisher } from './table.ts'
import { documentHandlers, documentNames } from './whole-api.ts'

/** `publisher`: the names and the contact that citations and catalogues carry. */
export function downloadRoutes(publisher: Publisher): Route[] {
  const documents = documentHandlers(publisher)
  return [
    ...tableFormats.map((format) => machine({
      name: `data-${format}`, methods: ['GET'], audience: 'everyone',
      pattern: `/data/indicators/:file{[a-z][a-z0-9-]*\\.${format.replace('.', '\\.')}}`,
      handle: tableHandler(format, publisher),
    })),
    ...pictureFormats.map((format) => machine({
      name: `data-${format}`, methods: ['GET'], audience: 'everyone',
      pattern: `/data/indicators/:file{[a-z][a-z0-9-]*\\.${format}}`,
      handle: pictureHandler(format, publisher),
    })),
    machine({
      name: 'data-release', methods: ['GET'], audience: 'everyone',
      pattern: '/data/series/:series/:file{\\d{4}-\\d{2}-\\d{2}\\.csv}',
      handle: releaseHandler(publisher),
    }),
    machine({
      name: 'data-area', methods: ['GET'], audience: 'everyone',
      pattern: '/data/areas/:file{[A-Z][A-Z-]*\\.csv}', handle: areaHandler,
    }),
    ...documentNames.map((name) => machine({
      name: `data-${name}`, methods: ['GET'], audience: 'everyone', pattern: `/data/${name}`,
      handle: documents(name),
    })),
  ]
}
