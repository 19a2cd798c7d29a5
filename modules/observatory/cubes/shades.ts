// Five shades for the figures of a table, each for a fifth of them; zero has none.
import type { Figure } from './table.ts'

export const shadeCount = 5

/** The least figure of each shade from the second on; fewer where figures are alike. */
export function shadeBounds(cells: Figure[][]): number[] {
  const figures = cells.flat().filter((one) => one !== null && one > 0)
  const sorted = figures.toSorted((a, b) => (a ?? 0) - (b ?? 0))
  const bounds = Array.from({ length: shadeCount - 1 }, (_, place) =>
    sorted[Math.floor((sorted.length * (place + 1)) / shadeCount)] ?? 0)
  return [...new Set(bounds)].filter((bound) => bound > (sorted[0] ?? 0))
}

/** 1 to 5; 0 for what is zero or not reported. */
export function shadeOf(figure: Figure, bounds: number[]): number {
  if (figure === null || figure <= 0) return 0
  return 1 + bounds.filter((bound) => figure >= bound).length
}

/** The lowest and highest figure of each shade that occurs. */
export function shadeRanges(cells: Figure[][], bounds: number[]) {
  const figures = cells.flat().filter((one) => one !== null)
  return Array.from({ length: shadeCount }, (_, place) => place + 1).flatMap((shade) => {
    const inside = figures.filter((figure) => shadeOf(figure, bounds) === shade)
    if (inside.length === 0) return []
    return [{
      shade,
      low: inside.reduce((a, b) => Math.min(a, b)),
      high: inside.reduce((a, b) => Math.max(a, b)),
    }]
  })
}
