// Who may call a route. Every route declares one; the type makes forgetting impossible.
import type { Actor } from './actor.ts'

export const audiences = [
  'everyone', 'trial', 'signed-in', 'stepped-up', 'machines', 'staff',
] as const

/**
 * - `everyone`: visitors included.
 * - `trial`: everyone, on a trial machine; elsewhere such a route is not there at all.
 * - `signed-in`: people with a session.
 * - `stepped-up`: people who signed again within the last minutes.
 * - `machines`: programs with a key of an organization; the handler looks at its scopes.
 * - `staff`: editors on the machine; nobody over the network.
 */
export type Audience = (typeof audiences)[number]

/** Whether the actor belongs to the audience. The database decides once more, row by row. */
export function belongsTo(actor: Actor, audience: Audience): boolean {
  switch (audience) {
    case 'everyone':
    case 'trial':
      return true
    case 'signed-in':
      return actor.kind === 'person'
    case 'stepped-up':
      return actor.kind === 'person' && actor.steppedUp
    case 'machines':
      return actor.kind === 'machine'
    case 'staff':
      return actor.kind === 'editor' || actor.kind === 'system'
  }
}
