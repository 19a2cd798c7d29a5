// What an organization wants of its own sharing: its administrators decide.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { Choices } from '../../../kernel/ui/fields.tsx'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { getPersonOfAccount } from '../../directory/directory.ts'
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
export async function preferencesPage(request: PageRequest): Promise<PageAnswer> {
  const { reader, language, seal } = request
  const t = texts(language).preferences
  const own = await administered(request)
  const wants = new Map<string, boolean>()
  for (const { id } of own) wants.set(id, await wantsSecondPerson(reader, id))
  return {
    ...inWorkspace, title: t.title, trail: trailOf(language),
    main: (
      <div class="read">
        <h1>{t.title}</h1>
        {own.map(({ id, name }) => (
          <Form action={href.preferences(language)} seal={seal}>
            <input type="hidden" name="organization" value={id} />
            <Choices name="second" label={`${name[language]}: ${t.second}`}
              chosen={[wants.get(id) ? 'yes' : 'no']} options={[
                { value: 'yes', text: t.yes, more: t.yesHelp }, { value: 'no', text: t.no },
              ]} />
            <Submit text={t.save} />
          </Form>
        ))}
      </div>
    ),
  }
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
