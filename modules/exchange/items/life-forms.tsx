// What the owner does with an item: checks, issues, updates, closes, withdraws, recalls.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { Choices, TextArea } from '../../../kernel/ui/fields.tsx'
import { ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { decideOnward } from '../recipients/actions.ts'
import { reviewPage } from '../versions/review-page.tsx'
import { personOf, problemsOf } from './acting.tsx'
import {
  beginUpdate, closeItem, deriveItem, Incomplete, issueItem, publishUpdate, recallItem,
  refuseCheck, askForCheck, withdrawItem,
} from './actions.ts'
import { edgeOf, inWorkspace, trailOf } from './frame.tsx'
import { isDraft, type Item, itemCan } from './item.ts'
import { Handling, TlpMark } from './marks.tsx'
import { deleteItem, getItem } from './queries.ts'

type OfItem = FormRequest<{ id: string }>

/** POST /…/life, do=check|refuse|update|close|derive|discard: what widens no circle of readers. */
export async function changeLife(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const actor = personOf(request)
  const item = await getItem(writer, id)
  if (!item.isOwn) throw new NotFound()
  switch (form.get('do')) {
    case 'check':
      return withMissing(request, () => askForCheck(writer, actor, id))
    case 'refuse':
      await refuseCheck(writer, actor, id)
      return { to: href.draft(language, id) }
    case 'update':
      await beginUpdate(writer, actor, id)
      return { to: href.draft(language, id) }
    case 'derive':
      return { to: href.draft(language, await deriveItem(writer, actor, id)) }
    case 'discard':
      await deleteItem(writer, id)
      return { to: href.inbox(language, { box: 'drafts' }) }
    default:
      throw new NotFound()
  }
}

/** POST /…/issue: a draft, or the next version of what is issued. */
export async function issue(request: OfItem): Promise<FormAnswer> {
  const { writer, values: { id } } = request
  const actor = personOf(request)
  const item = await getItem(writer, id)
  if (!item.isOwn) throw new NotFound()
  return withMissing(request, () => isDraft(item)
    ? issueItem(writer, actor, id) : publishUpdate(writer, actor, id))
}

// What is missing is shown on the page that checks the answers.
async function withMissing(request: OfItem, act: () => Promise<void>): Promise<FormAnswer> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Incomplete)) throw error
    return reviewPage(request, error.missing)
  }
  return { to: href.item(request.language, request.values.id) }
}

/** GET /…/end: how a matter ends, with what each way means for the readers. */
export async function endPage(request: PageRequest<{ id: string }>): Promise<PageAnswer> {
  const item = await getItem(request.reader, request.values.id)
  if (!item.isOwn || !canEnd(item)) throw new NotFound()
  return showEnd(request, item, { form: request.kept ?? new URLSearchParams(), problems: [] })
}

const canEnd = (item: Item) =>
  itemCan(item, 'close') || itemCan(item, 'withdraw') || itemCan(item, 'recall')

function showEnd(
  { language, seal }: Pick<PageRequest, 'language' | 'seal'>, item: Item,
  { form, problems }: { form: URLSearchParams, problems: { field: string, text: string }[] },
): PageAnswer {
  const t = texts(language)
  const options = [
    { value: 'close', text: t.life.close, more: t.life.closeHelp },
    { value: 'withdraw', text: t.life.withdraw, more: t.life.withdrawHelp },
    { value: 'recall', text: t.life.recall, more: t.life.recallHelp },
  ].filter(({ value }) => ways.some((way) => way === value && itemCan(item, way)))
  return {
    ...inWorkspace, ...edgeOf(language, [item.tlp]), title: t.life.endTitle,
    trail: trailOf(language, item), ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <p class="cluster"><TlpMark tlp={item.tlp} /> <span class="meta">{item.number}</span></p>
        <h1>{t.life.endTitle}</h1>
        <Handling language={language} tlp={item.tlp} />
        <Form action={href.end(language, item.id)} seal={seal}>
          <Choices name="do" label={t.life.endTitle} problems={problems}
            chosen={[form.get('do') ?? '']} options={options} />
          <TextArea name="reason" label={t.life.reason} rows={3} problems={problems}
            value={form.get('reason') ?? ''} />
          <Submit text={t.life.end} />
        </Form>
      </div>
    ),
  }
}

const ways = ['close', 'withdraw', 'recall'] as const

/** POST /…/end */
export async function end(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const actor = personOf(request)
  const item = await getItem(writer, id)
  if (!item.isOwn) throw new NotFound()
  const way = ways.find((one) => one === form.get('do') && itemCan(item, one))
  const reason = (form.get('reason') ?? '').trim()
  const needsReason = way !== undefined && way !== 'close'
  const problems = [
    ...(way ? [] : [{ field: 'do', text: texts(language).life.chosen }]),
    ...(needsReason && reason === ''
      ? problemsOf(language, [{ field: 'reason', problem: 'required' }]) : []),
    ...(reason.length > 2000
      ? problemsOf(language, [{ field: 'reason', problem: 'tooLong' }]) : []),
  ]
  if (!way || problems.length > 0) return showEnd(request, item, { form, problems })
  if (way === 'close') await closeItem(writer, actor, id)
  else if (way === 'withdraw') await withdrawItem(writer, actor, { id, reason })
  else await recallItem(writer, actor, { id, reason })
  return { to: href.item(language, id) }
}

/** POST /…/onward/decision: the owner answers a request. */
export async function decide(request: OfItem): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const wanted = form.get('request') ?? ''
  if (!/^[0-9a-f-]{36}$/.test(wanted)) throw new NotFound()
  await decideOnward(writer, personOf(request), {
    id: wanted, accepted: form.get('accepted') === 'yes',
  })
  return { to: href.item(language, id) }
}

