// An area's latest figures as a table: with a small line, and the median of its neighbours.
import { Sparkline } from '../charts/sparkline.tsx'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { cutText, figureText } from '../indicators/view.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { Profile, ProfileRow } from '../summaries/profile.ts'
import { isKnown } from '../summaries/summary.ts'

/** `caption` names the table for those who do not see the heading above it. */
export function ProfileTable(
  { profile, rows, caption, language, withSource = false }: {
    profile: Profile, rows: ProfileRow[], caption: string, language: Language,
    withSource?: boolean,
  },
) {
  const t = texts(language).area
  const group = profile.group?.name[language] ?? ''
  const heads = [
    [t.indicator, ''], [t.latest, 'n'], [t.year, ''], [texts(language).indicator.trend, ''],
    [t.median({ group }), 'n'],
    ...(withSource ? [[t.source, '']] : []),
  ]
  return (
    <table class="tbl tbl--cards profile">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>{heads.map(([head, look]) =>
          <th scope="col" class={look || undefined}>{head}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a href={addressOf(row, profile, language)}>{row.indicator.title[language]}</a>
              <span class="sub">{subtitle(row, language)}</span>
            </th>
            <td class="n" data-l={t.latest}>
              <b>{figureText(language, row.indicator, row.latest.value)}</b>
            </td>
            <td data-l={t.year}>{row.latest.period}</td>
            <td><Line row={row} name={row.indicator.title[language]} language={language} /></td>
            <td class="n" data-l={t.median({ group })}>
              {row.median === undefined ? '–' : figureText(language, row.indicator, row.median)}
            </td>
            {withSource && <td data-l={t.source}>{row.source?.producer}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function subtitle({ indicator, cut }: ProfileRow, language: Language): string {
  const unit = texts(language).units[indicator.unit]
  return [unit, cutText(language, indicator, cut)].filter(Boolean).join(' · ')
}

function addressOf(
  { indicator, series }: ProfileRow, { area }: Profile, language: Language,
): string {
  return href.indicator(language, indicator.id, {
    area: area.id.toLowerCase(), source: series.source,
  })
}

function Line({ row, name, language }: { row: ProfileRow, name: string, language: Language }) {
  const known = row.points.filter(isKnown)
  const first = known[0]
  if (known.length < 3 || !row.indicator.trend || !first) return null
  return (
    <Sparkline values={yearly(row.points)} label={texts(language).area.sparkline({
      name,
      first: figureText(language, row.indicator, first.value), from: first.period,
      last: figureText(language, row.indicator, row.latest.value), to: row.latest.period,
    })} />
  )
}

/** One value for each period from the first to the last figure; null where there is none. */
function yearly(points: ProfileRow['points']): (number | null)[] {
  const known = points.filter(isKnown)
  const years = known.map(({ period }) => Number(period))
  const [first = 0, last = 0] = [years[0], years.at(-1)]
  if (years.some(Number.isNaN)) return points.map(({ value }) => value)
  const values = new Map(known.map(({ period, value }) => [Number(period), value]))
  return Array.from({ length: last - first + 1 }, (_, index) => values.get(first + index) ?? null)
}
