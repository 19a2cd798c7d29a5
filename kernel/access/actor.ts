// Who is asking. Every read and write of the database says so; the policies decide what follows.

/**
 * - `visitor`: anyone on the network, not signed in.
 * - `editor`: a person who runs a command on the machine itself (bin/content, bin/library …).
 * - `system`: Puente's own background work (jobs, the search index).
 * Signed-in people join this list with their own kind; nothing may assume it is complete.
 */
export type ActorKind = 'visitor' | 'editor' | 'system'

export type Actor = {
  kind: ActorKind
  /** Who it is among their kind: the account's name for an editor, the job's for the system. */
  id: string
  /** Ties the record of changes to the request or command that made them. */
  requestId: string
}

export const visitor = (requestId: string): Actor => ({ kind: 'visitor', id: '', requestId })
export const editor = (id: string, requestId: string): Actor => ({ kind: 'editor', id, requestId })
export const system = (id: string, requestId: string): Actor => ({ kind: 'system', id, requestId })
