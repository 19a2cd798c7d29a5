// A practice or typology that everyone may read goes to the public library: proposed by its owner,
// reviewed by the desk.
import type { Person } from '../../../kernel/access/actor.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import { canBePublished } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { insertEvent } from '../records/queries.ts'
import { listVersions } from '../versions/queries.ts'
import { decideProposal, insertProposal, insertPublication } from './queries.ts'

/** The owner proposes. Throws Conflict when it was proposed before. */
export async function propose(writer: Writer, actor: Person, id: string): Promise<void> {
  const item = await getItem(writer, id)
  if (!item.isOwn || !canBePublished(item)) throw new NotFound()
  if (!await insertProposal(writer, id, actor.id)) throw new Conflict('proposed already')
  await insertEvent(writer, {
    item: id, kind: 'proposed', organization: item.owner.id, account: actor.id,
  })
}

/** The desk decides; what it accepts stands in the public library from then on. Throws NotFound. */
export async function reviewProposal(
  writer: Writer, actor: Person, { item: id, accepted, reason }: {
    item: string, accepted: boolean, reason: string | null,
  },
): Promise<void> {
  const item = await getItem(writer, id)
  if (accepted && !canBePublished(item)) throw new NotFound()
  await decideProposal(writer, { item: id, accepted, by: actor.id, reason })
  if (!accepted) return
  const published = (await listVersions(writer, id))
    .filter((one) => one.number === item.currentVersion && one.publishedAt !== null)
    .map(({ language, title, summary, body, translated }) => {
      const { indicators: _, ...rest } = body
      return { language, title, summary, body: rest, translated }
    })
  await insertPublication(writer, item, published)
}
