// What a reader chose on the page of a claim: ?year=2020&set=oas-35&source=wdi. A denominator can
// be asked for too (?denominator=reporting-only), so that its refusal has an address.
import type { Refused } from './claim.ts'
import type { Choice, Computed } from './rows.ts'

const SHOWN_MAX = 60 // characters of a wrong value that are shown back

export type Asked = {
  choice: Choice
  /** Values that cannot be used, as given. */
  wrong: string[]
  refused: Refused | undefined
}

/** Reads the choice; what cannot be is left out and told. */
export function readChoice(query: URLSearchParams, { claim, rows }: Computed): Asked {
  const known = {
    year: [...new Set(rows.map(({ year }) => year))],
    set: claim.sets,
    source: claim.ways.map(({ id }) => id),
  }
  const take = (name: keyof typeof known) =>
    known[name].find((value) => value === query.get(name))
  const names = ['year', 'set', 'source'] as const
  const wrong = names.flatMap((name) => {
    const given = query.get(name)
    return given && take(name) === undefined ? [given] : []
  })
  const denominator = query.get('denominator')
  const refused = claim.refused.find(({ id }) => id === denominator)
  if (denominator && denominator !== 'published' && !refused) wrong.push(denominator)
  return {
    choice: { year: take('year'), set: take('set'), source: take('source') },
    wrong: wrong.map((value) => value.slice(0, SHOWN_MAX)),
    refused,
  }
}

/** The choice as a query, for links and the language switch. */
export const choiceQuery = ({ year, set, source }: Choice) => ({ year, set, source })
