// From scores to a page of results: filters, the best first, counts.
import type { Reading } from './engine.ts'
import type { Index } from './index.ts'

/** What a request lets through: by number of kind; by number of kind and number of language. */
export type Allowed = { kind: boolean[], language: boolean[][] }

export type Selection = {
  slots: number[], scores: number[], total: number, byKind: Record<string, number>,
}

/** Pages deeper than this are not worth the memory; nobody reads the ten thousandth hit. */
const depthMax = 10_000

export function pickBest(
  index: Index, readings: readonly Reading[], allowed: Allowed,
  { offset, limit }: { offset: number, limit: number },
): Selection {
  const first = readings[0]!.score
  const second = readings[1]?.score
  const scoreOf = (slot: number) => index.weight[slot]!
    * (second ? Math.max(first[slot]!, second[slot]!) : first[slot]!)
  const byKind = new Array<number>(index.kinds.length).fill(0)
  const matches: number[] = []
  for (let slot = 0; slot < index.keys.length; slot++) {
    if (first[slot] === 0 && (!second || second[slot] === 0)) continue
    const kind = index.kind[slot]!
    if (!allowed.language[kind]![index.language[slot]!] || index.keys[slot] === '') continue
    byKind[kind]!++
    if (allowed.kind[kind]) matches.push(slot)
  }
  const wanted = limit === 0 ? 0 : Math.min(offset + limit, depthMax)
  const best = bestOf(matches, scoreOf, wanted).slice(offset, wanted)
  return {
    slots: best, scores: best.map(scoreOf), total: matches.length,
    byKind: Object.fromEntries(index.kinds.map((kind, at) => [kind, byKind[at]!])
      .filter(([, count]) => count !== 0)),
  }
}

/** The `count` best in order, without sorting them all. Equal scores keep their order of entry. */
function bestOf(slots: number[], scoreOf: (slot: number) => number, count: number): number[] {
  const byScore = (a: number, b: number) => scoreOf(b) - scoreOf(a) || a - b
  let best: number[] = []
  let floor = -Infinity
  for (const slot of slots) {
    if (scoreOf(slot) <= floor) continue
    best.push(slot)
    if (best.length < count * 2 + 200) continue
    best = best.toSorted(byScore).slice(0, count)
    floor = best.length === 0 ? Infinity : scoreOf(best.at(-1)!)
  }
  return best.toSorted(byScore).slice(0, count)
}
