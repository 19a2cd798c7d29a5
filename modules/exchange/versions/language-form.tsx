// The same text in another language, begun from the first one by the owner.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../../kernel/http/route.ts'
import { isLanguage } from '../../../kernel/i18n/languages.ts'
import { personOf } from '../items/acting.tsx'
import { getItem } from '../items/queries.ts'
import { href } from '../paths.ts'
import { insertVersion, listVersions } from './queries.ts'

/** POST /…/draft: begins the same text in another language, from the first one. */
export async function addLanguage(request: FormRequest<{ id: string }>): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const item = await getItem(writer, id)
  const number = item.currentVersion + 1
  const [first] = (await listVersions(writer, id)).filter((one) => one.number === number)
  const wanted = form.get('language') ?? undefined
  if (!item.isOwn || !first || !isLanguage(wanted)) throw new NotFound()
  await insertVersion(writer, {
    item: id, number, language: wanted, title: first.title, summary: first.summary,
    body: first.body, organization: item.owner.id, by: personOf(request).id, translated: false,
  })
  return { to: href.step(language, { id, step: 'words', in: wanted }) }
}
