// What changed since: every release, and the figures it changed.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { compareNames, formatDate } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { queryText } from '../../../kernel/http/paths.ts'
import { Action, Notice, PageTitle, Section } from '../../../kernel/ui/parts.tsx'
import type { Area } from '../areas/area.ts'
import { listAreas } from '../areas/queries.ts'
import type { Indicator, Release, Series, StatisticalSource } from '../indicators/indicator.ts'
import {
  listIndicators, listReleases, listSeries, listSources,
} from '../indicators/queries.ts'
import { cutText, figureText } from '../indicators/view.tsx'
import { texts } from '../messages.ts'
import { type Change, listChanges } from '../observations/queries.ts'
import { href } from '../paths.ts'
import { type Asked, readAsked } from './input.ts'

const CHANGES_MAX = 200

type Names = {
  language: Language, indicators: Indicator[], areas: Area[], series: Series[],
  sources: StatisticalSource[],
}

export async function releasesPage({ language, reader, query }: PageRequest): Promise<PageAnswer> {
  const names: Names = {
    language, indicators: await listIndicators(reader), areas: await listAreas(reader),
    series: await listSeries(reader), sources: await listSources(reader),
  }
  const { asked, errors } = readAsked(query, names)
  const releases = (await listReleases(reader))
    .filter(({ series }) => asked.series.includes(series))
  const changes = await listChanges(reader, {
    series: asked.series, area: asked.area?.id,
  }, CHANGES_MAX)
  const t = texts(language)
  const chosen = { indicator: asked.indicator?.id, area: asked.area?.id }
  return {
    title: t.releases.title,
    description: t.releases.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    query: chosen,
    status: errors.length > 0 ? 400 : 200,
    head: <link rel="alternate" type="application/atom+xml"
      href={`/data/releases.atom${queryText({ ...chosen, lang: language })}`} />,
    main: (
      <>
        <PageTitle title={t.releases.title} lead={t.releases.lead}
          actions={<Action icon="rss" text={t.releases.feed}
            href={`/data/releases.atom${queryText({ ...chosen, lang: language })}`} />} />
        <div class="wrap stack">
          {errors.map(({ detail }) => <Notice>{t.releases.wrong({ value: detail })}</Notice>)}
          <AskForm names={names} asked={asked} />
          {releases.length === 0
            ? <p>{t.releases.noneAtAll}</p> : <ReleaseTable names={names} releases={releases} />}
        </div>
        <Section id="changed" title={t.releases.changed} sand>
          <Changes names={names} changes={changes} />
        </Section>
      </>
    ),
  }
}

function AskForm({ names, asked }: { names: Names, asked: Asked }) {
  const { language, indicators, areas } = names
  const t = texts(language).releases
  const order = compareNames(language)
  const lists = [
    { name: 'indicator', label: t.indicator, chosen: asked.indicator?.id,
      options: indicators.map(({ id, title }) => ({ value: id, text: title[language] })) },
    { name: 'area', label: t.area, chosen: asked.area?.id,
      options: areas.map(({ id, name }) => ({ value: id, text: name[language] })) },
  ]
  return (
    <form class="choices choices--row" action={href.releases(language)}>
      {lists.map(({ name, label, chosen, options }) => (
        <div class="govuk-form-group">
          <label class="govuk-label" for={name}>{label}</label>
          <select class="govuk-select" id={name} name={name}>
            <option value="">{t.all}</option>
            {options.toSorted((a, b) => order(a.text, b.text)).map(({ value, text }) =>
              <option value={value} selected={value === chosen}>{text}</option>)}
          </select>
        </div>
      ))}
      <button class="govuk-button" type="submit">{t.show}</button>
    </form>
  )
}

/** The indicator and the source of a series in words. */
export function nameSeries({ language, indicators, series, sources }: Names, id: string) {
  const found = series.find((one) => one.id === id)
  return {
    indicator: indicators.find((one) => one.id === found?.indicator),
    title: indicators.find((one) => one.id === found?.indicator)?.title[language] ?? id,
    source: sources.find((one) => one.id === found?.source)?.producer ?? '',
  }
}

function ReleaseTable({ names, releases }: { names: Names, releases: Release[] }) {
  const { language } = names
  const t = texts(language).releases
  return (
    <table class="tbl tbl--cards">
      <caption class="govuk-visually-hidden">{t.title}</caption>
      <thead>
        <tr>{[t.series, t.released, t.changes].map((head) => <th scope="col">{head}</th>)}</tr>
      </thead>
      <tbody>
        {releases.map((one) => {
          const { title, source, indicator } = nameSeries(names, one.series)
          const isFirst = !releases.some(({ series, released }) =>
            series === one.series && released < one.released)
          return (
            <tr>
              <th scope="row">
                {indicator ? <a href={href.indicator(language, indicator.id)}>{title}</a> : title}
                <span class="sub">{source} · {one.vintage}</span>
              </th>
              <td data-l={t.released}>{formatDate(language, one.released)}</td>
              <td data-l={t.changes}>
                {isFirst ? t.first(one) : t.counts(one)}
                <span class="sub">
                  <a href={`/data/series/${one.series}/${one.released}.csv?lang=${language}`}>
                    {t.file}
                  </a>
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Changes({ names, changes }: { names: Names, changes: Change[] }) {
  const { language } = names
  const t = texts(language).releases
  if (changes.length === 0) return <p>{t.none}</p>
  return (
    <>
      {changes.length === CHANGES_MAX && <p>{t.more({ count: CHANGES_MAX })}</p>}
      <div class="scroll" tabindex={0} role="region" aria-label={t.scroll}>
        <table class="tbl">
          <caption class="govuk-visually-hidden">{t.changed}</caption>
          <thead>
            <tr>
              {[t.indicator, t.area, t.period, t.released].map((head) =>
                <th scope="col">{head}</th>)}
              {[t.before, t.after].map((head) => <th scope="col" class="n">{head}</th>)}
            </tr>
          </thead>
          <tbody>{changes.map((one) => <ChangeRow names={names} change={one} />)}</tbody>
        </table>
      </div>
    </>
  )
}

function ChangeRow({ names, change }: { names: Names, change: Change }) {
  const { language, areas } = names
  const { title, source, indicator } = nameSeries(names, change.series)
  const text = (value: number | null) => value === null
    ? '–' : indicator ? figureText(language, indicator, value) : String(value)
  const t = texts(language)
  return (
    <tr>
      <td>
        {title}
        <span class="sub">{source}{indicator && change.cut !== '' &&
          ` · ${cutText(language, indicator, change.cut)}`}</span>
      </td>
      <td>{areas.find(({ id }) => id === change.area)?.name[language] ?? change.area}</td>
      <td>{change.period}</td>
      <td>{formatDate(language, change.released)}</td>
      <td class="n">{text(change.before)}</td>
      <td class="n">{change.kind === 'withdrawn' ? t.missing.withdrawn : text(change.after)}</td>
    </tr>
  )
}
