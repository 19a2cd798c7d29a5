// The views a person keeps: saved, renamed, deleted. The filters to save stand in the address.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../../kernel/ui/form.tsx'
import { type Community, listOwnCommunities } from '../../directory/directory.ts'
import { readInbox } from '../inbox/filters.ts'
import { personOf } from '../items/acting.tsx'
import { inWorkspace, trailOf } from '../items/frame.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { deleteView, insertView, listViews, renameView } from './queries.ts'
import {
  describe, isWorthKeeping, type Kept, NAME_MAX, type NameProblem, readName, type View,
  viewQuery, VIEWS_MAX,
} from './view.ts'

type Shown = { form: URLSearchParams, problems: FieldProblem[] }

/** GET /…/w/exchange/views, with the filters of the inbox */
export const viewsPage = (request: PageRequest): Promise<PageAnswer> =>
  showViews(request, { form: request.kept ?? new URLSearchParams(), problems: [] })

/** POST /…/w/exchange/views: `do` says what, `view` to which. */
export async function changeViews(request: FormRequest): Promise<FormAnswer> {
  const { form } = request
  if (form.get('do') === 'save') return save(request)
  const views = await listViews(request.reader)
  const view = views.find(({ id }) => id === form.get('view'))
  if (!view) throw new NotFound()
  if (form.get('do') === 'rename') return rename(request, view, views)
  await deleteView(request.writer, view.id)
  return { to: href.views(request.language) }
}

async function save(request: FormRequest): Promise<FormAnswer> {
  const { reader, writer, language, form } = request
  const filters = await filtersOf(request)
  const views = await listViews(reader)
  const t = texts(language).saved
  const refuse = (text: string) => showViews(request, { form, problems: [{ field: 'name', text }] })
  if (!isWorthKeeping(filters)) return refuse(t.nothingChosen)
  if (views.length >= VIEWS_MAX) return refuse(t.tooMany({ max: VIEWS_MAX }))
  const { name, wrong } = readName(form.get('name') ?? '', views)
  if (wrong) return refuse(wording(language, wrong, name))
  const isKept = await insertView(writer, { account: personOf(request).id, name, filters })
  if (!isKept) return refuse(t.wrong.taken({ name }))
  return { to: href.inbox(language, viewQuery(filters)) }
}

async function rename(request: FormRequest, view: View, views: View[]): Promise<FormAnswer> {
  const { writer, language, form } = request
  const field = fieldOf(view)
  const { name, wrong } = readName(form.get(field) ?? '', views.filter((one) => one !== view))
  if (wrong) {
    const problem = { field, text: wording(language, wrong, name) }
    return showViews(request, { form, problems: [problem] })
  }
  await renameView(writer, view.id, name)
  return { to: href.views(language) }
}

function wording(language: Language, problem: NameProblem, name: string): string {
  const t = texts(language).saved.wrong
  switch (problem) {
    case 'missing':
      return t.missing
    case 'tooLong':
      return t.tooLong({ max: NAME_MAX })
    case 'taken':
      return t.taken({ name })
  }
}

const fieldOf = ({ id }: View) => `name-${id}`

async function filtersOf(
  { reader, query }: PageRequest, communities?: Community[],
): Promise<Kept> {
  const { page: _, ...filters } = readInbox(query, communities ?? await listOwnCommunities(reader))
  return filters
}

async function showViews(request: PageRequest, shown: Shown): Promise<PageAnswer> {
  const { reader, language } = request
  const t = texts(language).saved
  const communities = await listOwnCommunities(reader)
  const filters = await filtersOf(request, communities)
  const views = await listViews(reader)
  const say = (kept: Kept) => describe(language, kept, communities)
  return {
    ...inWorkspace, title: t.title, trail: trailOf(language), query: viewQuery(filters),
    ...(shown.problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={texts(language).problems} problems={shown.problems} />
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        {isWorthKeeping(filters) &&
          <Keep request={request} filters={filters} say={say} shown={shown} />}
        <h2>{t.own({ count: views.length, max: VIEWS_MAX })}</h2>
        {views.length === 0 && <p class="meta">{t.none}</p>}
        {views.map((view) => <One request={request} view={view} say={say} shown={shown} />)}
      </div>
    ),
  }
}

type Part = { request: PageRequest, say: (filters: Kept) => string, shown: Shown }

function Keep(
  { request: { language, seal }, filters, say, shown: { form, problems } }:
  Part & { filters: Kept },
) {
  const t = texts(language).saved
  return (
    <section aria-labelledby="h-keep">
      <h2 id="h-keep">{t.save}</h2>
      <p>{say(filters)}</p>
      <Form action={href.views(language, viewQuery(filters))} seal={seal}>
        <TextField name="name" label={t.name} hint={t.nameHint} width={20}
          value={form.get('name') ?? ''} problems={problems} />
        <Submit text={t.keep} named={{ name: 'do', value: 'save' }} />
      </Form>
    </section>
  )
}

function One(
  { request: { language, seal }, view, say, shown: { form, problems } }: Part & { view: View },
) {
  const t = texts(language).saved
  const name = fieldOf(view)
  const of = <span class="govuk-visually-hidden"> {t.quoted({ words: view.name })}</span>
  return (
    <div class="reply">
      <p>
        <a href={href.inbox(language, viewQuery(view.filters))}>{view.name}</a>
        <br /><span class="meta">{say(view.filters)}</span>
      </p>
      <Form action={href.views(language)} seal={seal}>
        <input type="hidden" name="view" value={view.id} />
        <TextField name={name} label={t.newName({ name: view.name })} width={20}
          value={form.get(name) ?? view.name} problems={problems} />
        <div class="cluster">
          <Submit secondary text={<>{t.rename}{of}</>} named={{ name: 'do', value: 'rename' }} />
          <Submit secondary text={<>{t.remove}{of}</>} named={{ name: 'do', value: 'delete' }} />
        </div>
      </Form>
    </div>
  )
}
