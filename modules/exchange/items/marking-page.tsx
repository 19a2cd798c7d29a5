// Marking, grading and clock: as a step of a draft, and as a page of what is issued already, where
// it asks for a person who has just signed again.
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { Choices, Select } from '../../../kernel/ui/fields.tsx'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { credibilities, paps, reliabilities, tlpLabel, tlps } from '../../../standards/tlp/tlp.ts'
import { texts } from '../messages.ts'
import {
  actionOf, after, getIssued, SaveButtons, stepFrame, StepHead,
} from '../versions/step-frame.tsx'
import { personOf, problemsOf } from './acting.tsx'
import { changeFrame, Overtaken } from './actions.ts'
import { readFrame } from './input.ts'
import { isDraft, type Item } from './item.ts'

type Shown = { form: URLSearchParams | undefined, problems: FieldProblem[], overtaken?: boolean }
type OfItem = { id: string }

/** GET /…/marking of an issued item. */
export const markingPage = async (request: PageRequest<OfItem>): Promise<PageAnswer> =>
  markingStep(request, await getIssued(request), { form: request.kept, problems: [] })

/** POST /…/marking of an issued item. */
export const changeMarking = async (request: FormRequest<OfItem>): Promise<FormAnswer> =>
  saveMarking(request, await getIssued(request))

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
