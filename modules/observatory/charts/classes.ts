// Classes of a map: five, with about as many areas in each, at round limits that are printed.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { isDrawable } from './chart.ts'
import { texts } from './messages.ts'
import { shortNumber } from './scales.ts'
import { quantileOf } from './statistics.ts'

export type Shade = 'k1' | 'k2' | 'k3' | 'k4' | 'k5' | 'kna'
const shades = ['k1', 'k2', 'k3', 'k4', 'k5'] as const

export type Classes = {
  /** The lower limits of the second class and on; fewer than four where figures are much alike. */
  limits: number[]
  shadeOf: (value: number | null) => Shade
  /** The ranges in order: [{ shade: 'k1', label: '0–4.9' }, …]. */
  ranges: { shade: Shade, label: string }[]
}

/** Classes for these figures. A value at a limit belongs to the class above it. */
export function classesOf(
  values: (number | null)[], { language, decimals }: { language: Language, decimals: number },
): Classes {
  const known = values.filter(isDrawable)
  const limits = limitsOf(known, decimals)
  const shadeOf = (value: number | null): Shade =>
    isDrawable(value) ? shades[limits.filter((limit) => value >= limit).length] ?? 'k5' : 'kna'
  const used = known.length === 0 ? [] : shades.slice(0, limits.length + 1)
  const digits = Math.max(decimals, 0)
  const number = (value: number) => shortNumber(language, value, digits)
  const smallest = 10 ** -decimals
  const t = texts(language).key
  const ranges = used.map((shade, index) => {
    const from = index === 0 ? Math.min(...known) : limits[index - 1] ?? 0
    const next = limits[index]
    return {
      shade, label: next === undefined
        ? t.rangeTop({ from: number(from) })
        : t.range({ from: number(from), to: number(Math.max(from, next - smallest)) }),
    }
  })
  return { limits, shadeOf, ranges }
}

function limitsOf(values: number[], decimals: number): number[] {
  if (values.length === 0) return []
  const sorted = values.toSorted((a, b) => a - b)
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
  const rounded = [0.2, 0.4, 0.6, 0.8]
    .map((share) => roundLimit(quantileOf(sorted, share), decimals))
  return [...new Set(rounded)].filter((limit) => limit > least && limit <= most)
    .toSorted((a, b) => a - b)
}

// Two digits that count: 17.38 -> 17, 1,234 -> 1,200, 0.0471 -> 0.047.
function roundLimit(value: number, decimals: number): number {
  if (value === 0) return 0
  const power = Math.max(Math.floor(Math.log10(Math.abs(value))) - 1, -decimals)
  return Number((Math.round(value / 10 ** power) * 10 ** power).toFixed(Math.max(0, -power)))
}
