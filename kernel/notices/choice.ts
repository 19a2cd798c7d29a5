// What a person wants by mail, how often, and when not.

/** How often notices of a type come by mail. Digests leave at seven, weekly ones on Monday. */
export const rhythms = ['immediate', 'daily', 'weekly', 'never'] as const
export type Rhythm = (typeof rhythms)[number]

/** The rhythm of each type, as long as a person has not chosen another. */
export type Rhythms = Readonly<Record<string, Rhythm>>

export type Hours = {
  /** IANA, "America/Lima". */
  zone: string
  /** "22:00" to "06:00": no mail is sent between them. Undefined: mail at any hour. */
  quiet: { begins: string, ends: string } | undefined
}
