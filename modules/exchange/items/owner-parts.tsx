// What the owner of an item sees and may do: who has seen it, and its life.
import type { FormSeal } from '../../../kernel/http/route.ts'
import { formatMoment } from '../../../kernel/i18n/format.ts'
import { type Language, languages } from '../../../kernel/i18n/languages.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import { Select } from '../../../kernel/ui/fields.tsx'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { Proposal } from '../proposals/proposal.ts'
import type { OnwardRequest } from '../recipients/recipient.ts'
import type { Translation } from '../translations/translation.ts'
import type { Version } from '../versions/version.ts'
import {
  canBeDerived, canBePublished, canBeUpdated, isDraft, type Item, itemCan,
} from './item.ts'

type Part = { language: Language, item: Item, seal: FormSeal }

/** How many have acknowledged, and the way to the list of who has read it. */
export function SeenBy(
  { language, item, acknowledged, addressed }:
  Omit<Part, 'seal'> & { acknowledged: number, addressed: number },
) {
  const t = texts(language).seenBy
  return (
    <section aria-labelledby="h-seen">
      <h2 id="h-seen">{t.title}</h2>
      {addressed > 0 && (
        <>
          <progress class="prog" max={addressed} value={acknowledged} aria-hidden="true" />
          <p>{t.line({ acknowledged, recipients: addressed })}</p>
        </>
      )}
      <p><a href={href.readers(language, item.id)}>{t.list}</a></p>
    </section>
  )
}

/** Requests of recipients to let a client read too. */
export function OnwardToDecide(
  { language, seal, requests }: Omit<Part, 'item'> & { requests: OnwardRequest[] },
) {
  const t = texts(language).onward
  const open = requests.filter(({ accepted }) => accepted === null)
  if (open.length === 0) return null
  return (
    <section aria-labelledby="h-onward" class="noprint">
      <h2 id="h-onward">{t.toDecide}</h2>
      {open.map((one) => (
        <div class="reply">
          <p>{t.asks({
            organization: one.organization.name[language], client: one.client.name[language],
          })}</p>
          <p class="pre">{one.reason}</p>
          <Form action={href.onwardDecision(language, one.item)} seal={seal}>
            <input type="hidden" name="request" value={one.id} />
            <div class="cluster">
              <Submit text={t.accept} named={{ name: 'accepted', value: 'yes' }} />
              <Submit secondary text={t.refuse} named={{ name: 'accepted', value: 'no' }} />
            </div>
          </Form>
        </div>
      ))}
    </section>
  )
}

/** What may become of the item, as its table of transitions says. */
export function Life(
  { language, item, seal, canCheck, next }:
  Part & { canCheck: boolean, next: Version | undefined },
) {
  const t = texts(language).life
  const act = (value: string, text: string) => (
    <Form action={href.life(language, item.id)} seal={seal}>
      <Submit secondary text={text} named={{ name: 'do', value }} />
    </Form>
  )
  return (
    <section class="noprint" aria-labelledby="h-life">
      <h2 id="h-life">{t.title}</h2>
      {item.status === 'awaiting-check' && (
        <>
          <Notice info>{canCheck ? t.checkHelp : t.ownCheck}</Notice>
          {canCheck && (
            <Form action={href.issue(language, item.id)} seal={seal}>
              <Submit text={t.check} />
            </Form>
          )}
          {act('refuse', t.refuse)}
        </>
      )}
      <div class="cluster">
        {item.status === 'draft' &&
          <a class="act" href={href.draft(language, item.id)}>{t.edit}</a>}
        {canBeUpdated(item) && (next
          ? <a class="act" href={href.draft(language, item.id)}>{t.continueUpdate}</a>
          : act('update', t.update))}
        {!isDraft(item) && item.status !== 'recalled' && (
          <>
            <a class="act" href={href.marking(language, item.id)}>{t.marking}</a>
            <a class="act" href={href.recipients(language, item.id)}>{t.recipients}</a>
          </>
        )}
        {canBeDerived(item) && act('derive', t.derive)}
        {itemCan(item, 'close') && act('close', t.close)}
        {(itemCan(item, 'withdraw') || itemCan(item, 'recall')) &&
          <a class="act" href={href.end(language, item.id)}>{t.endLink}</a>}
        {isDraft(item) && act('discard', t.discard)}
      </div>
    </section>
  )
}

/** Texts in other languages: which are there, which are asked for, which may be asked. */
export function Translations(
  { language, item, seal, translations, versions }: Part & {
    translations: Translation[], versions: Version[],
  },
) {
  const t = texts(language).translations
  const current = versions.filter(({ number }) => number === item.currentVersion)
  const taken = new Set([
    ...current.map((one) => one.language),
    ...translations.filter(({ number }) => number === item.currentVersion)
      .map((one) => one.language),
  ])
  const free = languages.filter((one) => !taken.has(one))
  const delivered = translations.filter(({ status }) => status === 'delivered')
  const canAsk = item.status === 'issued' && item.tlp !== 'red' && free.length > 0
  if (!canAsk && translations.length === 0) return null
  return (
    <section class="noprint" aria-labelledby="h-translations">
      <h2 id="h-translations">{t.title}</h2>
      <ul class="plain">
        {translations.map((one) => (
          <li>
            {languageName(language, one.language)}: {t.statuses[one.status]}
            {' '}<span class="meta">{formatMoment(language, one.decidedAt ?? one.askedAt)}</span>
          </li>
        ))}
      </ul>
      {delivered.map((one) => (
        <Form action={href.translations(language, item.id)} seal={seal}>
          <input type="hidden" name="language" value={one.language} />
          <p><a href={href.item(language, item.id, { in: one.language, number: one.number })}>
            {t.read({ language: languageName(language, one.language) })}</a></p>
          <Submit text={t.accept({ language: languageName(language, one.language) })}
            named={{ name: 'do', value: 'accept' }} />
        </Form>
      ))}
      {canAsk && (
        <Form action={href.translations(language, item.id)} seal={seal}>
          <Select name="language" label={t.ask} hint={t.askHelp} value={free[0] ?? ''}
            options={free.map((one) => ({ value: one, text: languageName(language, one) }))} />
          <Submit secondary text={t.send} named={{ name: 'do', value: 'ask' }} />
        </Form>
      )}
    </section>
  )
}

/** A practice or typology that everyone may read can go to the public library. */
export function ToLibrary(
  { language, item, seal, proposal }: Part & { proposal: Proposal | undefined },
) {
  const t = texts(language).library
  if (!proposal && !(item.isOwn && canBePublished(item))) return null
  return (
    <section class="noprint" aria-labelledby="h-library">
      <h2 id="h-library">{t.title}</h2>
      {proposal
        ? (
          <p>
            {proposal.accepted === null ? t.waits : proposal.accepted ? t.accepted : t.refused}
            {proposal.reason && <> {proposal.reason}</>}
          </p>
        )
        : (
          <Form action={href.proposal(language, item.id)} seal={seal}>
            <p>{t.help}</p>
            <Submit secondary text={t.propose} />
          </Form>
        )}
    </section>
  )
}
