// When someone types the very name of a State or body, its page is the answer.
import type { Reader } from '../../kernel/database/transaction.ts'
import { type Language, languages } from '../../kernel/i18n/languages.ts'
import {
  directoryTexts, href, listBodies, listBodiesByIds, listStates,
} from '../../modules/directory/directory.ts'

export type Card = { kind: 'state' | 'body', name: string, detail: string, href: string }

/** Who is called how: folded name, acronym or code in any language -> kind and identifier. */
export type CardNames = Map<string, { kind: 'state' | 'body', id: string }>

/** The names of all States and bodies; where two share one, the State has it. */
export async function readCardNames(reader: Reader): Promise<CardNames> {
  const names: CardNames = new Map()
  const add = (kind: 'state' | 'body', id: string, called: (string | undefined)[]) => {
    for (const name of called) {
      if (name && !names.has(fold(name))) names.set(fold(name), { kind, id })
    }
  }
  for (const { id, name, nameFormal } of await listStates(reader)) {
    add('state', id, [id, ...languages.flatMap((each) => [name[each], nameFormal?.[each]])])
  }
  for (const { id, name, acronym } of await listBodies(reader)) {
    add('body', id, languages.flatMap((each) => [name[each], acronym?.[each]]))
  }
  return names
}

/** The State or body that is called exactly so, read again as the person who asks. */
export async function findCard(
  reader: Reader, names: CardNames, { text, language }: { text: string, language: Language },
): Promise<Card | undefined> {
  const called = names.get(fold(text))
  switch (called?.kind) {
    case 'state': return stateCard(reader, called.id, language)
    case 'body': return bodyCard(reader, called.id, language)
    case undefined: return undefined
  }
}

async function stateCard(
  reader: Reader, id: string, language: Language,
): Promise<Card | undefined> {
  const state = (await listStates(reader)).find((one) => one.id === id)
  if (!state) return undefined
  const detail = directoryTexts(language).countries.standing[state.status]
  return { kind: 'state', name: state.name[language], detail, href: href.country(language, id) }
}

async function bodyCard(reader: Reader, id: string, language: Language): Promise<Card | undefined> {
  const [body] = await listBodiesByIds(reader, [id])
  if (!body) return undefined
  const detail = [body.acronym?.[language], directoryTexts(language).body.types[body.type]]
  return {
    kind: 'body', name: body.name[language], detail: detail.filter(Boolean).join(' · '),
    href: href.body(language, id),
  }
}

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
