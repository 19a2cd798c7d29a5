// What the pipeline asks about people: who is signed in, and where one signs in.
import type { People } from '../../kernel/http/shell.ts'
import { countUnread } from '../../kernel/notices/queries.ts'
import { getPersonOfAccount } from '../../modules/directory/directory.ts'
import { countBoxes } from '../../modules/exchange/exchange.ts'
import { href } from './paths.ts'

export const people: People = {
  describe: async (reader, actor) => {
    const { name, exercise, shortcuts, memberships } = await getPersonOfAccount(reader, actor.id)
    const notices = await countUnread(reader, actor.id)
    if (memberships.length === 0) return { name, exercise, shortcuts, counts: { notices } }
    const boxes = await countBoxes(reader)
    const roles = memberships.map(({ role }) => role)
    const counts = { ...boxes, notices }
    return { name, exercise, shortcuts, counts, places: ['member', ...roles] }
  },
  signIn: (language, { back, reason }) => reason === 'again'
    ? href.again(language, { back })
    : href.signIn(language, { back, ...(reason === 'ended' && { why: 'ended' }) }),
}
