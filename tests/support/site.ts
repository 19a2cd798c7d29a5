// The whole site in this process, with the real content, on the database that engine.ts gives.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApp, openStore, type App } from '../../app/app.ts'
import { readSettings, type Settings } from '../../app/settings.ts'
import type { Database } from '../../kernel/database/database.ts'
import { type Listening, listen } from '../../kernel/http/server.ts'
import { emptyServer } from './engine.ts'
import { copyTemplate } from './template.ts'

export type Site = App & {
  database: Database
  settings: Settings
  /** Asks without a network. */
  get: (address: string, headers?: Record<string, string>) => Promise<Response>
  end: () => Promise<void>
}

/** Opens a site; `environment` adds settings. Takes some seconds: once for a test file. */
export async function openSite(environment: Record<string, string> = {}): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-site-'))
  const server = await emptyServer()
  const settings = readSettings({
    PUENTE_VAR: folder, PUENTE_URL: 'http://puente.test', DATABASE_URL: server, ...environment,
  })
  // A site in production holds no exercise world, so it is filled by itself.
  if (server === undefined && settings.mode === 'trial') await copyTemplate(folder)
  const database = await openStore(settings, () => {})
  const app = await createApp(database, settings, () => {})
  return {
    ...app,
    database,
    settings,
    get: (address, headers = {}) => Promise.resolve(app.web.request(address, { headers })),
    end: async () => {
      await app.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The site on a port of this machine, for a browser. */
export async function serveSite(site: Site): Promise<Listening & { origin: string }> {
  const listening = await listen(site.web, { host: '127.0.0.1', port: 0 })
  return { ...listening, origin: `http://127.0.0.1:${listening.port}` }
}

/** One address of every template, in a language; what is behind them exists in the content. */
export const templates: Record<string, string> = {
  home: '/en',
  homeInSpanish: '/es',
  about: '/en/about',
  countries: '/es/paises',
  country: '/en/countries/hnd',
  departments: '/fr/departements',
  department: '/en/departments/cicad',
  bodies: '/pt/orgaos',
  body: '/en/bodies/mem',
  topics: '/en/topics',
  topic: '/es/temas/firearms',
  treaties: '/en/treaties',
  treaty: '/fr/traites/a-63',
  publications: '/en/publications',
  publicationsFiltered: '/es/publicaciones?topic=drugs&language=es',
  publication: '/es/publicaciones/3',
  projects: '/pt/projetos',
  project: '/en/projects/6',
  data: '/en/data',
  indicator: '/en/data/indicators/homicide-rate?area=hnd',
  indicatorOnMap: '/es/datos/indicadores/homicide-rate?map=geography',
  indicatorByCategory: '/pt/dados/indicadores/drug-seizures',
  indicatorByMonth: '/fr/donnees/indicateurs/darien-entries',
  indicatorWithParts: '/es/datos/indicadores/organized-violence-deaths?area=mex',
  indicatorWithoutTrend: '/en/data/indicators/cyber-index',
  compare: '/en/data/compare?indicator=homicide-rate&area=HND&area=GTM&group=caribbean',
  compareWrong: '/es/datos/comparar?indicator=homicide-rate&area=ATL&chart=',
  besides: '/en/data/side-by-side/homicide-count',
  beside: '/pt/dados/lado-a-lado/homicide-rate?areas=MEX',
  area: '/es/datos/paises/brb',
  groups: '/en/data/groups',
  group: '/fr/donnees/groupes/oas-active',
  sources: '/pt/dados/fontes',
  source: '/en/data/sources/unodc-homicide',
  releases: '/en/data/releases?indicator=homicide-rate',
  methods: '/fr/donnees/methodes',
  machines: '/en/data/download',
  claims: '/en/data/how-we-count',
  claim: '/es/datos/como-contamos/world-homicide-share',
  cubes: '/en/data/sub-national',
  cube: '/es/datos/subnacional/mexico-victims',
  search: '/en/search?q=overcrowded%20prisons',
  searchEmpty: '/fr/recherche',
  help: '/en/help',
  accessibility: '/es/accesibilidad',
  privacy: '/fr/confidentialite',
  licence: '/pt/licenca',
  contact: '/en/contact',
  status: '/en/status',
  api: '/en/api',
  signIn: '/es/ingresar',
  signInCode: '/pt/entrar/codigo',
  firstCode: '/fr/connexion/premiere-fois',
  recovery: '/fr/connexion/recuperation',
  recoveryCode: '/en/sign-in/recovery/code',
  notFound: '/en/nothing-here',
  wrongFilter: '/en/publications?year=abc',
}
