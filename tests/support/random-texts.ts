// Texts of random items: complete, each with words that stand nowhere else.
import type { Body, Indicator } from '../../modules/exchange/versions/version.ts'
import { tlps } from '../../standards/tlp/tlp.ts'
import type { Chance } from './chance.ts'

/** A complete body of a kind; some of its indicators are stricter than the whole. */
export function bodyOf(kind: string, chance: Chance): Body {
  const indicators = ['a', 'b', 'c'].map((): Indicator => {
    const tlp = chance.pick([undefined, ...tlps.slice(0, 4)])
    return { type: 'domain', value: `${chance.word()}.example`, ...(tlp && { tlp }) }
  })
  if (kind === 'practice') {
    return { problem: 'p', done: 'd', evidence: 'e', contact: 'c' }
  }
  return kind === 'typology'
    ? { steps: ['s'], redFlags: ['r'], sectors: ['s'], indicators }
    : { happened: 'h', now: ['n'], indicators }
}
