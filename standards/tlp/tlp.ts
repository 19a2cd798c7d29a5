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
