// Marking, grading and clock as a person chose them -> a frame, or what is wrong with it.
import {
  credibilities, paps, reliabilities, type Tlp, tlps,
} from '../../../standards/tlp/tlp.ts'
import { isDay, type Read } from '../versions/input.ts'
import type { Item } from './item.ts'
import type { Frame } from './queries.ts'

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | undefined =>
  known.find((one) => one === text)

/** The marking page; what it does not ask for stays as it is. */
export function readFrame(form: URLSearchParams, item: Item, now = new Date()): Read<Frame> {
  const tlp = oneOf(tlps, form.get('tlp'))
  const pap = oneOf(paps, form.get('pap'))
  const day = (form.get('acknowledgeBy') ?? '').trim()
  const end = isDay(day) ? new Date(`${day}T23:59:59Z`) : null
  const isSame = day !== '' && day === item.acknowledgeBy?.toISOString().slice(0, 10)
  return {
    value: {
      tlp: tlp ?? item.tlp, pap: pap ?? item.pap,
      reliability: oneOf(reliabilities, form.get('reliability')) ?? null,
      credibility: oneOf(credibilities, form.get('credibility')) ?? null,
      community: tlp === 'red' ? null : item.community?.id ?? null,
      acknowledgeBy: tlp === 'clear' ? null : end,
    },
    wrong: [
      ...(tlp ? [] : [{ field: 'tlp', problem: 'choose' } as const]),
      ...(pap ? [] : [{ field: 'pap', problem: 'choose' } as const]),
      ...(day !== '' && !end ? [{ field: 'acknowledgeBy', problem: 'date' } as const] : []),
      ...(end && end < now && !isSame
        ? [{ field: 'acknowledgeBy', problem: 'past' } as const] : []),
    ],
  }
}

/** Who reads it: a community, organizations or persons, as the marking wants. */
export type Readers = { community: string | null, organizations: string[], persons: string[] }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The page of recipients. `persons` are "person organization", as the page wrote them. */
export function readReaders(form: URLSearchParams, tlp: Tlp): Read<Readers> {
  const community = form.get('community') ?? ''
  const value: Readers = {
    community: UUID.test(community) ? community : null,
    organizations: form.getAll('organization').filter((id) => UUID.test(id)),
    persons: form.getAll('person').filter((pair) =>
      pair.split(' ').length === 2 && pair.split(' ').every((id) => UUID.test(id))),
  }
  const field = tlp === 'red' ? 'person' : tlp === 'green' ? 'community' : 'organization'
  const isMissing = tlp === 'red' ? value.persons.length === 0
    : tlp === 'green' ? value.community === null
    : tlp === 'clear' ? false : value.organizations.length === 0
  return { value, wrong: isMissing ? [{ field, problem: 'choose' }] : [] }
}
