// Who reads an item: named by its owner, and widened only by asking the owner.
import type { Person } from '../../../kernel/access/actor.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import { canBePassedOn, isDraft } from '../items/item.ts'
import { getItem, getItemToChange } from '../items/queries.ts'
import { insertEvent } from '../records/queries.ts'
import {
  decideOnwardRequest, type Given, insertOnwardRequest, insertRecipient, setRecipients,
} from './queries.ts'

/** The owner names the readers. What is issued already changes for a person just signed again. */
export async function changeRecipients(
  writer: Writer, actor: Person, { item: id, given }: { item: string, given: Given[] },
): Promise<void> {
  const item = await getItemToChange(writer, id)
  if (!item.isOwn) throw new NotFound()
  const { added, removed } = await setRecipients(writer, { item: id, given, by: actor.id })
  if (isDraft(item) || added + removed === 0) return
  await insertEvent(writer, {
    item: id, kind: 'recipients-changed', organization: item.owner.id, account: actor.id,
    detail: { added, removed },
  })
}

/** A recipient asks the owner to let a client read too. Throws Conflict if asked before. */
export async function askOnward(
  writer: Writer, actor: Person, request: {
    item: string, organization: string, client: string, reason: string,
  },
): Promise<void> {
  const item = await getItem(writer, request.item)
  if (item.isOwn || !canBePassedOn(item)) throw new NotFound()
  if (!await insertOnwardRequest(writer, { ...request, by: actor.id })) {
    throw new Conflict('asked already')
  }
}

/** The owner answers a request; when it agrees, the client reads from now on. */
export async function decideOnward(
  writer: Writer, actor: Person, { id, accepted }: { id: string, accepted: boolean },
): Promise<string> {
  const { item, client } = await decideOnwardRequest(writer, { id, accepted, by: actor.id })
  const { owner } = await getItem(writer, item)
  if (accepted) {
    await insertRecipient(writer, { item, organization: client, by: actor.id, why: 'client' })
  }
  await insertEvent(writer, {
    item, kind: 'onward-decided', organization: owner.id, account: actor.id, detail: { accepted },
  })
  return item
}
