// When someone types the very name of a State, body or topic, its page is the answer.
import type { Reader } from '../../kernel/database/transaction.ts'
import { type Language, languages } from '../../kernel/i18n/languages.ts'
import {
  directoryTexts, href, listBodies, listBodiesByIds, listStates, listTopics,
} from '../../modules/directory/directory.ts'

type Kind = 'state' | 'body' | 'topic'

export type Card = { kind: Kind, name: string, detail: string, href: string }

/** Who is called how: folded name, acronym or code in any language -> kind and identifier. */
export type CardNames = Map<string, { kind: Kind, id: string }>

/** The names of all States, bodies and topics; where two share one, the first of these has it. */
export async function readCardNames(reader: Reader): Promise<CardNames> {
  const names: CardNames = new Map()
  const add = (kind: Kind, id: string, called: (string | undefined)[]) => {
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
  for (const { id, name } of await listTopics(reader)) {
    add('topic', id, languages.map((each) => name[each]))
  }
  return names
}

/** What is called exactly so, read again as the person who asks. */
export async function findCard(
  reader: Reader, names: CardNames, { text, language }: { text: string, language: Language },
): Promise<Card | undefined> {
  const called = names.get(fold(text))
  switch (called?.kind) {
    case 'state': return stateCard(reader, called.id, language)
    case 'body': return bodyCard(reader, called.id, language)
    case 'topic': return topicCard(reader, called.id, language)
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

async function topicCard(
  reader: Reader, id: string, language: Language,
): Promise<Card | undefined> {
  const topic = (await listTopics(reader)).find((one) => one.id === id)
  if (!topic) return undefined
  return {
    kind: 'topic', name: topic.name[language], detail: '', href: href.topic(language, id),
  }
}

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
