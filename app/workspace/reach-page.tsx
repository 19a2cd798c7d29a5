// How a person is reached: the telephone that colleagues and communities see. Whoever could change
// it could answer in someone's name at night, so it asks for signing in once more.
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { Facts, PageTitle } from '../../kernel/ui/parts.tsx'
import {
  getPersonOfAccount, type Person, setPhone,
} from '../../modules/directory/directory.ts'
import { readPhone } from './desk-input.ts'
import { problemsOf } from './desk-note.ts'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Asking = Pick<PageRequest, 'reader' | 'actor'>

async function personOf({ reader, actor }: Asking): Promise<Person> {
  if (actor.kind !== 'person') throw new NotFound()
  return getPersonOfAccount(reader, actor.id)
}

/** GET /…/account/reach */
export async function reachPage(request: PageRequest): Promise<PageAnswer> {
  const person = await personOf(request)
  return show(request, person, { phone: request.kept?.get('phone') ?? person.phone ?? '' })
}

/** POST /…/account/reach: phone; empty for none. */
export async function changeReach(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, language, actor } = request
  const person = await personOf(request)
  const read = readPhone(form)
  if (!read.ok) {
    const problems = problemsOf(language, read.fields)
    return show(request, person, { phone: form.get('phone') ?? '', problems })
  }
  await setPhone(writer, actor.id, read.value.phone)
  return { to: href.account(language) }
}

function show(
  { language, seal }: Pick<PageRequest, 'language' | 'seal'>, { email }: Person,
  { phone, problems = [] }: { phone: string, problems?: FieldProblem[] },
): PageAnswer {
  const t = texts(language)
  return {
    title: t.reach.title, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: t.account.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.reach.title} lead={t.reach.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={problems} />
          <Facts entries={[[t.note.email, email]]} />
          <p class="meta">{t.reach.email}</p>
          <Form action={deskHref.reach(language)} seal={seal}>
            <TextField name="phone" label={t.note.phone} hint={t.note.phoneHint} value={phone}
              problems={problems} width={20} autocomplete="tel" />
            <Submit text={t.account.save} />
          </Form>
        </div>
      </>
    ),
  }
}
