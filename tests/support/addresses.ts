// The addresses of the program, from its own table of routes: whatever is added is asked too.
import { link } from '../../kernel/http/paths.ts'
import type { Route } from '../../kernel/http/route.ts'
import { languages, type Language } from '../../kernel/i18n/languages.ts'
import type { Chance } from './chance.ts'
import type { Player } from './cast.ts'
import { type Asked, type StagedSite, tokenOf } from './staged-site.ts'
import type { Row, World } from './world.ts'

/** An item, and a file of it. */
export type Ids = { item: string, file: string }
export type Make = (ids: Ids) => Asked

type Asking = {
  site: StagedSite, player: Player, language: Language, chance: Chance, world: World
}
type OfPage = Exclude<Route, { kind: 'machine' }>

/** Routes of one item: all below /w/exchange/:id. */
const routesOf = ({ routes }: StagedSite, kinds: Route['kind'][]) => routes.filter(
  (route): route is OfPage => route.kind !== 'machine' && kinds.includes(route.kind)
    && route.path.includes(':id') && typeof route.path[1] === 'object'
    && route.path[1].en === 'exchange')

/** What is read of an item, the item itself first. */
export function readingOf({ site, player, language, chance }: Asking): [Make, ...Make[]] {
  const step = chance.pick(STEPS) ?? ''
  const pages = routesOf(site, ['page', 'format']).map((route): Make => (ids) =>
    ({ address: addressOf(route, language, { ...ids, step }), init: accepting('text/html') }))
  const page = pageOf(site, 'item', language)
  // A program has no use for pages, nor a person for the interface: all are asked all the same.
  return player.program ? [api, page, ...pages, api] : [page, ...pages, api]
}

const api: Make = ({ item }) => ({ address: `/api/v1/exchange/items/${item}` })

/** The page, or the file, of a name. */
export function pageOf({ routes }: StagedSite, name: string, language: Language): Make {
  const route = routes.find((one): one is OfPage => one.kind !== 'machine' && one.name === name)
  return ({ item, file }) => ({
    address: route ? link(route.path, language, { id: item, file }) : '/',
    init: accepting('text/html'),
  })
}

const accepting = (accept: string): RequestInit => ({ headers: { accept } })

/** What is written about an item. */
export function writingOf({ site, player, language, chance, world }: Asking): Make[] {
  const step = chance.pick(STEPS) ?? ''
  const fields = {
    token: player.account === null ? '' : tokenOf(player), ...fieldsOf(chance, world),
    organization: chance.pick(offeredTo(player, world))?.id ?? '',
  }
  return routesOf(site, ['form', 'upload']).map((route): Make => (ids) => {
    const address = addressOf(route, language, { ...ids, step })
    const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' }
    return { address, init: { method: 'POST', headers, body: bodyOf(route, fields) } }
  })
}

function bodyOf({ kind }: OfPage, fields: Record<string, string>): FormData | URLSearchParams {
  if (kind !== 'upload') return new URLSearchParams(fields)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob(['words']), 'a.txt')
  return form
}

const STEPS = ['marking', 'recipients', 'text', 'what']

function addressOf(
  route: OfPage, language: Language, { item, file, step }: Ids & { step: string },
): string {
  const address = link(route.path, language, { id: item, file, step, language: 'fr' })
  return route.kind === 'format' && route.extension ? `${address}.${route.extension}` : address
}

// What every form of an item may hold; each takes what it knows.
const fieldsOf = (chance: Chance, { organizations, rows }: World): Record<string, string> => ({
  do: chance.pick(['check', 'update', 'derive', 'discard', 'close', 'recall', 'ask', 'accept']) ?? '',
  text: 'words', title: 'words', summary: 'words', seen: 'yes', reason: 'words', accepted: 'yes',
  language: chance.pick(languages) ?? '', tlp: 'clear', pap: 'clear', level: 'item', revision: '1',
  client: chance.happens(0.8) ? chance.pick(organizations)?.id ?? NOBODY : NOBODY,
  request: chance.pick([...rows.onward_requests.keys()]) ?? NOBODY,
})

// The organizations of the same world: an invented one or the real one.
function offeredTo({ account }: Player, { organizations, memberships, people }: World): Row[] {
  const me = people.find(({ account_id }) => account_id !== null && account_id === account)?.id
  const mine = memberships.filter(({ person_id, until }) => person_id === me && until === null)
  const isExercise = organizations.find(({ id }) => id === mine[0]?.organization_id)?.exercise
  return organizations.filter(({ exercise }) => exercise === isExercise)
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** What everyone may ask for, without a value in its address; `word` is searched for. */
export function publicAddresses({ site, language }: Asking, word: string): Asked[] {
  const pages = site.routes.flatMap((route): string[] => {
    if (route.audience !== 'everyone') return []
    if (route.kind === 'machine') {
      return route.pattern.includes(':') || !route.methods.includes('GET') ? [] : [route.pattern]
    }
    if (!['page', 'format'].includes(route.kind)) return []
    if (route.path.some((part) => typeof part === 'string')) return []
    return [addressOf(route, language, { item: '', file: '', step: '' })]
  })
  const harvested = ['Identify', 'ListRecords&metadataPrefix=oai_dc',
    'ListIdentifiers&metadataPrefix=oai_dc', 'ListSets'].map((verb) => `/oai?verb=${verb}`)
  const searched = [`/${language}/search`, `/${language}/publications`, '/api/v1/search',
    '/api/v1/publications'].map((address) => `${address}?q=${word}`)
  return [...pages, ...harvested, ...searched, '/openapi.json'].map((address) => ({ address }))
}
