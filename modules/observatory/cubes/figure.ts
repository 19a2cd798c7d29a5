// A figure as files print it: 12, 12.5, 12,5. What could mean two things is not guessed.

const LARGEST = 2 ** 31 - 1

/** The number, or in words why there is none. `decimals`: how many the measure has. */
export function readFigure(text: string, decimals: number): number | string {
  const [, whole, fraction] = /^\s*(\d{1,15})(?:[.,](\d+))?\s*$/.exec(text) ?? []
  if (whole === undefined) return `${quoted(text)} is not a number`
  if (decimals > 0) return Number(fraction === undefined ? whole : `${whole}.${fraction}`)
  if (fraction?.length === 3) {
    return `${quoted(text)} may be a thousand or a fraction: write it without a separator`
  }
  if (fraction !== undefined && /[^0]/.test(fraction)) {
    return `${quoted(text)} is not a whole number`
  }
  const number = Number(whole)
  return number <= LARGEST ? number : `${quoted(text)} is larger than ${LARGEST}`
}

/** A value of the file in a message: short, and on one line. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
