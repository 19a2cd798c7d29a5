// Every endpoint of the JSON interface and who may call it.
import { z } from '../../kernel/http/openapi-zod.ts'
import { type Endpoint, endpoint } from '../../kernel/http/api.ts'
import {
  getProject, href as cooperation, listWholeProjects, type Project,
} from '../../modules/cooperation/cooperation.ts'
import {
  type Body, departmentIds, getBody, getState, getTreaty, href as directory, listParticipations,
  listStates,
  listTopics, listWholeBodies, listWholeTreaties, type State, type Topic, type Treaty,
} from '../../modules/directory/directory.ts'
import {
  getPublication, href as library, listWhole, type Publication,
} from '../../modules/library/library.ts'
import { claimEndpoints, cubeEndpoints } from '../../modules/observatory/observatory.ts'
import { exchangeEndpoints } from './exchange.ts'
import { en } from './messages/en.ts'
import { observatoryEndpoints } from './observatory.ts'
import {
  body, list, page, paging, participation, project, publication, state, topic, treaty,
} from './schemas.ts'

const oneOfLanguages = z.enum(['en', 'es', 'pt', 'fr']).optional()
const department = z.enum(departmentIds).optional()
const word = z.string().regex(/^[a-z-]{2,40}$/).optional()
const number = z.strictObject({ id: z.string().regex(/^[1-9]\d{0,8}$/) })
const code = z.strictObject({ id: z.string().min(1).max(40) })

const { summaries } = en

export const endpoints: Endpoint[] = [
  ...observatoryEndpoints,
  ...claimEndpoints,
  ...cubeEndpoints,
  ...exchangeEndpoints,
  endpoint({
    name: 'listPublications', path: '/publications', audience: 'everyone',
    summary: summaries.listPublications,
    query: z.strictObject({ ...paging, language: oneOfLanguages, department, topic: word }),
    answer: page(publication),
    handle: async ({ reader, query: { limit, after, ...only }, origin }) => {
      const found = await listWhole(reader, { after, limit: limit + 1, only: inLists(only) })
      return onePage(found, limit, (one) => publicationAnswer(one, origin))
    },
  }),
  endpoint({
    name: 'getPublication', path: '/publications/{id}', audience: 'everyone',
    summary: summaries.getPublication, values: number, answer: publication,
    handle: async ({ reader, values, origin }) =>
      publicationAnswer(await getPublication(reader, values.id), origin),
  }),
  endpoint({
    name: 'listProjects', path: '/projects', audience: 'everyone',
    summary: summaries.listProjects,
    query: z.strictObject(paging), answer: page(project),
    handle: async ({ reader, query: { limit, after }, origin }) => {
      const found = await listWholeProjects(reader, { after, limit: limit + 1 })
      return onePage(found, limit, (one) => projectAnswer(one, origin))
    },
  }),
  endpoint({
    name: 'getProject', path: '/projects/{id}', audience: 'everyone',
    summary: summaries.getProject, values: number, answer: project,
    handle: async ({ reader, values, origin }) => projectAnswer(
      await getProject(reader, values.id), origin,
    ),
  }),
  endpoint({
    name: 'listStates', path: '/states', audience: 'everyone',
    summary: summaries.listStates, answer: list(state),
    handle: async ({ reader, origin }) =>
      ({ items: (await listStates(reader)).map((one) => stateAnswer(one, origin)) }),
  }),
  endpoint({
    name: 'getState', path: '/states/{id}', audience: 'everyone',
    summary: summaries.getState, values: code, answer: state,
    handle: async ({ reader, values, origin }) => stateAnswer(
      await getState(reader, values.id), origin,
    ),
  }),
  endpoint({
    name: 'listBodies', path: '/bodies', audience: 'everyone',
    summary: summaries.listBodies, answer: list(body),
    handle: async ({ reader, origin }) =>
      ({ items: (await listWholeBodies(reader)).map((one) => bodyAnswer(one, origin)) }),
  }),
  endpoint({
    name: 'getBody', path: '/bodies/{id}', audience: 'everyone',
    summary: summaries.getBody, values: code, answer: body,
    handle: async ({ reader, values, origin }) => bodyAnswer(
      await getBody(reader, values.id), origin,
    ),
  }),
  endpoint({
    name: 'listTopics', path: '/topics', audience: 'everyone', summary: summaries.listTopics,
    answer: list(topic),
    handle: async ({ reader, origin }) =>
      ({ items: (await listTopics(reader)).map((one) => topicAnswer(one, origin)) }),
  }),
  endpoint({
    name: 'listTreaties', path: '/treaties', audience: 'everyone', summary: summaries.listTreaties,
    answer: list(treaty),
    handle: async ({ reader, origin }) =>
      ({ items: (await listWholeTreaties(reader)).map((one) => treatyAnswer(one, origin)) }),
  }),
  endpoint({
    name: 'getTreaty', path: '/treaties/{id}', audience: 'everyone',
    summary: summaries.getTreaty, values: code, answer: treaty,
    handle: async ({ reader, values, origin }) => treatyAnswer(
      await getTreaty(reader, values.id), origin,
    ),
  }),
  endpoint({
    name: 'listParticipations', path: '/treaties/{id}/participations', audience: 'everyone',
    summary: summaries.listParticipations,
    values: code, answer: list(participation),
    handle: async ({ reader, values }) => {
      const { id } = await getTreaty(reader, values.id)
      return { items: await listParticipations(reader, id) }
    },
  }),
]

