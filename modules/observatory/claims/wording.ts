// The words for a row: its share, a sentence that the figures support, and how sure it is.
import { formatShare } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Group } from '../areas/area.ts'
import type { Claim } from './claim.ts'
import type { Row } from './computation.ts'
import { texts } from './messages.ts'

/** 12.87 -> "12.87%" with the digits of the claim. */
export const percent = (language: Language, share: number, { decimals }: Claim) =>
  formatShare(language, share / 100, decimals)

/** "12.87%", or "60.6% to 70.4%" where one value would say too much. */
export function shareText(language: Language, claim: Claim, row: Row): string {
  const show = (share: number) => percent(language, share, claim)
  if (row.value !== null) return show(row.value)
  return texts(language).range({ lower: show(row.lower), upper: show(row.upper) })
}

/** "In 2023, 12.87% of the world’s people lived in the Americas." */
export function sentenceOf(
  language: Language, { claim, row, groups }: { claim: Claim, row: Row, groups: Group[] },
): string {
  const t = texts(language)
  const set = nameOfSet(language, row.set, groups)
  const show = (share: number) => percent(language, share, claim)
  const [lower, upper] = [show(row.lower), show(row.upper)]
  // A sentence says no more than the figures do, even where one value is printed in the tables.
  const value = lower === upper ? t.point({ value: lower }) : t.between({ lower, upper })
  if (row.projected) {
    return t.projectedSentence({ set, year: row.year, value: shareText(language, claim, row) })
  }
  const known = Object.entries(t.places).find(([id]) => id === row.set)
  const place = known?.[1] ?? t.otherPlace({ set })
  return claim.sentence[language]
    .replace('{year}', row.year).replace('{value}', value).replace('{place}', place)
}

/** What a set of States is called. */
export const nameOfSet = (language: Language, id: string, groups: Group[]) =>
  groups.find((group) => group.id === id)?.name[language] ?? id

/** Whose figures these are, in short. */
export const nameOfWay = (language: Language, id: string, { ways }: Claim) =>
  ways.find((way) => way.id === id)?.name[language] ?? id
