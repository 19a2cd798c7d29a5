// Marking, grading, clock and readers: as steps of a draft, and as pages of what is issued already,
// where they ask for a person who has just signed again.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Choices, Select } from '../../../kernel/ui/fields.tsx'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { credibilities, paps, reliabilities, tlpLabel, tlps } from '../../../standards/tlp/tlp.ts'
import { listOwnCommunities } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { changeRecipients } from '../recipients/actions.ts'
import { listRecipients } from '../recipients/queries.ts'
import { ReaderChoices } from '../recipients/reader-choices.tsx'
import { SaveButtons, StepHead, stepFrame } from '../versions/step-page.tsx'
import { personOf, problemsOf } from './acting.tsx'
import { changeFrame, Overtaken } from './actions.ts'
import { readFrame, readReaders } from './input.ts'
import { isDraft, type Item } from './item.ts'
import { getItem } from './queries.ts'

type Shown = { form: URLSearchParams | undefined, problems: FieldProblem[], overtaken?: boolean }
type OfItem = { id: string }

/** GET /…/marking of an issued item. */
export const markingPage = async (request: PageRequest<OfItem>): Promise<PageAnswer> =>
  markingStep(request, await issued(request), { form: request.kept, problems: [] })

/** GET /…/recipients of an issued item. */
export const recipientsPage = async (request: PageRequest<OfItem>): Promise<PageAnswer> =>
  recipientsStep(request, await issued(request), { form: request.kept, problems: [] })

/** POST /…/marking of an issued item. */
export const changeMarking = async (request: FormRequest<OfItem>): Promise<FormAnswer> =>
  saveMarking(request, await issued(request))

/** POST /…/recipients of an issued item. */
export const changeReaders = async (request: FormRequest<OfItem>): Promise<FormAnswer> =>
  saveRecipients(request, await issued(request))

async function issued({ reader, values }: PageRequest<OfItem>): Promise<Item> {
  const item = await getItem(reader, values.id)
  if (!item.isOwn || isDraft(item) || item.status === 'recalled') throw new NotFound()
  return item
}

const actionOf = (language: Language, item: Item, step: 'marking' | 'recipients'): string =>
  isDraft(item) ? href.step(language, { id: item.id, step }) : href[step](language, item.id)

export function markingStep(
  { language, seal }: Pick<PageRequest, 'language' | 'seal'>, item: Item,
  { form, problems, overtaken = false }: Shown,
): PageAnswer {
  const t = texts(language)
  const now = (name: string, value: string | null | undefined) => form?.get(name) ?? value ?? ''
  const graded = (known: Record<string, string>, keys: readonly string[]) => [
    { value: '', text: t.step.notGraded },
    ...keys.map((value) => ({ value, text: known[value] ?? value })),
  ]
  return {
    ...stepFrame(language, item, 'marking'), title: t.steps.marking,
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <StepHead language={language} item={item} step="marking" title={t.steps.marking} />
        {overtaken && <Notice>{t.step.frameConflict}</Notice>}
        {!isDraft(item) && <Notice info>{t.step.frameIssued}</Notice>}
        <Form action={actionOf(language, item, 'marking')} seal={seal}>
          <input type="hidden" name="revision" value={item.revision} />
          <Choices name="tlp" label={t.step.tlp} problems={problems}
            chosen={[now('tlp', item.tlp)]} options={tlps.map((value) => ({
              value, text: tlpLabel(value), more: `${t.handling[value]} ${t.handlingMore[value]}`,
            }))} />
          <Choices name="pap" label={t.step.pap} problems={problems}
            chosen={[now('pap', item.pap)]}
            options={paps.map((value) => ({ value, text: t.pap_of[value] }))} />
          <Select name="reliability" label={t.step.reliability} problems={problems}
            value={now('reliability', item.sourceReliability)}
            options={graded(t.reliability, reliabilities)} />
          <Select name="credibility" label={t.step.credibility} problems={problems}
            value={now('credibility', item.informationCredibility)}
            options={graded(t.credibility, credibilities)} />
          <TextField name="acknowledgeBy" label={t.step.acknowledgeBy} hint={t.step.dateHint}
            type="date" width={10} problems={problems}
            value={now('acknowledgeBy', item.acknowledgeBy?.toISOString().slice(0, 10))} />
          {isDraft(item) ? <SaveButtons language={language} /> : <Submit text={t.step.change} />}
        </Form>
      </div>
    ),
  }
}

