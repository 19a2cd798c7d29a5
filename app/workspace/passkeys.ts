// Signing in with a passkey; adding and removing one's own.
import { addEvent } from '../../kernel/access/event-queries.ts'
import { deletePasskey } from '../../kernel/access/passkey-queries.ts'
import {
  askForNewPasskey, askForPasskey, savePasskey, type Site, takePasskeyAnswer,
} from '../../kernel/access/passkeys.ts'
import { findAccount } from '../../kernel/access/session-queries.ts'
import { beginSession } from '../../kernel/access/session.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../kernel/http/route.ts'
import { getPersonOfAccount } from '../../modules/directory/directory.ts'
import { texts } from './messages.ts'
import { answerIn, passkeyPage } from './passkey-page.tsx'
import { href, safeBack } from './paths.ts'

/** POST /…/sign-in/passkey: asks the browser first, then takes its answer. */
export function signInByPasskey(name: string) {
  return async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, client, requestId, language, actor, origin } = request
    const site: Site = { name, origin }
    const answer = answerIn(form)
    if (answer) {
      const account = await takePasskeyAnswer(writer, site, { answer, account: null })
      if (account !== undefined) {
        const session = await beginSession(writer, {
          account, method: 'passkey', client, requestId,
          replaces: actor.kind === 'person' ? actor.session : undefined,
        })
        return { to: safeBack(form.get('back'), language), session }
      }
      await addEvent(
        writer, { kind: 'sign-in-failed', account: null, network: client.network, requestId },
      )
    }
    return passkeyPage(request, {
      action: href.signInPasskey(language), back: form.get('back') ?? '', failed: Boolean(answer),
      asked: await askForPasskey(writer, site, null), kind: 'get',
    })
  }
}

/** POST /…/account/passkeys: asks the browser to make one, then keeps it under a name. */
export function addPasskey(name: string) {
  return async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, language, actor, origin, client } = request
    const account = await findAccount(writer, actor.id)
    if (!account || actor.kind !== 'person') throw new NotFound()
    const site: Site = { name, origin }
    const answer = answerIn(form)
    if (answer) {
      const given = form.get('name')?.trim().slice(0, 100)
      const saved = await savePasskey(writer, site, {
        account: actor.id, answer, name: given || texts(language).passkey.unnamed,
      })
      if (saved) {
        await addEvent(writer, {
          kind: 'passkey-added', account: actor.id, session: actor.session,
          requestId: actor.requestId, network: client.network,
        })
        return { to: href.account(language) }
      }
    }
    const { name: shown } = await getPersonOfAccount(writer, actor.id)
    return passkeyPage(request, {
      action: href.passkeys(language), back: '', failed: Boolean(answer), kind: 'create',
      asked: await askForNewPasskey(writer, site, { ...account, shown }),
    })
  }
}

/** POST /…/account/passkeys/{id}: removes it. */
export async function removePasskey(
  { values, writer, language, actor, client }: FormRequest<{ id: string }>,
): Promise<FormAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  if (!await deletePasskey(writer, actor.id, values.id)) throw new NotFound()
  await addEvent(writer, {
    kind: 'passkey-removed', account: actor.id, session: actor.session,
    requestId: actor.requestId, network: client.network,
  })
  return { to: href.account(language) }
}
