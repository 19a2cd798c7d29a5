// Every public page of the observatory, for the site map.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { listAreas, listGroups } from '../areas/queries.ts'
import { listClaims } from '../claims/queries.ts'
import { listCubes } from '../cubes/queries.ts'
import { listIndicators, listSources } from '../indicators/queries.ts'
import { href } from '../paths.ts'

type Address = (language: Language) => string

export const observatoryPages: Address[] = [
  href.data, (language) => href.compare(language), href.methods,
  (language) => href.releases(language), href.machines, href.groups, href.sources, href.claims,
  href.cubes,
]

/** The pages of indicators, States, groups, sources, claims and tables. */
export async function observatoryAddresses(reader: Reader): Promise<Address[]> {
  const areas = (await listAreas(reader))
    .filter(({ kind }) => kind === 'state' || kind === 'territory')
  return [
    ...(await listIndicators(reader)).map(({ id }): Address => (one) => href.indicator(one, id)),
    ...areas.map(({ id }): Address => (one) => href.area(one, id)),
    ...(await listGroups(reader)).map(({ id }): Address => (one) => href.group(one, id)),
    ...(await listSources(reader)).map(({ id }): Address => (one) => href.source(one, id)),
    ...(await listClaims(reader)).map(({ id }): Address => (one) => href.claim(one, id)),
    ...(await listCubes(reader)).map(({ description }): Address => (one) =>
      href.cube(one, description.id)),
  ]
}
