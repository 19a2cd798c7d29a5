// GET /data/releases.atom?indicator=&area=&lang= : what releases changed, for one State, one
// indicator, or all.
import { BadInput } from '../../../kernel/http/problem.ts'
import { queryText } from '../../../kernel/http/paths.ts'
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import { isLanguage, type Language } from '../../../kernel/i18n/languages.ts'
import { toAtom } from '../../../standards/atom/atom.ts'
import { listAreas } from '../areas/queries.ts'
import type { Release } from '../indicators/indicator.ts'
import {
  listIndicators, listReleases, listSeries, listSources,
} from '../indicators/queries.ts'
import { texts } from '../messages.ts'
import { type Change, listChanges } from '../observations/queries.ts'
import { href } from '../paths.ts'
import { type Asked, readAsked } from './input.ts'

const ENTRIES = 100
const CHANGES_MAX = 5000

/** The feed; throws BadInput for a State, an indicator or a language that does not exist. */
export async function releasesFeed({ query, reader, origin }: MachineRequest): Promise<FileAnswer> {
  const language = query.get('lang') ?? 'en'
  if (!isLanguage(language)) {
    throw new BadInput([{ pointer: 'lang', detail: language.slice(0, 40) }])
  }
  const lists = {
    indicators: await listIndicators(reader), areas: await listAreas(reader),
    series: await listSeries(reader),
  }
  const { asked, errors } = readAsked(query, lists)
  // A subscriber to a State that does not exist would wait for ever: better to say so at once.
  if (errors.length > 0) throw new BadInput(errors)
  const releases = (await listReleases(reader))
    .filter(({ series }) => asked.series.includes(series))
  const changes = asked.area === undefined ? [] : await listChanges(reader, {
    series: asked.series, area: asked.area.id, added: true,
  }, CHANGES_MAX)
  const shown = asked.area === undefined ? releases : touching(releases, changes)
  const sources = await listSources(reader)
  const t = texts(language).releases
  const self = `${origin}/data/releases.atom${addressQuery(asked, language)}`
  const body = toAtom({
    id: self,
    title: [t.feedTitle, asked.indicator?.title[language], asked.area?.name[language]]
      .filter(Boolean).join(' – '),
    language,
    author: 'Puente',
    self,
    alternate: origin + href.releases(language, { indicator: asked.indicator?.id,
      area: asked.area?.id }),
    updated: new Date(shown[0]?.released ?? 0),
    entries: shown.slice(0, ENTRIES).map((release) => {
      const series = lists.series.find(({ id }) => id === release.series)
      const indicator = lists.indicators.find(({ id }) => id === series?.indicator)
      const source = sources.find(({ id }) => id === series?.source)
      return {
        id: `${origin}/data/series/${release.series}/${release.released}.csv${asked.area ? `#${asked.area.id}` : ''}`,
        title: t.entry({
          title: indicator?.title[language] ?? release.series, source: source?.producer ?? '',
          date: formatDate(language, release.released),
        }),
        language,
        link: origin + href.indicator(language, indicator?.id ?? '', asked.area
          ? { area: asked.area.id.toLowerCase() } : {}),
        updated: new Date(release.released),
        published: new Date(release.released),
        summary: t.summary(asked.area ? countIn(changes, release) : release),
        categories: [{ term: release.series, label: indicator?.title[language] ?? release.series }],
      }
    }),
  })
  return { body, type: 'application/atom+xml; charset=utf-8', headers: { 'content-language': language } }
}

const addressQuery = ({ indicator, area }: Asked, language: Language) =>
  queryText({ indicator: indicator?.id, area: area?.id, lang: language })

const touching = (releases: Release[], changes: Change[]) => releases.filter((release) =>
  changes.some((change) => isOf(change, release)))

const isOf = (change: Change, { series, released }: Release) =>
  change.series === series && change.released === released

function countIn(changes: Change[], release: Release) {
  const own = changes.filter((change) => isOf(change, release))
  const count = (kind: Change['kind']) => own.filter((one) => one.kind === kind).length
  return { added: count('added'), changed: count('changed'), withdrawn: count('withdrawn') }
}
