// Sub-national tables for machines: which there are, what they are made of, and any table of two
// dimensions.
import { type Endpoint, endpoint } from '../../../kernel/http/api.ts'
import { z } from '../../../kernel/http/openapi-zod.ts'
import { BadInput, NotFound } from '../../../kernel/http/problem.ts'
import { href } from '../paths.ts'
import { dimensionOf } from './labels.ts'
import { en } from './messages/en.ts'
import { type Cube, getCube, listCubes } from './queries.ts'
import { readView, type View } from './view.ts'

const text = z.object({ en: z.string(), es: z.string(), pt: z.string(), fr: z.string() })
const version = z.object({
  number: z.int(), loadedAt: z.string(), vintage: z.string(), rows: z.int(),
  withoutFigure: z.int().describe('Rows of the file that give no figure; they are not counted.'),
  sha256: z.string(),
})
const source = z.object({
  id: z.string(), producer: z.string(), url: z.string(), licence: z.string(),
  licenceStatus: z.enum(['clear', 'unclear']), demands: z.string(),
})
const summary = z.object({
  id: z.string(),
  url: z.string(),
  title: text,
  area: z.string().describe('ISO 3166-1 alpha-3.'),
  measure: text,
  dimensions: z.array(z.object({
    id: z.string(), title: text, kind: z.enum(['year', 'month', 'words']),
  })),
  absent: z.enum(['none', 'not-reported'])
    .describe('What a combination without a row means: nothing happened, or nothing is reported.'),
  remarks: z.array(text),
  source,
  versions: z.array(version).describe('The newest first; empty until a file was loaded.'),
})
const figure = z.number().nullable().describe('null: not reported, which is not zero.')
const category = z.object({
  id: z.string(),
  title: z.union([text, z.null()]).describe('null: the source’s own word is all there is.'),
  printed: z.string(),
})
const table = z.object({
  cube: z.string(), version, source,
  rows: z.object({ dimension: z.string(), values: z.array(category) }),
  columns: z.object({ dimension: z.string(), values: z.array(category) }),
  cells: z.array(z.array(figure)).describe('By row, then column.'),
  rowTotals: z.array(figure),
  columnTotals: z.array(figure),
  total: figure,
})

const id = z.strictObject({ id: z.string().min(1).max(60) })
const word = z.string().regex(/^[a-z0-9-]{1,40}$/).optional()
const year = z.string().regex(/^\d{4}$/).optional()

export const cubeEndpoints: Endpoint[] = [
  endpoint({
    name: 'listCubes', path: '/cubes', audience: 'everyone', summary: en.endpoints.list,
    answer: z.object({ items: z.array(summary) }),
    handle: async ({ reader, origin }) =>
      ({ items: (await listCubes(reader)).map((cube) => describe(cube, origin)) }),
  }),
  endpoint({
    name: 'getCube', path: '/cubes/{id}', audience: 'everyone', summary: en.endpoints.one,
    values: id, answer: summary,
    handle: async ({ reader, values, origin }) =>
      describe(await getCube(reader, values.id), origin),
  }),
  endpoint({
    name: 'getCubeTable', path: '/cubes/{id}/table', audience: 'everyone',
    summary: en.endpoints.table,
    values: id,
    query: z.strictObject({
      rows: word, columns: word, from: year, to: year,
      order: z.enum(['listed', 'total']).optional(),
      version: z.string().regex(/^[1-9]\d{0,5}$/).optional(),
      filters: z.string().max(4000).optional().describe('sex=female;state=09,14'),
    }),
    answer: table,
    handle: async ({ reader, values, query }) => {
      const view = await readView(reader, values.id, queryOf(query))
      if (view.version === undefined) throw new NotFound()
      if (view.wrong.length > 0) {
        throw new BadInput(view.wrong.map(({ parameter, value }) =>
          ({ pointer: parameter, detail: value })))
      }
      return tableAnswer(view)
    },
  }),
]

/** "sex=female;state=09,14" and the other parameters, as the address of a page has them. */
function queryOf({ filters = '', ...rest }: Record<string, string | undefined>): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value) query.append(name, value)
  for (const part of filters.split(';').filter((one) => one !== '')) {
    const [name = '', values = ''] = part.split('=')
    for (const value of values.split(',')) query.append(name, value)
  }
  return query
}

const versionAnswer = ({ loadedAt, key: _, fileName: __, ...rest }: Cube['versions'][number]) =>
  ({ ...rest, loadedAt: loadedAt.toISOString() })

const sourceAnswer = ({ source: from }: Cube) => ({
  id: from.id, producer: from.producer, url: from.url, licence: from.licence,
  licenceStatus: from.licenceStatus, demands: from.demands,
})

function describe(cube: Cube, origin: string): z.infer<typeof summary> {
  const { description, versions } = cube
  return {
    id: description.id, url: origin + href.cube('en', description.id), title: description.title,
    area: description.area, measure: description.measure.title,
    dimensions: description.dimensions.map((one) =>
      ({ id: one.id, title: one.title, kind: one.kind })),
    absent: description.absent, remarks: description.remarks, source: sourceAnswer(cube),
    versions: versions.map(versionAnswer),
  }
}

function tableAnswer(
  { cube, choice, version: shown, table: counted }: View,
): z.infer<typeof table> {
  const axis = (dimension: string, values: typeof counted.rows) => ({
    dimension,
    values: values.map((value) => ({
      ...value,
      title: dimensionOf(cube.description, dimension).values
        .find((one) => one.id === value.id)?.title ?? null,
    })),
  })
  const { cells, rowTotals, columnTotals, total } = counted
  return {
    cube: cube.description.id, version: versionAnswer(shown), source: sourceAnswer(cube),
    rows: axis(choice.rows, counted.rows), columns: axis(choice.columns, counted.columns),
    cells, rowTotals, columnTotals, total,
  }
}
