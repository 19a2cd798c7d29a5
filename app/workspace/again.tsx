// Signing in once more within a session: what was asked for waits at `back`.
import { judgeAgain } from '../../kernel/access/codes.ts'
import { askForPasskey, type Site, takePasskeyAnswer } from '../../kernel/access/passkeys.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { findAccount } from '../../kernel/access/session-queries.ts'
import { stepUp } from '../../kernel/access/session.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../kernel/http/route.ts'
import { againPage } from './again-page.tsx'
import { texts } from './messages.ts'
import { answerIn, passkeyPage } from './passkey-page.tsx'
import { href, safeBack } from './paths.ts'

/** POST /…/sign-in/again/code: code, back. */
export function confirmByCode(machine: MachineSecret) {
  return async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, client, language, actor, requestId } = request
    const account = actor.kind === 'person' ? await findAccount(writer, actor.id) : undefined
    if (actor.kind !== 'person' || !account) throw new NotFound()
    const judged = await judgeAgain(
      writer, account, { code: form.get('code') ?? '', machine, client, requestId },
    )
    const t = texts(language)
    if (judged.status === 'right') {
      const session = await stepUp(writer, actor, { method: 'code', client })
      return { to: safeBack(form.get('back'), language), session }
    }
    const text = judged.status === 'wait' ? t.wait({ seconds: judged.seconds }) : t.again.wrong
    const page = await againPage({ ...request, query: form }, [{ field: 'code', text }])
    return judged.status === 'wait' ? { ...page, status: 429 } : page
  }
}

/** POST /…/sign-in/again/passkey: asks first, then takes the answer. */
export function confirmByPasskey(name: string) {
  return async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, client, language, actor, origin } = request
    if (actor.kind !== 'person') throw new NotFound()
    const site: Site = { name, origin }
    const answer = answerIn(form)
    if (answer) {
      const account = await takePasskeyAnswer(writer, site, { answer, account: actor.id })
      if (account !== undefined) {
        const session = await stepUp(writer, actor, { method: 'passkey', client })
        return { to: safeBack(form.get('back'), language), session }
      }
    }
    return passkeyPage(request, {
      action: href.againPasskey(language), back: form.get('back') ?? '', failed: Boolean(answer),
      asked: await askForPasskey(writer, site, actor.id), kind: 'get',
    })
  }
}
