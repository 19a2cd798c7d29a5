// Two figures of one area.
import { type ChartPair, isDrawable } from './chart.ts'

export type WholePair = ChartPair & { from: number, to: number }

/** Both figures are known. */
export const isWhole = (pair: ChartPair): pair is WholePair =>
  isDrawable(pair.from) && isDrawable(pair.to)

/** The colour of a pair, 1…6; 0 = context. */
export const colourOf = ({ emphasis }: ChartPair) =>
  emphasis === 'signal' ? 1 : emphasis === 'normal' ? 2 : 0
