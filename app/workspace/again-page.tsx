// Signing in once more, before what asks for it: an export, a change of who may read, of passkeys.
import { hasCodes } from '../../kernel/access/code-queries.ts'
import { findAccount } from '../../kernel/access/session-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { Form, type FieldProblem, ErrorSummary, Submit, TextField } from '../../kernel/ui/form.tsx'
import { PageTitle } from '../../kernel/ui/parts.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Request = Pick<PageRequest, 'language' | 'query' | 'reader' | 'actor' | 'seal'>

/** GET /…/sign-in/again, and again with what was wrong. */
export async function againPage(
  { language, query, reader, actor, seal }: Request, problems: FieldProblem[] = [],
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const account = await findAccount(reader, actor.id)
  const codes = await hasCodes(reader, actor.id)
  const t = texts(language)
  const back = <input type="hidden" name="back" value={query.get('back') ?? ''} />
  return {
    title: t.again.title, unlisted: true, hasForm: true, trail: [],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.again.title} lead={t.again.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={problems} />
          {account?.trial && (
            <Form action={href.againTrial(language)} seal={seal}>
              {back}
              <p class="exercise"><b>{t.exercise}</b> {t.again.trialText}</p>
              <Submit text={t.again.trialButton} />
            </Form>
          )}
          <Form action={href.againPasskey(language)} seal={seal}>
            {back}<Submit text={t.signIn.passkeyButton} />
          </Form>
          {codes && (
            <Form action={href.againCode(language)} seal={seal}>
              {back}
              <TextField name="code" label={t.signIn.codeLabel} problems={problems} width={10}
                inputmode="numeric" autocomplete="one-time-code" />
              <Submit text={t.again.codeButton} />
            </Form>
          )}
        </div>
      </>
    ),
  }
}
