// Learns which word translates which from concepts of several words: "prison overcrowding" beside
// "hacinamiento carcelario" and "prison" beside "cárcel" leave overcrowding = hacinamiento.
// IBM model 1 (Brown et al. 1993) in both directions; only what both believe counts.

/** Two names of one concept, as lists of word numbers, and how much the pair counts. */
export type WordPair = { source: number[], target: number[], weight: number }

/** For each word its translations, probable ones first; shares add up to 1. */
export type Translations = Map<number, [word: number, share: number][]>

const rounds = 6
const shareMin = 0.02
const alternativesMax = 12

/** Every (source word, target word) that meets in some pair is a cell with a number. */
type Cells = { of: Map<number, number>, source: number[], target: number[] }

/** Words are numbered below this, so that one number can stand for a pair of them. */
const wordsMax = 2 ** 26

/** Translations from source to target and back. */
export function alignWords(pairs: readonly WordPair[]): { forth: Translations, back: Translations } {
  const cells: Cells = { of: new Map(), source: [], target: [] }
  const rows = pairs.map(({ source, target, weight }) =>
    ({ weight, grid: source.map((from) => target.map((to) => cellNumber(cells, from, to))) }))
  const turned = rows.map(({ weight, grid }) => ({ weight, grid: transpose(grid) }))
  const forth = estimate(rows, cells.source, cells.target)
  const back = estimate(turned, cells.target, cells.source)
  const both = forth.map((share, cell) => Math.sqrt(share * back[cell]!))
  return {
    forth: collect(cells.source, cells.target, both),
    back: collect(cells.target, cells.source, both),
  }
}

function cellNumber(cells: Cells, from: number, to: number): number {
  const key = from * wordsMax + to
  const known = cells.of.get(key)
  if (known !== undefined) return known
  cells.of.set(key, cells.source.length)
  cells.target.push(to)
  return cells.source.push(from) - 1
}

const transpose = (grid: number[][]): number[][] =>
  (grid[0] ?? []).map((_, column) => grid.map((row) => row[column]!))

/**
 * p(target | source) of each cell by expectation maximization. An empty source word takes what has
 * no counterpart ("of", a noun one language leaves out).
 */
function estimate(
  rows: readonly { weight: number, grid: number[][] }[], source: number[], target: number[],
): Float64Array {
  const words = 1 + largest(target)
  let shares = new Float64Array(source.length).fill(1)
  let unpaired = new Float64Array(words).fill(1)
  for (let round = 0; round < rounds; round++) {
    const counts = new Float64Array(source.length)
    const unpairedCounts = new Float64Array(words)
    for (const { weight, grid } of rows) {
      for (let column = 0; column < (grid[0]?.length ?? 0); column++) {
        const word = target[grid[0]![column]!]!
        const none = unpaired[word]!
        let total = none
        for (const row of grid) total += shares[row[column]!]!
        if (total === 0) continue
        for (const row of grid) counts[row[column]!]! += (weight * shares[row[column]!]!) / total
        unpairedCounts[word]! += (weight * none) / total
      }
    }
    shares = normalizeBy(source, counts)
    const all = unpairedCounts.reduce((sum, count) => sum + count, 0)
    unpaired = unpairedCounts.map((count) => count / all)
  }
  return shares
}

// A loop: Math.max(...list) would put the whole list on the stack.
const largest = (list: number[]): number => list.reduce((most, one) => Math.max(most, one), 0)

function normalizeBy(groups: number[], counts: Float64Array): Float64Array<ArrayBuffer> {
  const totals = new Float64Array(1 + largest(groups))
  for (let cell = 0; cell < groups.length; cell++) totals[groups[cell]!]! += counts[cell]!
  const shares = new Float64Array(counts.length)
  for (let cell = 0; cell < counts.length; cell++) {
    shares[cell] = counts[cell]! / (totals[groups[cell]!]! || 1)
  }
  return shares
}

function collect(from: number[], to: number[], shares: Float64Array): Translations {
  const result: Translations = new Map()
  from.forEach((word, cell) => {
    if (shares[cell]! < shareMin) return
    const row = result.get(word)
    if (row) row.push([to[cell]!, shares[cell]!])
    else result.set(word, [[to[cell]!, shares[cell]!]])
  })
  for (const [word, row] of result) {
    const best = row.toSorted((a, b) => b[1] - a[1]).slice(0, alternativesMax)
    const total = best.reduce((sum, [, share]) => sum + share, 0)
    result.set(word, best.map(([other, share]) => [other, share / total]))
  }
  return result
}
