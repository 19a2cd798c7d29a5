// Translations: asked of the desk, delivered by it, published by the owner.
import type { Person } from '../../../kernel/access/actor.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { refreshWords } from '../items/actions.ts'
import { getItem, getItemToChange } from '../items/queries.ts'
import { insertEvent } from '../records/queries.ts'
import { insertRecipient } from '../recipients/queries.ts'
import { getVersion, insertVersion, publishVersion } from '../versions/queries.ts'
import type { Body } from '../versions/version.ts'
import { insertTranslation, listDesks, updateTranslation } from './queries.ts'

type Wanted = { item: string, language: Language }

/**
 * The owner asks the desk for the current version in another language; the desk becomes one of its
 * readers. RED goes to nobody but the named: NotFound. Throws Conflict when it was asked before.
 */
export async function askTranslation(
  writer: Writer, actor: Person, { item: id, language }: Wanted,
): Promise<void> {
  const item = await getItemToChange(writer, id)
  const [desk] = await listDesks(writer, item.exercise)
  if (!item.isOwn || item.tlp === 'red' || !desk || item.currentVersion === 0) throw new NotFound()
  const asked = await insertTranslation(writer, {
    item: id, number: item.currentVersion, language, desk, by: actor.id,
  })
  if (!asked) throw new Conflict('asked already')
  await insertRecipient(writer, { item: id, organization: desk, by: actor.id, why: 'translator' })
  await insertEvent(writer, {
    item: id, kind: 'recipients-changed', organization: item.owner.id, account: actor.id,
    detail: { translator: true, language },
  })
}

/** The desk delivers a text. It shows to nobody else before the owner accepts it. */
export async function deliverTranslation(
  writer: Writer, actor: Person, { item, number, language, desk, title, summary, body }: Wanted & {
    number: number, desk: string, title: string, summary: string, body: Body,
  },
): Promise<void> {
  const made = await insertVersion(writer, {
    item, number, language, title, summary, body, organization: desk, by: actor.id,
    translated: true,
  })
  if (!made) throw new Conflict('there is a text in this language')
  await updateTranslation(writer, {
    item, number, language, from: 'asked', to: 'delivered', by: actor.id,
  })
}

/** The owner publishes what the desk delivered. */
export async function acceptTranslation(
  writer: Writer, actor: Person, { item: id, number, language }: Wanted & { number: number },
): Promise<void> {
  const item = await getItem(writer, id)
  if (!item.isOwn) throw new NotFound()
  await getVersion(writer, { item: id, number, language })
  await updateTranslation(writer, {
    item: id, number, language, from: 'delivered', to: 'accepted', by: actor.id,
  })
  await publishVersion(writer, { item: id, number, language, by: actor.id })
  await insertEvent(writer, {
    item: id, kind: 'translated', organization: item.owner.id, account: actor.id,
    version: number, detail: { language },
  })
  await refreshWords(writer, id)
}
