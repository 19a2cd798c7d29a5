// What the exchange asks of the Secretariat's desk: translations, and reviews for the library.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { formatMoment, languageName } from '../../../kernel/i18n/format.ts'
import { TextArea } from '../../../kernel/ui/fields.tsx'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { getPersonOfAccount } from '../../directory/directory.ts'
import { personOf } from '../items/acting.tsx'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import { TlpMark } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listTranslationsToDo } from '../translations/queries.ts'
import { propose, reviewProposal } from './actions.ts'
import { listProposals } from './queries.ts'

/** GET /…/w/desk/exchange: for people of the desk, nobody else. */
export async function deskPage(
  { reader, language, actor, seal }: PageRequest,
): Promise<PageAnswer> {
  const { memberships } = await getPersonOfAccount(reader, actor.id)
  if (!memberships.some(({ role }) => role === 'desk')) throw new NotFound()
  const translations = await listTranslationsToDo(reader)
  const proposals = await listProposals(reader)
  const t = texts(language)
  return {
    ...inWorkspace, ...edgeOf(language, translations.map(({ item }) => item.tlp)),
    title: t.desk.title, trail: trailOf(language).slice(0, 1),
    main: (
      <div class="read">
        <h1>{t.desk.title}</h1>
        <h2>{t.desk.translations}</h2>
        {translations.length === 0 && <p class="meta">{t.desk.nothing}</p>}
        <ul class="plain">
          {translations.map((one) => (
            <li class="cluster">
              <TlpMark tlp={one.item.tlp} />
              <a href={href.translation(language, one.item.id, one.language)}>
                {one.item.number}: {languageName(language, one.language)}
              </a>
              <span>{one.owner.name[language]}</span>
              <span class="meta">{formatMoment(language, one.askedAt)}</span>
            </li>
          ))}
        </ul>
        <h2>{t.desk.proposals}</h2>
        {proposals.length === 0 && <p class="meta">{t.desk.nothing}</p>}
        {proposals.map((one) => (
          <section class="reply">
            <p>
              <a href={href.item(language, one.item.id)}>{one.item.number}</a>
              {' '}{t.kinds[one.item.kind]} · {one.owner.name[language]}
            </p>
            <Form action={href.decision(language, one.item.id)} seal={seal}>
              <TextArea name="reason" label={t.desk.reason} rows={2} />
              <div class="cluster">
                <Submit text={t.desk.publish} named={{ name: 'accepted', value: 'yes' }} />
                <Submit secondary text={t.onward.refuse}
                  named={{ name: 'accepted', value: 'no' }} />
              </div>
            </Form>
          </section>
        ))}
      </div>
    ),
  }
}

/** POST /…/library: the owner proposes. */
export async function proposeItem(request: FormRequest<{ id: string }>): Promise<FormAnswer> {
  await propose(request.writer, personOf(request), request.values.id)
  return { to: href.item(request.language, request.values.id) }
}

/** POST /…/library/decision: the desk reviews. */
export async function decideItem(request: FormRequest<{ id: string }>): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const reason = (form.get('reason') ?? '').trim().slice(0, 1000)
  await reviewProposal(writer, personOf(request), {
    item: id, accepted: form.get('accepted') === 'yes', reason: reason || null,
  })
  return { to: href.deskWork(language) }
}
