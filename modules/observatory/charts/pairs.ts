// Two figures of one area.
import { type ChartPair, type ChartText, isDrawable } from './chart.ts'
import type { KeyEntry } from './key.tsx'
import { texts } from './messages.ts'

export type WholePair = ChartPair & { from: number, to: number }

/** Both figures are known. */
export const isWhole = (pair: ChartPair): pair is WholePair =>
  isDrawable(pair.from) && isDrawable(pair.to)

/** How many areas are not drawn for want of a figure; '' where none is. */
export function incompleteText({ language }: ChartText, pairs: ChartPair[]): string {
  const count = pairs.filter((pair) => !isWhole(pair)).length
  return count === 0 ? '' : texts(language).describe.incomplete({ count })
}

/** The same as an entry of the key. */
export function incompleteKey(text: ChartText, pairs: ChartPair[]): KeyEntry[] {
  const said = incompleteText(text, pairs)
  return said === '' ? [] : [{ sign: 'missing', text: said }]
}

/** The colour of a pair, 1…6; 0 = context. */
export const colourOf = ({ emphasis }: ChartPair) =>
  emphasis === 'signal' ? 1 : emphasis === 'normal' ? 2 : 0