type Only = {
  language?: string | undefined, department?: string | undefined, topic?: string | undefined,
}

const inLists = ({ language, department: of, topic: about }: Only) => ({
  language: language ? [language] : [], department: of ? [of] : [], topic: about ? [about] : [],
})

function onePage<T extends { id: number }, A>(found: T[], limit: number, answer: (one: T) => A) {
  const items = found.slice(0, limit)
  return { items: items.map(answer), next: found.length > limit ? items.at(-1)?.id ?? null : null }
}

function publicationAnswer(one: Publication, origin: string) {
  const { languagesNote: _, addedAt: __, files, ...rest } = one
  return {
    ...rest,
    files: files.map(({ id, ...file }) => ({ ...file, url: origin + library.file(id, file.name) })),
    url: origin + library.publication('en', one.id), updatedAt: one.updatedAt.toISOString(),
  }
}

function projectAnswer(
  { statesPublished, states, updatedAt: _, ...rest }: Project, origin: string,
) {
  return {
    ...rest, states: statesPublished ? states : null,
    url: origin + cooperation.project('en', rest.id),
  }
}

function stateAnswer(one: State, origin: string) {
  const { id, iso2, name, nameFormal, officialLanguages, status, statusAsOf } = one
  return {
    id, url: origin + directory.country('en', id), iso2, name, nameFormal, officialLanguages,
    status, statusAsOf,
  }
}

function bodyAnswer(one: Body, origin: string) {
  const { id, name, acronym, type, parent, department, created, functions, outputs } = one
  const { documentSeries, topics, notes, sources } = one
  return {
    id, url: origin + directory.body('en', id), name, acronym, type, parent, department, created,
    functions, outputs, documentSeries, topics, notes, sources,
  }
}

const topicAnswer = (one: Topic, origin: string) =>
  ({ ...one, url: origin + directory.topic('en', one.id) })

function treatyAnswer(one: Treaty, origin: string) {
  const { id, acronym, title, adopted, entryIntoForce, topics, bodies } = one
  const { participationAsOf, participationComplete, notes, sources } = one
  return {
    id, url: origin + directory.treaty('en', id), acronym, title, adopted, entryIntoForce, topics,
    bodies, participationAsOf, participationComplete, notes, sources,
  }
}
