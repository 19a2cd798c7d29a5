// What the pipeline asks about people: who is signed in, and where one signs in.
import type { People } from '../../kernel/http/shell.ts'
import { getPersonOfAccount } from '../../modules/directory/directory.ts'
import { href } from './paths.ts'

export const people: People = {
  describe: async (reader, actor) => {
    const { name, exercise } = await getPersonOfAccount(reader, actor.id)
    return { name, exercise }
  },
  signIn: (language, { back, reason }) => reason === 'again'
    ? href.again(language, { back })
    : href.signIn(language, { back, ...(reason === 'ended' && { why: 'ended' }) }),
}
