// What an organization wants of its own sharing: its administrators decide.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { formatSize } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Choices } from '../../../kernel/ui/fields.tsx'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { getPersonOfAccount } from '../../directory/directory.ts'
import type { FileMeans } from '../attachments/attachment.ts'
import { countFileBytes } from '../attachments/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { inWorkspace, trailOf } from './frame.tsx'
import { setSecondPerson, wantsSecondPerson } from './queries.ts'

async function administered({ reader, actor }: Pick<PageRequest, 'reader' | 'actor'>) {
  const { memberships } = await getPersonOfAccount(reader, actor.id)
  const own = memberships.filter(({ role }) => role === 'administrator')
  if (own.length === 0) throw new NotFound()
  return own.map(({ organization }) => organization)
}

/** GET /…/w/exchange/preferences */
export const preferencesPage = ({ roomBytes }: Pick<FileMeans, 'roomBytes'>) =>
  async (request: PageRequest): Promise<PageAnswer> => {
    const { reader, language, seal } = request
    const t = texts(language).preferences
    const parts = []
    for (const { id, name } of await administered(request)) {
      const isWanted = await wantsSecondPerson(reader, id)
      parts.push(
        <>
          <Form action={href.preferences(language)} seal={seal}>
            <input type="hidden" name="organization" value={id} />
            <Choices name="second" label={`${name[language]}: ${t.second}`}
              chosen={[isWanted ? 'yes' : 'no']} options={[
                { value: 'yes', text: t.yes, more: t.yesHelp }, { value: 'no', text: t.no },
              ]} />
            <Submit text={t.save} />
          </Form>
          <Room language={language} used={await countFileBytes(reader, id)} room={roomBytes} />
        </>,
      )
    }
    return {
      ...inWorkspace, title: t.title, trail: trailOf(language),
      main: <div class="read"><h1>{t.title}</h1>{parts}</div>,
    }
  }

/** How much of its room for files an organization has used. */
function Room({ language, used, room }: { language: Language, used: number, room: number }) {
  const t = texts(language)
  return (
    <>
      <h2 class="h3">{t.files.title}</h2>
      <progress class="prog" max={Math.max(1, room)} value={used} aria-hidden="true" />
      <p>{t.files.use({ used: formatSize(language, used), room: formatSize(language, room) })}</p>
      <p class="meta">{t.preferences.roomHelp}</p>
    </>
  )
}

/** POST /…/w/exchange/preferences */
export async function savePreferences(request: FormRequest): Promise<FormAnswer> {
  const { writer, language, form } = request
  const own = await administered(request)
  const organization = own.find(({ id }) => id === form.get('organization'))
  if (!organization) throw new NotFound()
  await setSecondPerson(writer, organization.id, form.get('second') === 'yes')
  return { to: href.preferences(language) }
}
