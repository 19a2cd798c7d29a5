// One area in two sources: the gap drawn, said and tabled.
import { formatNumber, formatShare } from '../../../kernel/i18n/format.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { type ChartSeries, type ChartText, hasValue } from '../charts/chart.ts'
import { texts as observatoryTexts } from '../messages.ts'
import type { BesideView, Contrast } from './beside-view.tsx'
import type { Gap, Line } from './comparison.ts'
import { GapChart } from './gap-chart.tsx'
import { Figure, type Labels } from './labels.tsx'
import { texts } from './messages.ts'
import { releaseOf, sourceLine } from './source-parts.tsx'

type Props = { view: BesideView, contrast: Contrast }

export function ContrastSection({ view, contrast }: Props) {
  const name = view.labels.area(contrast.area)
  const silent = silence(view, contrast)
  const text = wordsOf(view, contrast)
  const sentences = silent === null ? sentencesOf(view, contrast) : [silent]
  const lines: [Line, Line] = [contrast.a, contrast.b]
  return (
    <section class="stack comparison" aria-labelledby={`h-${contrast.area}`}>
      <h2 class="h2" id={`h-${contrast.area}`}>{name}</h2>
      {lines.some(({ points }) => points.some(hasValue)) && (
        <>
          <p class="meta">{text.subtitle}</p>
          <GapChart text={text} description={sentences.join(' ')} gaps={contrast.gaps}
            pair={[seriesOf(view, contrast.a, 'signal'), seriesOf(view, contrast.b, 'normal')]} />
        </>
      )}
      {silent === null ? sentences.map((one) => <p>{one}</p>) : <Notice info>{silent}</Notice>}
      {contrast.gaps.length > 0 && <GapTable view={view} contrast={contrast} />}
      <p class="meta">{text.source} · {text.licence}</p>
    </section>
  )
}

const namesOf = ({ nameOf }: BesideView, { a, b }: Contrast) =>
  ({ a: nameOf(a.pick.series), b: nameOf(b.pick.series) })

/** Why there is no gap; null where there is one. */
function silence(view: BesideView, contrast: Contrast): string | null {
  const t = texts(view.labels.language).beside
  const name = view.labels.area(contrast.area)
  const { a, b } = namesOf(view, contrast)
  const [hasA, hasB] = [contrast.a, contrast.b].map(({ points }) => points.some(hasValue))
  if (!hasA && !hasB) return t.neither({ name })
  if (!hasA || !hasB) return t.notBoth({ name, source: hasA ? a : b })
  return contrast.gaps.some(isGap) ? null : t.noCommon({ name, a, b })
}

type Known = Gap & { difference: number }
const isGap = (gap: Gap): gap is Known => gap.difference !== null

function wordsOf(view: BesideView, contrast: Contrast): ChartText {
  const { labels, indicator, releases, choice } = view
  const { language } = labels
  const t = texts(language).beside
  const series = [contrast.a.pick.series, contrast.b.pick.series]
  return {
    language, unit: '', decimals: indicator.decimals,
    title: t.gapTitle({
      name: labels.area(contrast.area), indicator: indicator.title[language],
    }),
    subtitle: t.gapSubtitle({ unit: observatoryTexts(language).units[indicator.unit] }),
    source: series.map((one) =>
      sourceLine(labels, one, releaseOf(releases, one, choice.asOf))).join('; '),
    licence: [...new Set(series.map((one) => labels.licence(one)?.licence))].join('; '),
  }
}

const seriesOf = (
  { nameOf }: BesideView, { pick, points, breaks }: Line, emphasis: ChartSeries['emphasis'],
): ChartSeries => ({ id: pick.series.id, label: nameOf(pick.series), emphasis, points, breaks })

