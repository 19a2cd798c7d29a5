// Chance that comes out the same for the same seed (mulberry32).

export type Chance = {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** Whether something of this probability happens. */
  happens: (probability: number) => boolean
  pick: <T>(from: readonly T[]) => T | undefined
  /** Some of them, each as likely. */
  some: <T>(from: readonly T[], probability: number) => T[]
  /** A word that stands nowhere else. */
  word: () => string
}

export function chanceOf(seed: number): Chance {
  let at = Math.trunc(seed) >>> 0
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(at ^ (at >>> 15), at | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]
  return {
    next, pick,
    happens: (probability) => next() < probability,
    some: (from, probability) => from.filter(() => next() < probability),
    word: () => Array.from({ length: 12 }, (_, place) =>
      pick(place % 2 === 0 ? [...'bdgklmnprtvz'] : [...'aiou'])).join(''),
  }
}
