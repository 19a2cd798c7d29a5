// How wide text will be: a server has no screen to measure on. Widths are the advances of Source
// Sans 3 (400), in thousandths of the font size; accents do not change them.
const widths = new Map<string, number>()
const groups: [number, string][] = [
  [100, '\u202f'], [200, ' \u00a0'], [250, '\'",.:;ijlI|·’'], [303, '()-[]{}!fı'],
  [347, 'rt/\\º°ª'], [425, '?scz*«»J'], [470, 'vyx–'], [500, '0123456789$+<=>_~aeogk#^−L'],
  [536, 'FYEZTSX'], [556, 'hbdnpqu`øßABPRCK'], [620, 'VDG&H'], [664, 'OQNU'], [727, 'wMæ'],
  [840, 'm%@Wœ—…Œ'],
]
for (const [width, letters] of groups) for (const letter of letters) widths.set(letter, width)

/** Bold (600) is at most this much wider. */
const BOLD = 1.06

export type Font = { size?: number, bold?: boolean }

/** The width of a text in pixels, rather too large than too small. */
export function textWidth(text: string, { size = 13, bold = false }: Font = {}): number {
  let sum = 0
  for (const letter of text.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue
    sum += widths.get(letter) ?? 700
  }
  return (sum / 1000) * size * (bold ? BOLD : 1)
}

/** Breaks a text into at most `lines` lines that fit; what is left over becomes "…". */
export function wrapText(
  text: string, width: number, { lines = 2, ...font }: Font & { lines?: number } = {},
): string[] {
  const found: string[] = []
  let line = ''
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, font) > width) {
      found.push(line)
      line = word
    } else line = longer
  }
  found.push(line)
  const kept = found.length <= lines
    ? found : [...found.slice(0, lines - 1), found.slice(lines - 1).join(' ')]
  return kept.map((one) => shorten(one, width, font))
}

/** Cuts a text that does not fit: "Saint Vincent and…". */
export function shorten(text: string, width: number, font: Font = {}): string {
  if (textWidth(text, font) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, font) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

export type Placed = { at: number, height: number }

/**
 * Moves labels apart so that none overlaps: as near to where they belong as there is room between
 * `top` and `bottom`. Takes and returns centres, in the order given.
 */
export function spread(labels: Placed[], top: number, bottom: number): number[] {
  const order = labels.map((label, index) => ({ ...label, index }))
    .toSorted((a, b) => a.at - b.at || a.index - b.index)
  let free = top
  for (const label of order) {
    label.at = Math.max(label.at, free + label.height / 2)
    free = label.at + label.height / 2
  }
  let limit = bottom
  for (const label of order.toReversed()) {
    label.at = Math.min(label.at, limit - label.height / 2)
    limit = label.at - label.height / 2
  }
  const places = labels.map(({ at }) => at)
  for (const { index, at } of order) places[index] = at
  return places
}
