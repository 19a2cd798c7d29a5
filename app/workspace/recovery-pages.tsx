// A way back for who lost every means of signing in: asked for here, approved by two people.
import { askForRecovery, recover } from '../../kernel/access/recovery.ts'
import { beginSession } from '../../kernel/access/session.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { Notice, PageTitle } from '../../kernel/ui/parts.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Shown = Pick<PageRequest, 'language' | 'seal'>

/** GET /…/sign-in/recovery */
export const recoveryPage = async (request: PageRequest) => showAsk(request)

/** POST /…/sign-in/recovery: name. The answer is the same whether the name exists or not. */
export async function sendRecovery(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, client, requestId, language } = request
  const t = texts(language)
  const name = form.get('name') ?? ''
  if (name.trim() === '') {
    return showAsk(request, [{ field: 'name', text: t.recovery.noName }])
  }
  const asked = await askForRecovery(writer, name, { client, requestId })
  if (asked.ok) return { to: href.recoveryCode(language) }
  const text = t.wait({ seconds: asked.waitSeconds })
  return { ...showAsk(request, [{ field: 'name', text }]), status: 429 }
}

/** GET /…/sign-in/recovery/code */
export const recoveryCodePage = async (request: PageRequest) => showCode(request, '')

/** POST /…/sign-in/recovery/code: name and both halves. */
export async function takeRecovery(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, client, requestId, language, actor } = request
  const t = texts(language)
  const name = form.get('name') ?? ''
  const entered = { name, first: form.get('first') ?? '', second: form.get('second') ?? '' }
  const judged = await recover(writer, entered, { client, requestId })
  switch (judged.status) {
    case 'wait':
      return { ...showCode(request, name, [
        { field: 'name', text: t.wait({ seconds: judged.seconds }) },
      ]), status: 429 }
    case 'wrong':
      return showCode(request, name, [{ field: 'name', text: t.recovery.wrong }])
    case 'right': {
      const session = await beginSession(writer, {
        account: judged.account, method: 'recovery', client, requestId,
        replaces: actor.kind === 'person' ? actor.session : undefined,
      })
      return { to: href.account(language), session }
    }
  }
}

function showAsk({ language, seal }: Shown, problems: FieldProblem[] = []): PageAnswer {
  const t = texts(language)
  return {
    title: t.recovery.title, unlisted: true, hasForm: true,
    trail: [{ href: href.signIn(language), text: t.signIn.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.recovery.title} lead={t.recovery.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={problems} />
          <Form action={href.recovery(language)} seal={seal}>
            <TextField name="name" label={t.code.name} hint={t.code.nameHint}
              problems={problems} autocomplete="username" />
            <Submit text={t.recovery.ask} />
          </Form>
          <p><a href={href.recoveryCode(language)}>{t.recovery.haveHalves}</a></p>
        </div>
      </>
    ),
  }
}

function showCode(
  { language, seal }: Shown, name: string, problems: FieldProblem[] = [],
): PageAnswer {
  const t = texts(language)
  return {
    title: t.recovery.codeTitle, unlisted: true, hasForm: true,
    trail: [{ href: href.signIn(language), text: t.signIn.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.recovery.codeTitle} lead={t.recovery.codeLead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={problems} />
          <Notice info>{t.recovery.oldGone}</Notice>
          <Form action={href.recoveryCode(language)} seal={seal}>
            <TextField name="name" label={t.code.name} value={name} problems={problems}
              autocomplete="username" />
            <TextField name="first" label={t.recovery.first} width={20} />
            <TextField name="second" label={t.recovery.second} width={20} />
            <Submit text={t.signIn.title} />
          </Form>
        </div>
      </>
    ),
  }
}