/** What the figures say of the gap: the latest, the widest, the narrowest, who is above. */
export function sentencesOf(view: BesideView, contrast: Contrast): string[] {
  const { labels } = view
  const t = texts(labels.language).beside
  const { a, b } = namesOf(view, contrast)
  const known = contrast.gaps.filter(isGap)
  const bySize = known.toSorted((x, y) => Math.abs(y.difference) - Math.abs(x.difference))
  const [latest, widest, narrowest] = [known.at(-1), bySize[0], bySize.at(-1)]
  if (!latest || !widest || !narrowest) return []
  const gapText = (gap: Known) => [differenceText(view, gap), shareText(labels, gap, true)]
    .filter(Boolean).join('; ')
  const above = known.filter(({ difference }) => difference > 0).length
  const below = known.filter(({ difference }) => difference < 0).length
  const only = (own: 'a' | 'b', other: 'a' | 'b') => contrast.gaps
    .filter((gap) => gap[own] && hasValue(gap[own]) && !(gap[other] && hasValue(gap[other])))
    .map(({ period }) => period)
  const [onlyA, onlyB] = [only('a', 'b'), only('b', 'a')]
  return [
    latestText(view, contrast, latest),
    known.length > 1 && t.span({
      count: known.length, widest: labels.period(widest.period), widestGap: gapText(widest),
      narrowest: labels.period(narrowest.period), narrowestGap: gapText(narrowest),
    }),
    known.length > 1 && (above === known.length ? t.always({ a, b })
      : below === known.length ? t.never({ a, b })
        : t.sometimes({ a, b, above, below, equal: known.length - above - below })),
    onlyA.length > 0 && t.onlyA({ a, periods: spansText(labels, onlyA) }),
    onlyB.length > 0 && t.onlyB({ b, periods: spansText(labels, onlyB) }),
  ].filter((one) => one !== false)
}

function latestText(view: BesideView, contrast: Contrast, latest: Known): string {
  const { labels } = view
  const t = texts(labels.language).beside
  const value = ({ pick }: Line, given: number | null | undefined) =>
    labels.value(pick, given ?? 0)
  const period = labels.period(latest.period)
  const aValue = value(contrast.a, latest.a?.value)
  if (latest.difference === 0) return t.latestEqual({ period, aValue })
  const share = shareText(labels, latest, false)
  const named = {
    ...namesOf(view, contrast), period, aValue, bValue: value(contrast.b, latest.b?.value),
    difference: differenceText(view, { ...latest, difference: Math.abs(latest.difference) }),
    share: share === '' ? '' : t.share({ share }),
  }
  return latest.difference > 0 ? t.above(named) : t.below(named)
}

/** "−2,652": a real minus sign, as many digits as the figures have. */
const differenceText = (
  { labels: { language }, indicator: { decimals } }: BesideView, { difference }: Known,
) => signed(formatNumber(language, difference, decimals))

const signed = (text: string) => text.replace('-', '−')

function shareText({ language }: Labels, { share }: Gap, withSign: boolean): string {
  if (share === null) return ''
  return signed(formatShare(language, withSign ? share : Math.abs(share)))
}

/** "2003–2010, 2012": periods in a row drawn together. */
export function spansText({ period: label }: Pick<Labels, 'period'>, periods: string[]): string {
  const spans: string[][] = []
  for (const period of periods) {
    const open = spans.at(-1)
    if (open && isNext(open.at(-1) ?? '', period)) open.push(period)
    else spans.push([period])
  }
  return spans.map((span) => [...new Set([span[0] ?? '', span.at(-1) ?? ''])].map(label).join('–'))
    .join(', ')
}

function isNext(before: string, period: string): boolean {
  const number = (text: string) => {
    const [year, month] = text.split('-')
    return month === undefined ? Number(year) : Number(year) * 12 + Number(month)
  }
  return number(period) - number(before) === 1
}

function GapTable({ view, contrast }: Props) {
  const { labels } = view
  const t = texts(labels.language).beside
  const names = namesOf(view, contrast)
  const scroll = t.scroll({ name: labels.area(contrast.area) })
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={scroll}>
      <table class="tbl">
        <caption>{t.table}</caption>
        <thead>
          <tr>
            <th scope="col">{t.period}</th>
            {[names.a, names.b, t.difference(names), t.percent(names)].map((head) =>
              <th scope="col" class="n">{head}</th>)}
          </tr>
        </thead>
        <tbody>
          {contrast.gaps.toReversed().map((gap) => (
            <tr>
              <th scope="row">{labels.period(gap.period)}</th>
              <td class="n"><Figure labels={labels} pick={contrast.a.pick} point={gap.a} /></td>
              <td class="n"><Figure labels={labels} pick={contrast.b.pick} point={gap.b} /></td>
              {isGap(gap) ? <td class="n">{differenceText(view, gap)}</td>
                : <td class="meta">{onlyText(view, contrast, gap)}</td>}
              <td class="n">{isGap(gap) ? shareText(labels, gap, true) || '–' : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function onlyText(view: BesideView, contrast: Contrast, gap: Gap): string {
  const t = texts(view.labels.language).beside
  const { a, b } = namesOf(view, contrast)
  if (gap.a && hasValue(gap.a)) return t.onlyOne({ source: a })
  return gap.b && hasValue(gap.b) ? t.onlyOne({ source: b }) : '–'
}
