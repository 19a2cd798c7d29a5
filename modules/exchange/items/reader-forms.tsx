// What readers do with an item: acknowledge, answer, report, ask to pass it on.
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../../kernel/http/route.ts'
import { listOrganizations } from '../../directory/directory.ts'
import { insertAcknowledgement } from '../acknowledgements/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { askOnward } from '../recipients/actions.ts'
import { insertReply } from '../replies/queries.ts'
import { insertSighting } from '../sightings/queries.ts'
import { actingFor, personOf, problemsOf } from './acting.tsx'
import { isOpenToReaders } from './item.ts'
import { showItem } from './item-page.tsx'
import { getItem } from './queries.ts'

type OfItem = FormRequest<{ id: string }>

/** POST /…/acknowledgements: received and read, for one's organization. */
export async function acknowledge(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values, form } = request
  const item = await getItem(writer, values.id)
  if (item.isOwn || !isOpenToReaders(item)) throw new NotFound()
  await insertAcknowledgement(writer, {
    item: item.id, organization: await actingFor(request), account: personOf(request).id,
    version: item.currentVersion,
  })
  const list = form.get('list')
  if (list === null) return { to: href.item(language, item.id) }
  return { to: href.beside(language, item.id, Object.fromEntries(new URLSearchParams(list))) }
}

const REPLY_MAX = 10_000

/** POST /…/replies */
export async function reply(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values, form } = request
  const item = await getItem(writer, values.id)
  if (!isOpenToReaders(item)) throw new NotFound()
  const text = (form.get('text') ?? '').replace(/\r\n?/g, '\n').trim()
  const t = texts(language)
  if (text === '' || text.length > REPLY_MAX) {
    const problem = text === ''
      ? t.replies.empty : t.problem.tooLong({ field: t.replies.text })
    return showItem(request, { problems: [{ field: 'text', text: problem }], form })
  }
  const to = form.get('to') ?? ''
  await insertReply(writer, {
    item: item.id, organization: await actingFor(request), account: personOf(request).id, text,
    toOwnerOnly: !item.isOwn && form.get('owner') === 'yes',
    to: item.isOwn && /^[0-9a-f-]{36}$/.test(to) ? to : null,
  })
  return { to: `${href.item(language, item.id)}#replies` }
}

/** POST /…/sightings */
export async function sight(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values, form } = request
  const item = await getItem(writer, values.id)
  if (item.isOwn || !isOpenToReaders(item)) throw new NotFound()
  const t = texts(language)
  const seen = form.get('seen')
  const count = (form.get('count') ?? '').trim()
  const place = (form.get('place') ?? '').trim()
  const problems = [
    ...(seen === 'yes' || seen === 'no' ? [] : [{ field: 'seen', text: t.sighting.choose }]),
    ...(count === '' || /^\d{1,9}$/.test(count)
      ? [] : problemsOf(language, [{ field: 'count', problem: 'invalid' }])),
    ...(place.length > 200 ? problemsOf(language, [{ field: 'place', problem: 'tooLong' }]) : []),
  ]
  if (problems.length > 0) return showItem(request, { problems, form })
  await insertSighting(writer, {
    item: item.id, organization: await actingFor(request), account: personOf(request).id,
    seen: seen === 'yes', count: count === '' ? null : Number(count), place: place || null,
    seenOn: null, private: item.kind === 'typology' && form.get('private') === 'yes',
  })
  return { to: `${href.item(language, item.id)}#sightings` }
}

const REASON_MAX = 2000

/** POST /…/onward: asks the owner to let a client read too. */
export async function askOwner(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values, form } = request
  const t = texts(language)
  const client = form.get('client') ?? ''
  const reason = (form.get('reason') ?? '').trim()
  const own = await actingFor(request)
  const organizations = await listOrganizations(writer)
  const world = organizations.find(({ id }) => id === own)?.exercise
  const isOrganization = client !== own
    && organizations.some(({ id, exercise }) => id === client && exercise === world)
  const problems = [
    ...(isOrganization ? [] : [{ field: 'client', text: t.onward.chooseClient }]),
    ...(reason === '' || reason.length > REASON_MAX
      ? problemsOf(language, [{ field: 'reason', problem: reason ? 'tooLong' : 'required' }])
      : []),
  ]
  if (problems.length > 0) return showItem(request, { problems, form })
  try {
    await askOnward(writer, personOf(request), {
      item: values.id, organization: own, client, reason,
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return showItem(request, { problems: [{ field: 'client', text: t.onward.askedBefore }], form })
  }
  return { to: `${href.item(language, values.id)}#onward` }
}
