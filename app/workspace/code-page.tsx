// Signing in with name, phrase and code.
import { judge } from '../../kernel/access/codes.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { beginSession } from '../../kernel/access/session.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { PageTitle } from '../../kernel/ui/parts.tsx'
import { texts } from './messages.ts'
import { href, safeBack } from './paths.ts'

type Entered = { name: string, back: string }

/** GET /…/sign-in/code */
export async function codePage({ language, query, seal }: PageRequest): Promise<PageAnswer> {
  return render({ language, seal }, { name: '', back: query.get('back') ?? '' })
}

/** POST /…/sign-in/code: name, phrase, code, back. */
export function signInByCode(machine: MachineSecret) {
  return async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, client, requestId, language, actor } = request
    const entered = { name: form.get('name') ?? '', back: form.get('back') ?? '' }
    const proof = { ...entered, phrase: form.get('phrase') ?? '', code: form.get('code') ?? '' }
    const judged = await judge(writer, proof, { machine, client, requestId })
    const t = texts(language)
    switch (judged.status) {
      case 'wait':
        return { ...render(request, entered, [
          { field: 'name', text: t.wait({ seconds: judged.seconds }) },
        ]), status: 429 }
      case 'wrong':
        return render(request, entered, [{ field: 'name', text: t.code.wrong }])
      case 'right': {
        const session = await beginSession(writer, {
          account: judged.account.id, method: 'code', client, requestId,
          replaces: actor.kind === 'person' ? actor.session : undefined,
        })
        return { to: safeBack(form.get('back'), language), session }
      }
    }
  }
}

// What is secret is never given back, not even to who typed it.
function render(
  { language, seal }: Pick<PageRequest, 'language' | 'seal'>, { name, back }: Entered,
  problems: FieldProblem[] = [],
): PageAnswer {
  const t = texts(language)
  return {
    title: t.code.title, unlisted: true, hasForm: true,
    trail: [{ href: href.signIn(language), text: t.signIn.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.code.title} lead={t.code.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={problems} />
          <Form action={href.signInCode(language)} seal={seal}>
            <input type="hidden" name="back" value={back} />
            <TextField name="name" label={t.code.name} hint={t.code.nameHint} value={name}
              problems={problems} autocomplete="username" />
            <TextField name="phrase" label={t.code.phrase} hint={t.code.phraseHint} />
            <TextField name="code" label={t.signIn.codeLabel} hint={t.code.codeHint} width={20}
              autocomplete="one-time-code" />
            <Submit text={t.signIn.title} />
          </Form>
        </div>
      </>
    ),
  }
}
