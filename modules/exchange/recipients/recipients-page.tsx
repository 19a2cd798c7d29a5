// Who may read it: as a step of a draft, and as a page of what is issued already, where it asks for
// a person who has just signed again.
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { tlpLabel } from '../../../standards/tlp/tlp.ts'
import { listOwnCommunities } from '../../directory/directory.ts'
import { personOf, problemsOf } from '../items/acting.tsx'
import { changeFrame } from '../items/actions.ts'
import { readReaders } from '../items/input.ts'
import { isDraft, type Item } from '../items/item.ts'
import { texts } from '../messages.ts'
import {
  actionOf, after, getIssued, SaveButtons, stepFrame, StepHead,
} from '../versions/step-frame.tsx'
import { changeRecipients } from './actions.ts'
import { listNameable, listRecipients } from './queries.ts'
import { ReaderChoices } from './reader-choices.tsx'

type Shown = { form: URLSearchParams | undefined, problems: FieldProblem[] }
type OfItem = { id: string }

/** GET /…/recipients of an issued item. */
export const recipientsPage = async (request: PageRequest<OfItem>): Promise<PageAnswer> =>
  recipientsStep(request, await getIssued(request), { form: request.kept, problems: [] })

/** POST /…/recipients of an issued item. */
export const changeReaders = async (request: FormRequest<OfItem>): Promise<FormAnswer> =>
  saveRecipients(request, await getIssued(request))

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
  const named = await listRecipients(writer, item.id)
  // Who is not on the page, and was not named before, is nobody.
  const known = new Set(value.persons.length === 0 ? [] : [
    ...(await listNameable(writer)).map((one) => `${one.person} ${one.organization.id}`),
    ...named.map(({ person, organization }) => `${person?.id} ${organization.id}`),
  ])
  const persons = value.persons.filter((pair) => known.has(pair)).map((pair) => {
    const [person = '', organization = ''] = pair.split(' ')
    return { person, organization }
  })
  // A page asks for organizations or for persons; the entries of the other kind stay.
  const kept = named.filter(({ why, person }) =>
    why === 'reader' && (item.tlp === 'red' ? person === null : person !== null))
  const given = [
    ...persons, ...value.organizations.map((organization) => ({ organization })),
    ...kept.map(({ organization, person }) =>
      ({ organization: organization.id, ...(person && { person: person.id }) })),
  ]
  await changeRecipients(writer, actor, { item: item.id, given })
  return { to: after(request, item, 'review') }
}
