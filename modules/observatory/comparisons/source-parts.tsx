// Where compared figures come from, how to get them as files, and what must be known of them.
import { queryText } from '../../../kernel/http/paths.ts'
import { colon, formatDate } from '../../../kernel/i18n/format.ts'
import { Action, Tag } from '../../../kernel/ui/parts.tsx'
import type { Release, Remark, Series } from '../indicators/indicator.ts'
import { texts as observatoryTexts } from '../messages.ts'
import { href } from '../paths.ts'
import type { Pick } from './comparison.ts'
import { type Labels, pickLabel } from './labels.tsx'
import { texts } from './messages.ts'

/** Which part of a series is shown; '' = all. */
export type Extent = { areas: string[], from: string, to: string, asOf: string }

type PartProps = { labels: Labels, picks: Pick[], extent: Extent }

/** Source, release, licence, note and files of each series. */
export function SeriesList(
  { labels, picks, extent, releases }: PartProps & { releases: Release[] },
) {
  const { language } = labels
  const t = texts(language).series
  const { indicator: files, licenceUnclear } = observatoryTexts(language)
  return (
    <ul class="plain">
      {picks.map((pick) => {
        const { indicator, series } = pick
        const source = labels.licence(series)
        const release = releaseOf(releases, series, extent.asOf)
        return (
          <li class="stack">
            <h3 class="h3">
              <a href={href.indicator(language, indicator.id)}>{labels.indicator(indicator.id)}</a>
              {pickLabel(labels, pick, picks) !== '' && pick.cut !== '' &&
                <span class="meta"> {labels.cut(indicator, pick.cut)}</span>}
            </h3>
            <p>
              <a href={href.source(language, series.source)}>{labels.source(series, 'long')}</a>
              {release && <span class="meta"> {t.vintage({
                vintage: release.vintage, date: formatDate(language, release.released),
              })}</span>}
            </p>
            <p class="meta">
              {t.licence}{colon(language)} {source?.licence}{' '}
              {source?.licenceStatus === 'unclear' &&
                <Tag text={licenceUnclear} kind="warn" />}
            </p>
            {series.note && <p>{series.note[language]}</p>}
            <div class="acts" role="group" aria-label={t.downloads}>
              {(['csv', 'json', 'svg', 'png'] as const).map((kind) => (
                <Action icon="download" text={files[kind]}
                  href={fileOf(labels, pick, extent)(kind)} />
              ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** "UNODC 2026-07-12": the source and its release, without saying a name twice. */
export function sourceLine(labels: Labels, series: Series, release: Release | undefined): string {
  const name = labels.source(series)
  const { vintage = '' } = release ?? {}
  return vintage.startsWith(name) ? vintage : [name, vintage].filter(Boolean).join(', ')
}

/** The newest release that was known. */
export const releaseOf = (releases: Release[], { id }: Series, asOf: string) =>
  releases.filter(({ series, released }) => series === id && (asOf === '' || released <= asOf))
    .toSorted((a, b) => b.released.localeCompare(a.released))[0]

const fileOf = ({ language }: Labels, pick: Pick, extent: Extent) => (kind: string) => {
  const { indicator, series, cut } = pick
  return `/data/indicators/${indicator.id}.${kind}${queryText({
    lang: language, source: series.source, cut: cut === '' ? 'total' : cut,
    areas: extent.areas.join(','), from: extent.from, to: extent.to, asOf: extent.asOf,
  })}`
}

/** The remarks on what is shown; those on other areas and years are left out. */
export function Remarks({ labels, picks, extent }: PartProps) {
  const t = texts(labels.language).remarks
  const shown = picks.flatMap((pick) => pick.series.remarks
    .filter((remark) => concerns(remark, extent)).map((remark) => ({ pick, remark })))
  if (shown.length === 0) return <p>{t.none}</p>
  return (
    <ul class="plain">
      {shown.map(({ pick, remark }) => (
        <li>
          <RemarkText labels={labels} remark={remark} what={pickLabel(labels, pick, picks)} />
        </li>
      ))}
    </ul>
  )
}

export const concerns = ({ areas, since, until }: Remark, extent: Extent) =>
  (areas === null || areas.some((area) => extent.areas.includes(area))) &&
  (since === null || extent.to === '' || since <= `${extent.to}~`) &&
  (until === null || extent.from === '' || `${until}~` >= extent.from)

/** One remark: its kind, its words, whom and when it concerns. */
export function RemarkText(
  { labels, remark, what }: { labels: Labels, remark: Remark, what: string },
) {
  const { language } = labels
  const t = texts(language).remarks
  const facts = [
    what,
    remark.areas && t.areas({ names: remark.areas.map(labels.area).join(', ') }),
    spanOf(labels, remark),
  ].filter((fact) => fact)
  return (
    <>
      <Tag text={observatoryTexts(language).remarkKinds[remark.kind]}
        kind={remark.kind === 'break' || remark.kind === 'doubt' ? 'warn' : 'line'} />
      <p>{remark.text[language]}</p>
      {facts.length > 0 && <p class="meta">{facts.join(' · ')}</p>}
      {remark.source?.startsWith('http') &&
        <p><a href={remark.source} rel="external">{t.source}</a></p>}
    </>
  )
}

function spanOf({ language, period }: Labels, { since, until }: Remark): string {
  const t = texts(language).remarks
  if (since !== null && until !== null) {
    return since === until
      ? period(since) : t.both({ since: period(since), until: period(until) })
  }
  if (since !== null) return t.since({ since: period(since) })
  return until === null ? '' : t.until({ until: period(until) })
}
