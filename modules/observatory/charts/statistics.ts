// The few statistics that charts show.

/** The value below which this share of all lies (linear between neighbours, R's type 7). */
export function quantileOf(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}

export const medianOf = (values: number[]) => quantileOf(values, 0.5)
