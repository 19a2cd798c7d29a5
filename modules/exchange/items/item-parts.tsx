// The parts of the page of an item that every reader sees.
import type { PageRequest } from '../../../kernel/http/route.ts'
import { formatMoment, languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice, Tag } from '../../../kernel/ui/parts.tsx'
import { papLabel, type Tlp } from '../../../standards/tlp/tlp.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { ItemBody } from '../versions/body.tsx'
import type { Version } from '../versions/version.ts'
import { isOpenToReaders, type Item } from './item.ts'
import type { Loaded } from './loaded.tsx'
import { TlpMark } from './marks.tsx'

/** Every marking on the page. */
export const markingsOf = (item: Item, version: Version | undefined): Tlp[] => [
  item.tlp, ...(version?.body.indicators ?? []).flatMap(({ tlp }) => tlp ?? []),
]

/** Marking, number, title, from whom, in which other languages. */
export function Head({ language, loaded: { item, version, others } }: {
  language: Language, loaded: Loaded,
}) {
  const t = texts(language)
  return (
    <>
      <p class="cluster">
        <TlpMark tlp={item.tlp} />
        <Tag kind="info" text={t.kinds[item.kind]} />
        {item.exercise && <Tag kind="warn" text={t.exercise} />}
        {item.status !== 'issued' && <Tag kind="line" text={t.statuses[item.status]} />}
        <span class="meta">
          {item.number}
          {item.currentVersion > 0 && <> · {t.version({ number: item.currentVersion })}</>}
        </span>
      </p>
      <h1 lang={version?.title ? version.language : undefined}>{version?.title || t.untitled}</h1>
      <p class="meta">
        {t.from({ organization: item.owner.name[language] })}
        {item.owner.state && <> · {item.owner.state[language]}</>}
        {item.publishedAt && <> · {formatMoment(language, item.publishedAt)}</>}
        {item.community && <> · {item.community.name[language]}</>}
      </p>
      {(item.status === 'withdrawn' || item.status === 'recalled') && (
        <Notice>
          {item.status === 'withdrawn' ? t.receipt.withdrawn : t.receipt.recalled}
          {item.endedReason && <> {t.receipt.reason}: {item.endedReason}</>}
        </Notice>
      )}
      {others.length > 0 && (
        <p class="noprint">
          {t.versionLanguages}{' '}
          {others.map((one, index) => (
            <>{index > 0 && ' · '}<a href={href.item(language, item.id, { in: one })} lang={one}
              hreflang={one}>{languageName(one, one)}</a></>
          ))}
        </p>
      )}
    </>
  )
}

/** What a reader does first. */
export function Acts(
  { language, item, seal, acknowledged, list }: {
    language: Language, item: Item, seal: PageRequest['seal'], acknowledged: Date | undefined,
    /** The query of the list that the item stands beside. */
    list: string | undefined
  },
) {
  const t = texts(language)
  const isDue = !item.isOwn && isOpenToReaders(item) && !acknowledged
  const moment = item.acknowledgeBy && formatMoment(language, item.acknowledgeBy)
  return (
    <div class="readacts">
      {isDue && (
        <Form action={href.acknowledgements(language, item.id)} seal={seal}>
          {list !== undefined && <input type="hidden" name="list" value={list} />}
          <Submit text={t.acknowledge} />
        </Form>
      )}
      {acknowledged && (
        <span class="done">{t.acknowledged({ moment: formatMoment(language, acknowledged) })}</span>
      )}
      {isDue && item.acknowledgeBy && moment && item.status === 'issued' && (
        <span class="due">
          {item.acknowledgeBy < new Date() ? t.overdue({ moment }) : t.acknowledgeBy({ moment })}
        </span>
      )}
      {isOpenToReaders(item) && <a class="act" href="#replies">{t.reply}</a>}
      <span class="meta">{t.print}</span>
    </div>
  )
}

/** What the item says, with what may be done with it and how its source is graded. */
export function Text(
  { language, item, version }: { language: Language, item: Item, version: Version | undefined },
) {
  const t = texts(language)
  const grade = item.sourceReliability && item.informationCredibility
  return (
    <>
      {version?.translated && <Notice info>{t.translatedNote}</Notice>}
      <div lang={version?.language}>
        {version?.summary && <p class="lead">{version.summary}</p>}
      </div>
      {version && <ItemBody language={language} kind={item.kind} body={version.body} />}
      <dl class="facts-list">
        <div><dt>{t.pap}</dt><dd>{t.pap_of[item.pap] || papLabel(item.pap)}</dd></div>
        {grade && item.sourceReliability && item.informationCredibility && (
          <div>
            <dt>{t.grading}</dt>
            <dd>{t.gradingOf({
              reliability: t.reliability[item.sourceReliability],
              credibility: t.credibility[item.informationCredibility],
            })}</dd>
          </div>
        )}
      </dl>
    </>
  )
}

/** Sanitized items, and the one this was made from. */
export function Linked({ language, linked }: { language: Language, linked: Loaded['linked'] }) {
  const t = texts(language)
  if (linked.length === 0) return null
  return (
    <section aria-labelledby="h-linked">
      <h2 id="h-linked">{t.linked}</h2>
      <ul class="plain">
        {linked.map((one) => (
          <li>
            {one.isSource ? t.madeFrom : t.sanitizedAs}
            {' '}<a href={href.item(language, one.id)}>{one.number}</a> <TlpMark tlp={one.tlp} />
          </li>
        ))}
      </ul>
    </section>
  )
}
