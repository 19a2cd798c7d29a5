// Who is asking. Every read and write of the database says so; the policies decide what follows.

type Common = {
  /** Who it is among their kind: an account, a key, the name of an editor or of a job. */
  id: string
  /** Ties the record of changes to the request or command that made them. */
  requestId: string
}

/** Anyone on the network, not signed in. */
export type Visitor = Common & { kind: 'visitor' }
/** Someone signed in; `id` is their account. */
export type Person = Common & {
  kind: 'person'
  session: string
  /** Signed again within the last minutes: asked for before an export or a change of readers. */
  steppedUp: boolean
}
/** A program with a key of an organization; `id` is the key. */
export type Machine = Common & { kind: 'machine', scopes: readonly string[] }
/** A person who runs a command on the machine itself (bin/content, bin/library …). */
export type Editor = Common & { kind: 'editor' }
/** Puente's own background work (jobs, the search index, signing people in). */
export type System = Common & { kind: 'system' }

export type Actor = Visitor | Person | Machine | Editor | System
export type ActorKind = Actor['kind']

export const visitor = (requestId: string): Visitor => ({ kind: 'visitor', id: '', requestId })
export const editor = (id: string, requestId: string): Editor => ({ kind: 'editor', id, requestId })
export const system = (id: string, requestId: string): System => ({ kind: 'system', id, requestId })
export const person = (id: string, requestId: string, rest: {
  session: string, steppedUp: boolean,
}): Person => ({ kind: 'person', id, requestId, ...rest })
export const machine = (id: string, requestId: string, scopes: readonly string[]): Machine =>
  ({ kind: 'machine', id, requestId, scopes })
