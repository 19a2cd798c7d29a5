// When someone types the very name of a State or body, its page is the answer.
import type { Reader } from '../../kernel/database/transaction.ts'
import { type Language, languages } from '../../kernel/i18n/languages.ts'
import { directoryTexts, href, listBodies, listStates } from '../../modules/directory/directory.ts'

export type Card = { kind: 'state' | 'body', name: string, detail: string, href: string }

/** The State or body that is called exactly so, in any language, by name, acronym or code. */
export async function findCard(reader: Reader, text: string, language: Language): Promise<Card | undefined> {
  const wanted = fold(text)
  const isCalled = (names: (string | undefined)[]) => names.some((name) => name && fold(name) === wanted)
  const state = (await listStates(reader)).find((one) => isCalled([
    one.id, ...languages.flatMap((each) => [one.name[each], one.nameFormal?.[each]]),
  ]))
  if (state) {
    const detail = directoryTexts(language).countries.standing[state.status]
    return { kind: 'state', name: state.name[language], detail, href: href.country(language, state.id) }
  }
  const body = (await listBodies(reader)).find((one) =>
    isCalled(languages.flatMap((each) => [one.name[each], one.acronym?.[each]])))
  if (!body) return undefined
  const detail = [body.acronym?.[language], directoryTexts(language).body.types[body.type]]
  return {
    kind: 'body', name: body.name[language], detail: detail.filter(Boolean).join(' · '),
    href: href.body(language, body.id),
  }
}

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
