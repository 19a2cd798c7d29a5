// The first way in for whom an operator added at the machine: a code, once. Then a passkey.
import { signInFirst } from '../../kernel/access/first-code.ts'
import { beginSession } from '../../kernel/access/session.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { Notice, PageTitle } from '../../kernel/ui/parts.tsx'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Shown = Pick<PageRequest, 'language' | 'seal'>

/** GET /…/sign-in/first-time */
export const firstCodePage = async (request: PageRequest) => show(request, '')

/** POST /…/sign-in/first-time: name, code. */
export async function takeFirst(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, client, requestId, language, actor } = request
  const t = texts(language)
  const name = form.get('name') ?? ''
  const code = form.get('code') ?? ''
  const judged = await signInFirst(writer, { name, code }, { client, requestId })
  switch (judged.status) {
    case 'wait':
      return { ...show(request, name, [
        { field: 'name', text: t.wait({ seconds: judged.seconds }) },
      ]), status: 429 }
    case 'wrong':
      return show(request, name, [{ field: 'name', text: t.first.wrong }])
    case 'right': {
      const session = await beginSession(writer, {
        account: judged.account, method: 'recovery', client, requestId,
        replaces: actor.kind === 'person' ? actor.session : undefined,
      })
      return { to: `${href.account(language)}#passkeys`, session }
    }
  }
}

// The code is never given back, not even to who typed it.
function show({ language, seal }: Shown, name: string, problems: FieldProblem[] = []): PageAnswer {
  const t = texts(language)
  return {
    title: t.first.title, unlisted: true, hasForm: true,
    trail: [{ href: href.signIn(language), text: t.signIn.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.first.title} lead={t.first.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={problems} />
          <Form action={deskHref.first(language)} seal={seal}>
            <TextField name="name" label={t.code.name} hint={t.code.nameHint} value={name}
              problems={problems} autocomplete="username" />
            <TextField name="code" label={t.first.code} hint={t.first.codeHint}
              autocomplete="one-time-code" />
            <Notice info>{t.first.next}</Notice>
            <Submit text={t.signIn.title} />
          </Form>
          <p>{t.first.other} <a href={href.recovery(language)}>{t.first.ask}</a></p>
        </div>
      </>
    ),
  }
}
