// The owner asks for a translation, and publishes what was delivered.
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest } from '../../../kernel/http/route.ts'
import { isLanguage } from '../../../kernel/i18n/languages.ts'
import { personOf } from '../items/acting.tsx'
import { showItem } from '../items/item-page.tsx'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { acceptTranslation, askTranslation } from './actions.ts'

/** POST /…/translations, do=ask|accept: the owner. */
export async function changeTranslations(
  request: FormRequest<{ id: string }>,
): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const wanted = form.get('language') ?? undefined
  if (!isLanguage(wanted)) throw new NotFound()
  const actor = personOf(request)
  if (form.get('do') === 'accept') {
    const { currentVersion } = await getItem(writer, id)
    await acceptTranslation(writer, actor, { item: id, language: wanted, number: currentVersion })
    return { to: href.item(language, id, { in: wanted }) }
  }
  try {
    await askTranslation(writer, actor, { item: id, language: wanted })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const text = texts(language).translations.askedBefore
    return showItem(request, { problems: [{ field: 'language', text }], form })
  }
  return { to: href.item(language, id) }
}
