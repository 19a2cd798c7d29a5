// Ending sessions: this one, another one, all others.
import { addEvent } from '../../kernel/access/event-queries.ts'
import { endOtherSessions, endSession } from '../../kernel/access/session-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../kernel/http/route.ts'
import { link } from '../../kernel/http/paths.ts'
import { href } from './paths.ts'

/** POST /…/sign-out */
export async function signOut(
  { writer, actor, language, client }: FormRequest,
): Promise<FormAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  await endSession(writer, { account: actor.id, session: actor.session, why: 'signed-out' })
  await addEvent(writer, {
    kind: 'signed-out', account: actor.id, session: actor.session, requestId: actor.requestId,
    network: client.network,
  })
  return { to: link([], language, {}), session: null }
}

/** POST /…/account/sessions: session=one to end, or "others". */
export async function endSessions(
  { writer, actor, language, client, form }: FormRequest,
): Promise<FormAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const chosen = form.get('session') ?? ''
  if (chosen === 'others') {
    await endOtherSessions(writer, { account: actor.id, but: actor.session, why: 'ended' })
  } else if (!/^[0-9a-f-]{36}$/.test(chosen) ||
    !await endSession(writer, { account: actor.id, session: chosen, why: 'ended' })) {
    throw new NotFound()
  }
  await addEvent(writer, {
    kind: 'session-ended', account: actor.id, requestId: actor.requestId, network: client.network,
    ...(chosen !== 'others' && { session: chosen }),
  })
  return chosen === actor.session
    ? { to: link([], language, {}), session: null } : { to: href.account(language) }
}
