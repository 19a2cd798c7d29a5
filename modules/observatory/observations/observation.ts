// A figure: of one series, area, period and cut. What is missing has a reason.

export const missingReasons = [
  'not-collected', 'not-published', 'suppressed', 'not-applicable', 'withdrawn',
] as const
export type Missing = (typeof missingReasons)[number]

export const flags = ['estimate', 'provisional', 'projection'] as const
export type Flag = (typeof flags)[number]

export type Observation = {
  area: string
  /** "2023", or "2023-09" for monthly series. */
  period: string
  /** '' = the total; else "sex=female" or "age=15-29;sex=female": dimensions in order of name. */
  cut: string
  value: number | null
  /** Why there is no value; null exactly where there is one. */
  missing: Missing | null
  flag: Flag | null
  /** A remark of the source on this one figure ("<5"), as printed. */
  note: string | null
}

/** Writes a cut: { sex: 'female', age: '15-29' } -> "age=15-29;sex=female"; empty -> ''. */
export function writeCut(breakdown: Record<string, string>): string {
  return Object.keys(breakdown).toSorted()
    .map((name) => `${name}=${breakdown[name]}`).join(';')
}

/** Reads a cut back. */
export function readCut(cut: string): Record<string, string> {
  return cut === '' ? {} : Object.fromEntries(cut.split(';').map((part) => part.split('=')))
}