export async function saveMarking(
  request: FormRequest<OfItem>, item: Item,
): Promise<FormAnswer> {
  const { writer, language, form } = request
  const { value, wrong } = readFrame(form, item)
  if (wrong.length > 0) {
    return markingStep(request, item, { form, problems: problemsOf(language, wrong) })
  }
  try {
    await changeFrame(writer, personOf(request), {
      item: item.id, ...value, revision: Number(form.get('revision')),
    })
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    return markingStep(request, item, { form, problems: [], overtaken: true })
  }
  return { to: after(request, item, 'recipients') }
}

function after(
  { language, form }: FormRequest<OfItem>, item: Item, next: 'recipients' | 'review',
): string {
  if (form.get('then') === 'later') return href.inbox(language, { box: 'drafts' })
  if (isDraft(item)) {
    return next === 'review' ? href.draft(language, item.id) : href.step(language, { id: item.id, step: next })
  }
  return next === 'review' ? href.item(language, item.id) : href.recipients(language, item.id)
}

export async function recipientsStep(
  { reader, language, seal }: Pick<PageRequest, 'reader' | 'language' | 'seal'>, item: Item,
  { form, problems }: Shown,
): Promise<PageAnswer> {
  const t = texts(language)
  return {
    ...stepFrame(language, item, 'recipients'), title: t.steps.recipients,
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <StepHead language={language} item={item} step="recipients" title={t.steps.recipients} />
        <p>{tlpLabel(item.tlp)}: {t.handling[item.tlp]}</p>
        {!isDraft(item) && <Notice info>{t.step.frameIssued}</Notice>}
        <Form action={actionOf(language, item, 'recipients')} seal={seal}>
          <input type="hidden" name="revision" value={item.revision} />
          {await ReaderChoices({ reader, language, item, form, problems })}
          {isDraft(item) ? <SaveButtons language={language} /> : <Submit text={t.step.change} />}
        </Form>
      </div>
    ),
  }
}

export async function saveRecipients(
  request: FormRequest<OfItem>, item: Item,
): Promise<FormAnswer> {
  const { writer, language, form } = request
  const actor = personOf(request)
  const { value, wrong } = readReaders(form, item.tlp)
  if (wrong.length > 0) {
    return recipientsStep(request, item, { form, problems: problemsOf(language, wrong) })
  }
  const communities = await listOwnCommunities(writer)
  const community = communities.find(({ id }) => id === value.community)?.id ?? null
  if (item.tlp === 'green' && community !== (item.community?.id ?? null)) {
    await changeFrame(writer, actor, {
      item: item.id, tlp: item.tlp, pap: item.pap, reliability: item.sourceReliability,
      credibility: item.informationCredibility, acknowledgeBy: item.acknowledgeBy, community,
      revision: item.revision,
    })
  }
  const persons = value.persons.map((pair) => {
    const [person = '', organization = ''] = pair.split(' ')
    return { person, organization }
  })
  // A page asks for organizations or for persons; the entries of the other kind stay.
  const kept = (await listRecipients(writer, item.id)).filter(({ why, person }) =>
    why === 'reader' && (item.tlp === 'red' ? person === null : person !== null))
  const given = [
    ...persons, ...value.organizations.map((organization) => ({ organization })),
    ...kept.map(({ organization, person }) =>
      ({ organization: organization.id, ...(person && { person: person.id }) })),
  ]
  await changeRecipients(writer, actor, { item: item.id, given })
  return { to: after(request, item, 'review') }
}
