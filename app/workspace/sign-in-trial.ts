// Trial mode: whoever uses the machine is the invented person they choose.
import { findAccount } from '../../kernel/access/session-queries.ts'
import { beginSession, stepUp } from '../../kernel/access/session.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../kernel/http/route.ts'
import { safeBack } from './paths.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** POST /…/sign-in/trial: person=the account, back=where to go on. */
export async function signInAsInvented(
  { form, writer, client, requestId, language, actor }: FormRequest,
): Promise<FormAnswer> {
  const chosen = form.get('person') ?? ''
  const account = UUID.test(chosen) ? await findAccount(writer, chosen) : undefined
  if (!account?.trial || account.disabledAt) throw new NotFound()
  const session = await beginSession(writer, {
    account: account.id, method: 'trial', client, requestId,
    replaces: actor.kind === 'person' ? actor.session : undefined,
  })
  return { to: safeBack(form.get('back'), language), session }
}

/** POST /…/sign-in/again/trial: an invented person says once more who they are. */
export async function confirmAsInvented(
  { form, writer, client, language, actor }: FormRequest,
): Promise<FormAnswer> {
  const account = actor.kind === 'person' ? await findAccount(writer, actor.id) : undefined
  if (actor.kind !== 'person' || !account?.trial) throw new NotFound()
  const session = await stepUp(writer, actor, { method: 'trial', client })
  return { to: safeBack(form.get('back'), language), session }
}
