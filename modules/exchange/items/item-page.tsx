// An item as its readers and its owner see it; what was recalled leaves a receipt.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FormRequest, PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatMoment, languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { type FieldProblem, ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice, Tag } from '../../../kernel/ui/parts.tsx'
import { papLabel, type Tlp } from '../../../standards/tlp/tlp.ts'
import { AttachmentList } from '../attachments/attachment-list.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { OnwardAsk } from '../recipients/onward-part.tsx'
import { insertReads } from '../records/queries.ts'
import { Replies, Sightings } from '../replies/reply-parts.tsx'
import { ItemBody } from '../versions/body.tsx'
import type { Version } from '../versions/version.ts'
import { edgeOf, inWorkspace, trailOf } from './frame.tsx'
import { History } from './history.tsx'
import { canBePassedOn, isDraft, isOpenToReaders, type Item } from './item.ts'
import { type Loaded, loadItem } from './loaded.tsx'
import { Handling, PrintMarks, TlpMark } from './marks.tsx'
import { Life, OnwardToDecide, SeenBy, ToLibrary, Translations } from './owner-parts.tsx'
import { findReceipt, type Receipt } from './queries.ts'

/** What was wrong with a form of the page, and what it held. */
export type Entered = { problems: FieldProblem[], form: URLSearchParams }

/** GET /…/w/exchange/{id}?in=&number= */
export async function itemPage(request: PageRequest<{ id: string }>): Promise<PageAnswer> {
  const form = request.kept ?? new URLSearchParams()
  return showItem(request, { problems: [], form }).catch(async (error: unknown) => {
    const receipt = error instanceof NotFound
      ? await findReceipt(request.reader, request.values.id) : undefined
    if (!receipt) throw error
    return receiptPage(request.language, receipt)
  })
}

/** The page of an item, with the problems of one of its forms. Throws NotFound. */
export async function showItem(
  request: PageRequest<{ id: string }> | FormRequest<{ id: string }>,
  { problems, form }: Entered,
): Promise<PageAnswer> {
  const { language, seal } = request
  const loaded = await loadItem(request)
  const { item, version } = loaded
  const t = texts(language)
  const part = { language, item, seal, problems, form }
  // A title stands in the history of the browser and on the screen's edge: that of RED does not.
  const title = item.tlp === 'red' || !version?.title ? item.number : version.title
  return {
    ...inWorkspace, ...edgeOf(language, markingsOf(item, version)), title,
    trail: trailOf(language).slice(0, 2),
    query: { in: request.query.get('in') ?? undefined },
    ...(problems.length > 0 && { status: 422 as const }),
    ...(!isDraft(item) && { record: (writer) => insertReads(writer, [item.id], 'page') }),
    main: (
      <article class="read item">
        <PrintMarks tlp={item.tlp} />
        <ErrorSummary title={t.problems} problems={problems} />
        <Head language={language} loaded={loaded} />
        <Handling language={language} tlp={item.tlp} />
        <Acts {...part} acknowledged={loaded.ownAcknowledgement} />
        <Text language={language} item={item} version={version} />
        <AttachmentList language={language} item={item} files={loaded.attachments} />
        <Linked language={language} linked={loaded.linked} />
        {isOpenToReaders(item) &&
          <Sightings {...part} sightings={loaded.sightings} states={loaded.states} />}
        {isOpenToReaders(item) && <Replies {...part} replies={loaded.replies} />}
        {!item.isOwn && canBePassedOn(item) && (
          <OnwardAsk {...part} requests={loaded.onward} organizations={loaded.organizations} />
        )}
        {item.isOwn && <OnwardToDecide language={language} seal={seal} requests={loaded.onward} />}
        {item.isOwn && !isDraft(item) && (
          <SeenBy language={language} item={item} acknowledged={loaded.acknowledged}
            addressed={loaded.addressed} />
        )}
        {item.isOwn && <Translations {...part} translations={loaded.translations}
          versions={loaded.versions} />}
        <ToLibrary language={language} item={item} seal={seal} proposal={loaded.proposal} />
        {item.isOwn && <Life language={language} item={item} seal={seal}
          canCheck={loaded.canCheck} next={loaded.next} />}
        <History language={language} item={item} events={loaded.events}
          hasVersions={item.currentVersion > 1} />
      </article>
    ),
  }
}

const markingsOf = (item: Item, version: Version | undefined): Tlp[] => [
  item.tlp, ...(version?.body.indicators ?? []).flatMap(({ tlp }) => tlp ?? []),
]

function Head({ language, loaded: { item, version, others } }: {
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

function Acts(
  { language, item, seal, acknowledged }: {
    language: Language, item: Item, seal: PageRequest['seal'], acknowledged: Date | undefined,
  },
) {
  const t = texts(language)
  const isDue = !item.isOwn && isOpenToReaders(item) && !acknowledged
  const moment = item.acknowledgeBy && formatMoment(language, item.acknowledgeBy)
  return (
    <div class="readacts">
      {isDue && (
        <Form action={href.acknowledgements(language, item.id)} seal={seal}>
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

function Text(
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

function Linked({ language, linked }: { language: Language, linked: Loaded['linked'] }) {
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

function receiptPage(language: Language, receipt: Receipt): PageAnswer {
  const t = texts(language).receipt
  return {
    ...inWorkspace, title: receipt.number, trail: trailOf(language).slice(0, 2),
    main: (
      <div class="read">
        <h1>{receipt.number}</h1>
        <Notice>{t.recalled}</Notice>
        <p>{t.text({
          organization: receipt.owner.name[language],
          moment: formatMoment(language, receipt.recalledAt),
        })}</p>
        <p>{t.reason}: {receipt.reason}</p>
        <p>{t.destroy}</p>
      </div>
    ),
  }
}
