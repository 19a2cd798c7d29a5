// The records of an item that can only grow: its life, and who read it.
import type { Named } from '../items/item.ts'

export const eventKinds = [
  'created', 'check-asked', 'check-refused', 'issued', 'updated', 'translated', 'closed',
  'withdrawn', 'recalled', 'marking-changed', 'recipients-changed', 'onward-decided', 'derived',
  'proposed', 'file-taken-over',
] as const
export type EventKind = (typeof eventKinds)[number]

/** Kinds that readers are told of. */
export const announced: readonly EventKind[] = [
  'issued', 'updated', 'translated', 'closed', 'withdrawn', 'recalled', 'check-asked',
]

export type ItemEvent = {
  id: string
  kind: EventKind
  organization: Named
  account: string
  at: Date
  version: number | null
  detail: Record<string, string | number | boolean>
}

export const readWays = ['page', 'export', 'attachment', 'api'] as const
export type ReadWay = (typeof readWays)[number]

export type Read = {
  id: string
  version: number
  way: ReadWay
  organization: Named
  /** A person's account, or null for a program. */
  account: string | null
  at: Date
  /** The name of the file that was saved, where that is known. */
  file: string | null
}

/** How a person was told: in the workspace, and by a mail of its own or with others. */
export type DeliveryWay = 'notice' | 'mail' | 'digest' | 'failed'

/** One step of one telling, as it was noted. */
export type Delivery = {
  organization: Named | null
  account: string
  /** What the person was told: a type of notice. */
  type: string
  occasion: string
  way: DeliveryWay
  at: Date
}

/** That a person was told of something: when in the workspace, and what became of the mail. */
export type Telling = Omit<Delivery, 'way'> & {
  mail: { way: Exclude<DeliveryWay, 'notice'>, at: Date } | undefined
}

/** Steps, the oldest first -> tellings, the newest first, each with what became of its mail. */
export function tellingsOf(deliveries: readonly Delivery[]): Telling[] {
  const tellings = new Map<string, Telling>()
  for (const { way, ...delivery } of deliveries) {
    const { account, type, occasion, at } = delivery
    const key = [account, type, occasion].join(' ')
    const before = tellings.get(key) ?? { ...delivery, mail: undefined }
    tellings.set(key, way === 'notice' ? before : { ...before, mail: { way, at } })
  }
  return [...tellings.values()].toReversed()
}
