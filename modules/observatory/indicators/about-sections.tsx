// What stands behind an indicator: definition, method, remarks, sources, releases, downloads.
import { formatDate } from '../../../kernel/i18n/format.ts'
import { Action, Facts, Section, SourceList, Tag } from '../../../kernel/ui/parts.tsx'
import { queryText } from '../../../kernel/http/paths.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { choiceQuery } from './filters.ts'
import type { Remark } from './indicator.ts'
import { areaName, sourceLine, type View } from './view.tsx'

export function RemarksSection({ view }: { view: View }) {
  const { language, choice: { series } } = view
  const t = texts(language)
  if (series.remarks.length === 0 && !series.note) return null
  return (
    <Section id="remarks" title={t.indicator.remarks}>
      {series.note && <p>{series.note[language]}</p>}
      <ul class="plain remarks">
        {series.remarks.map((remark) => (
          <li>
            <Tag text={t.remarkKinds[remark.kind]}
              kind={remark.kind === 'doubt' || remark.kind === 'break' ? 'warn' : 'line'} />
            <p>{remark.text[language]}</p>
            <p class="meta">{[areasOf(view, remark), spanOf(view, remark)]
              .filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function areasOf(view: View, { areas }: Remark): string {
  const t = texts(view.language).indicator
  return areas === null
    ? '' : t.remarkAreas({ areas: areas.map((id) => areaName(view, id)).join(', ') })
}

function spanOf({ language }: View, { since, until }: Remark): string {
  const t = texts(language).indicator
  if (since === null && until === null) return ''
  return since === until ? since ?? '' : t.remarkSpan({
    since: since ?? t.start, until: until ?? t.open,
  })
}

export function AboutSection({ view }: { view: View }) {
  const { language, indicator } = view
  const t = texts(language)
  return (
    <Section id="about" title={t.indicator.aboutTitle} sand>
      <Facts entries={[
        [t.indicator.definition, indicator.definition[language]],
        [t.indicator.method, (
          <>
            <p>{indicator.method[language]}</p>
            <p><a href={href.methods(language)}>{t.methods.title}</a></p>
          </>
        )],
        [t.indicator.unit, t.units[indicator.unit]],
        [t.indicator.codes,
          indicator.codes.map(({ scheme, code }) => `${scheme} ${code}`).join(', ')],
        [t.indicator.references, <SourceList sources={indicator.sources} />],
      ]} />
    </Section>
  )
}

export function SourcesSection({ view }: { view: View }) {
  const { language, indicator, series, sources, coverage, releases, choice: { asOf } } = view
  const t = texts(language)
  const known = releases.filter(({ released }) => asOf === undefined || released <= asOf)
  return (
    <Section id="sources" title={t.indicator.sourcesTitle} more={series.length > 1 ? {
      href: href.beside(language, indicator.id), text: t.indicator.sideBySide,
    } : undefined}>
      <p>{t.indicator.sourcesLead}</p>
      <table class="tbl tbl--cards">
        <caption class="govuk-visually-hidden">{t.indicator.sourcesTitle}</caption>
        <thead>
          <tr>{[
            t.indicator.source, t.indicator.vintage, t.indicator.years, t.indicator.areas,
            t.indicator.licence,
          ].map((head) => <th scope="col">{head}</th>)}</tr>
        </thead>
        <tbody>
          {series.map((one) => {
            const source = sources.get(one.source)
            const covered = coverage.find((each) => each.series === one.id)
            return (
              <tr>
                <th scope="row">
                  <a href={href.source(language, one.source)}>{source?.producer ?? one.source}</a>
                  <span class="sub">{source?.dataset[language]}</span>
                </th>
                <td data-l={t.indicator.vintage}>
                  {known.find(({ series: id }) => id === one.id)?.vintage ?? '–'}
                </td>
                <td data-l={t.indicator.years}>
                  {covered ? `${covered.first}–${covered.last}` : '–'}
                </td>
                <td data-l={t.indicator.areas}>{covered?.areas ?? 0}</td>
                <td data-l={t.indicator.licence}>
                  {source?.licence}{' '}
                  {source?.licenceStatus === 'unclear' &&
                    <Tag text={t.licenceUnclear} kind="warn" />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

/** The address of a file of this page: what is chosen goes along. */
export function fileAddress(view: View, extension: string): string {
  const { language, indicator, choice, series } = view
  const isPicture = extension === 'svg' || extension === 'png'
  return `/data/indicators/${indicator.id}.${extension}${queryText({
    source: choice.series.id === series[0].id ? undefined : choice.series.source,
    cut: choice.cut, asOf: choice.asOf, areas: isPicture ? choice.area : undefined,
    lang: language,
  })}`
}

export function DownloadsSection({ view, origin }: { view: View, origin: string }) {
  const { language, indicator, releases, choice } = view
  const t = texts(language).indicator
  const page = origin + href.indicator(language, indicator.id, choiceQuery(choice, view.series[0]))
  const picture = origin + fileAddress(view, 'svg')
  return (
    <Section id="downloads" title={t.downloads} sand>
      <p>{t.downloadsLead}</p>
      <div class="acts">
        {(['csv', 'json', 'svg', 'png', 'zip'] as const).map((kind) =>
          <Action href={fileAddress(view, kind)} icon="download" text={t[kind]} />)}
        <Action href={fileAddress(view, 'metadata.json')} icon="download" text={t.metadata} />
        <Action icon="download" text={t.api}
          href={`/api/v1/observations${queryText({ indicator: indicator.id })}`} />
      </div>
      <div class="grid g-8-4">
        <div class="stack">
          <h3 class="h3">{t.cite}</h3>
          <p class="cite"><code>{citation(view, page)}</code></p>
          <h3 class="h3">{t.embed}</h3>
          <p class="meta">{t.embedHint}</p>
          <p class="cite"><code>
            {embedCode(page, picture, indicator.title[language])}
          </code></p>
        </div>
        <div class="stack">
          <h3 class="h3">{t.versions}</h3>
          <ul class="plain">
            {releases.map((one) => (
              <li>
                <a href={`/data/series/${one.series}/${one.released}.csv?lang=${language}`}>
                  {one.vintage}
                </a>
                <p class="meta">
                  {t.versionLine({ ...one, date: formatDate(language, one.released) })}
                </p>
              </li>
            ))}
          </ul>
          <p><a href={`/data/releases.atom?indicator=${indicator.id}&lang=${language}`}>{t.feed}</a></p>
        </div>
      </div>
    </Section>
  )
}

const embedCode = (page: string, picture: string, alt: string) =>
  `<a href="${page}"><img src="${picture}" alt="${alt}"></a>`

function citation(view: View, address: string): string {
  const { language, indicator, sources, choice } = view
  const demands = sources.get(choice.series.source)?.demands
  return [
    `${indicator.title[language]}. ${sourceLine(view)}.`, demands, `Puente, ${address}`,
  ].filter(Boolean).join(' ')
}
