// One thing somebody tries to change, and whether it must go through.
import type { RawBuilder } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Writer } from '../../kernel/database/transaction.ts'

export type WallProbe = {
  name: string
  actor: Actor
  /** True: it must change something. False: it must be refused, or change nothing. */
  may: boolean
  does: (writer: Writer) => Promise<unknown>
}

/** How many rows a statement changes or finds. */
export const count = (statement: RawBuilder<unknown>) => async (writer: Writer) => {
  const { numAffectedRows, rows } = await statement.execute(writer)
  return Number(numAffectedRows ?? rows.length)
}

/** For what must be refused aloud, even where it would change nothing. */
export const unrefused = (statement: RawBuilder<unknown>) => async (writer: Writer) => {
  await statement.execute(writer)
  return 1
}
