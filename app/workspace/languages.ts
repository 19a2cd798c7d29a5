// The languages in which Puente writes to a person.
import type { FormAnswer, FormRequest } from '../../kernel/http/route.ts'
import { isLanguage, languages } from '../../kernel/i18n/languages.ts'
import { setLanguages } from '../../modules/directory/directory.ts'
import { href } from './paths.ts'

/** POST /…/account/languages: the language of the page comes first when it is among them. */
export async function chooseLanguages(
  { form, writer, actor, language }: FormRequest,
): Promise<FormAnswer> {
  const chosen = new Set(form.getAll('language').filter(isLanguage))
  const first = chosen.has(language) ? [language] : []
  const wanted = [...new Set([...first, ...languages.filter((one) => chosen.has(one))])]
  if (wanted.length > 0) await setLanguages(writer, actor.id, wanted)
  return { to: href.account(language) }
}
