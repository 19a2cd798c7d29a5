// The life of an item, step by step, as far as the reader may know it.
import { formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { tlpLabel, tlps } from '../../../standards/tlp/tlp.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { ItemEvent } from '../records/record.ts'
import type { Item } from './item.ts'

/** A marking by its label; a number of an item as it is. */
function named(text: string): string {
  const tlp = tlps.find((one) => one === text)
  return tlp ? tlpLabel(tlp) : text
}

/** Events, the newest first. */
export function History(
  { language, item, events, hasVersions }: {
    language: Language, item: Item, events: ItemEvent[], hasVersions: boolean,
  },
) {
  const t = texts(language)
  return (
    <section id="history" aria-labelledby="h-history">
      <h2 id="h-history">{t.history}</h2>
      <ol class="tline">
        {events.map((event) => (
          <li>
            <b>{t.events[event.kind]}</b>
            {event.version !== null && event.kind !== 'translated' &&
              <> · {t.versionLine({ number: event.version })}</>}
            {typeof event.detail.from === 'string' && typeof event.detail.to === 'string' &&
              <> · {named(event.detail.from)} → {named(event.detail.to)}</>}
            {typeof event.detail.file === 'string' && <> · {event.detail.file}</>}
            {' '}<span class="meta">{formatMoment(language, event.at)}</span>
          </li>
        ))}
      </ol>
      {hasVersions && <p><a href={href.versions(language, item.id)}>{t.differences}</a></p>}
    </section>
  )
}
