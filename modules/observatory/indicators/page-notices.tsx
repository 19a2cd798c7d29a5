// What a reader must know before looking at the figures of a page.
import { formatDate } from '../../../kernel/i18n/format.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { isKnown } from '../summaries/summary.ts'
import type { View } from './view.tsx'

/** What could not be used, and what the reader must know of what is shown. */
export function Problems({ view }: { view: View }) {
  const { language, wrong, choice, figures, indicator, releases } = view
  const t = texts(language).indicator
  const periods = figures.filter(isKnown).map(({ period }) => period).toSorted()
  const first = releases.at(-1)?.released ?? ''
  const overlaps = indicator.dimensions.some(({ overlapping }) => overlapping)
  return (
    <>
      {wrong.map(({ kind, value }) => (
        <Notice>{t[kind]({ value, from: periods[0] ?? '', to: periods.at(-1) ?? '' })}</Notice>
      ))}
      {choice.asOf && (
        <Notice info>
          {periods.length === 0 && choice.asOf < first
            ? t.beforeData({
              date: formatDate(language, choice.asOf), first: formatDate(language, first),
            })
            : t.asOfNotice({ date: formatDate(language, choice.asOf) })}
        </Notice>
      )}
      {periods.length === 0 && <Notice>{t.noFigures}</Notice>}
      {overlaps && <Notice info>{t.overlapping}</Notice>}
    </>
  )
}
