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

export const readWays = ['page', 'list', 'export', 'attachment', 'api', 'mail'] as const
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
