// Traffic Light Protocol 2.0 (FIRST), the Permissible Actions Protocol, and the grading of sources
// and information in letters and digits (the "Admiralty code").

/** The labels of TLP 2.0, the strictest first. */
export const tlps = ['red', 'amber-strict', 'amber', 'green', 'clear'] as const
export type Tlp = (typeof tlps)[number]

/** What may be done with it, the strictest first. */
export const paps = ['red', 'amber', 'green', 'clear'] as const
export type Pap = (typeof paps)[number]

/** How reliable a source is. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof reliabilities)[number]

/** How credible a piece of information is. */
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const
export type Credibility = (typeof credibilities)[number]

/** The colour of a label's text; FIRST puts it on black in every design. */
export const tlpColours: Record<Tlp, `#${string}`> = {
  'red': '#FF2B2B', 'amber-strict': '#FFC000', 'amber': '#FFC000', 'green': '#33FF00',
  'clear': '#FFFFFF',
}

/** What every label stands on. */
export const tlpBackground = '#000000'

/** The label as it is written in every language: "TLP:AMBER+STRICT". */
export const tlpLabel = (tlp: Tlp): string =>
  `TLP:${tlp.toUpperCase().replace('-', '+')}`

/** "PAP:GREEN". */
export const papLabel = (pap: Pap): string => `PAP:${pap.toUpperCase()}`

/** The strictest of some markings; undefined when there is none. */
export function strictest(markings: readonly Tlp[]): Tlp | undefined {
  return tlps.find((tlp) => markings.includes(tlp))
}

/** 5 for RED to 1 for CLEAR: so that "at least as strict" is a comparison. */
export const levelOf = (tlp: Tlp): number => tlps.length - tlps.indexOf(tlp)

/** What a text says, and whether it says so in a version that is over (TLP:WHITE of 1.0). */
export type Read<Marking> = { marking: Marking, isLegacy: boolean }

/**
 * Reads "TLP:AMBER+STRICT", in capitals or not, and the WHITE of TLP 1.0. Undefined for anything
 * else: what is not understood must never pass for CLEAR.
 */
export const parseTlp = (text: string): Read<Tlp> | undefined =>
  parseLabel(text, { labels: tlps.map((tlp) => [tlpLabel(tlp), tlp]), legacy: 'TLP:WHITE' })

/** Reads "PAP:GREEN", in capitals or not, and the old WHITE. */
export const parsePap = (text: string): Read<Pap> | undefined =>
  parseLabel(text, { labels: paps.map((pap) => [papLabel(pap), pap]), legacy: 'PAP:WHITE' })

function parseLabel<Marking extends Tlp | Pap>(
  text: string, { labels, legacy }: { labels: [string, Marking][], legacy: string },
): Read<Marking> | undefined {
  const written = text.trim().toUpperCase()
  const isLegacy = written === legacy
  const wanted = isLegacy ? legacy.replace('WHITE', 'CLEAR') : written
  const found = labels.find(([label]) => label === wanted)
  return found && { marking: found[1], isLegacy }
}

export type Grading = { reliability: Reliability, credibility: Credibility }

/** "B2". */
export const formatGrading = ({ reliability, credibility }: Grading): string =>
  reliability + credibility

/** Reads "B2", "b-2", "B/2" or "B 2": two judgements, neither made from the other. */
export function parseGrading(text: string): Grading | undefined {
  const [, letter = '', digit = ''] = /^([a-f])[ /-]?([1-6])$/i.exec(text.trim()) ?? []
  const reliability = reliabilities.find((one) => one === letter.toUpperCase())
  const credibility = credibilities.find((one) => one === digit)
  return reliability && credibility && { reliability, credibility }
}
