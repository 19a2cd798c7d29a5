// How to cite figures, in one line.
import { formatDate } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Indicator, Release, StatisticalSource } from '../indicators/indicator.ts'
import { texts } from './messages.ts'

export type Cited = {
  indicator: Pick<Indicator, 'title'>
  source: Pick<StatisticalSource, 'producer' | 'dataset' | 'retrieved'>
  /** The newest release the figures are from; undefined = none is known. */
  release: Pick<Release, 'released'> | undefined
  asOf: string | null
  address: string
  platform: string
}

/** The citation. */
export function citationOf(
  language: Language, { indicator, source, release, asOf, address, platform }: Cited,
): string {
  const t = texts(language)
  const values = {
    producer: source.producer, dataset: source.dataset[language], platform, address,
    retrieved: formatDate(language, source.retrieved), title: indicator.title[language],
  }
  const line = release === undefined
    ? t.citeUnreleased(values)
    : t.cite({ ...values, released: formatDate(language, release.released) })
  return asOf === null ? line : `${line} ${t.citeAsOf({ date: formatDate(language, asOf) })}`
}
