// Figures, reasons and problems in the reader's words.
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Flag, Missing } from '../observations/observation.ts'
import type { ChartProblem, ChartText } from './chart.ts'
import { texts } from './messages.ts'
import { shortNumber, signless } from './scales.ts'

type Wording = Pick<ChartText, 'language' | 'decimals'>

/** "14.2" as tables show it. */
export const figure = ({ language, decimals }: Wording, value: number) =>
  formatNumber(language, signless(value, decimals), decimals)

/** "14.2", from a million on "1.2M": beside marks, where there is little room. */
export const shortFigure = ({ language, decimals }: Wording, value: number) =>
  shortNumber(language, value, decimals)

export function missingText(language: Language, reason: Missing | null): string {
  const t = texts(language).missing
  switch (reason) {
    case 'not-collected': return t.notCollected
    case 'not-published': return t.notPublished
    case 'suppressed': return t.suppressed
    case 'not-applicable': return t.notApplicable
    case 'withdrawn': return t.withdrawn
    case null: return t.unknown
  }
}

export const flagText = (language: Language, flag: Flag) => texts(language).flag[flag]

/** What readers are told instead of a chart. */
export function problemText(language: Language, { kind, count, max }: ChartProblem): string {
  const t = texts(language).problem
  switch (kind) {
    case 'no-figures': return t.noFigures
    case 'too-many-series': return t.tooManySeries({ count, max })
    case 'too-many-labels': return t.tooManyLabels({ count, max })
    case 'too-many-rows': return t.tooManyRows({ count, max })
    case 'negative': return t.negative
  }
}
