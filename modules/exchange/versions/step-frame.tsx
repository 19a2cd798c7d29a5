// What the pages of a draft have around them: where one is, and the ways to save.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FormRequest, PageRequest } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Submit } from '../../../kernel/ui/form.tsx'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import { isDraft, type Item } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { textSteps } from './steps.tsx'

/** What every page of a draft has around it. */
export const stepFrame = (language: Language, item: Item, step: string) => ({
  ...inWorkspace, ...edgeOf(language, [item.tlp]), title: step, trail: trailOf(language, item),
})

/** Where one is among the steps, and what is asked. */
export function StepHead(
  { language, item, step, title }: {
    language: Language, item: Item, step: string, title: string,
  },
) {
  const t = texts(language)
  const steps = textSteps(item)
  const at = steps.indexOf(step)
  return (
    <>
      <p class="meta">
        {t.kinds[item.kind]} · {item.number}
        {at >= 0 && <> · {t.step.progress({ number: at + 1, total: steps.length })}</>}
      </p>
      <h1>{title}</h1>
    </>
  )
}

/** On to the next page, or away: both save. */
export function SaveButtons({ language }: { language: Language }) {
  const t = texts(language).step
  return (
    <>
      <div class="cluster">
        <Submit text={t.save} />
        <Submit secondary text={t.later} named={{ name: 'then', value: 'later' }} />
      </div>
      <p class="meta">{t.saved}</p>
    </>
  )
}

export type FrameStep = 'marking' | 'recipients'

/** Where marking or readers are sent: to a step of a draft, or a change of what is issued. */
export const actionOf = (language: Language, item: Item, step: FrameStep): string =>
  isDraft(item) ? href.step(language, { id: item.id, step }) : href[step](language, item.id)

/** Where one goes on to. */
export function after(
  { language, form }: Pick<FormRequest, 'language' | 'form'>, item: Item,
  next: 'recipients' | 'review',
): string {
  if (form.get('then') === 'later') return href.inbox(language, { box: 'drafts' })
  if (next === 'review') {
    return isDraft(item) ? href.draft(language, item.id) : href.item(language, item.id)
  }
  return actionOf(language, item, next)
}

/** An item of one's own that is out already. Throws NotFound. */
export async function getIssued(
  { reader, values }: Pick<PageRequest<{ id: string }>, 'reader' | 'values'>,
): Promise<Item> {
  const item = await getItem(reader, values.id)
  if (!item.isOwn || isDraft(item) || item.status === 'recalled') throw new NotFound()
  return item
}
