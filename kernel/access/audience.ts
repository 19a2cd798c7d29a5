// Who may call a route. Every route declares one; the type makes forgetting impossible.
import type { Actor } from './actor.ts'

/** `everyone`: visitors included. `staff`: editors on the machine; nobody over the network yet. */
export type Audience = 'everyone' | 'staff'

/** Whether the actor belongs to the audience. The database decides once more, row by row. */
export function belongsTo(actor: Actor, audience: Audience): boolean {
  switch (audience) {
    case 'everyone':
      return true
    case 'staff':
      return actor.kind === 'editor' || actor.kind === 'system'
  }
}
