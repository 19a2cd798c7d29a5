// An item as its readers and its owner see it; what was recalled leaves a receipt.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { ComponentChildren } from 'preact'
import type { FormRequest, PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { type FieldProblem, ErrorSummary } from '../../../kernel/ui/form.tsx'
import type { Tlp } from '../../../standards/tlp/tlp.ts'
import { AttachmentList, markingsOn } from '../attachments/attachment-list.tsx'
import { texts } from '../messages.ts'
import { OnwardAsk } from '../recipients/onward-part.tsx'
import { Replies, Sightings } from '../replies/reply-parts.tsx'
import { edgeOf, inWorkspace, noteRead, trailOf } from './frame.tsx'
import { History } from './history.tsx'
import { canBePassedOn, isDraft, isOpenToReaders } from './item.ts'
import { Acts, Head, Linked, markingsOf, Text } from './item-parts.tsx'
import { loadItem } from './loaded.tsx'
import { Handling, PrintMarks } from './marks.tsx'
import { Life, OnwardToDecide, SeenBy, ToLibrary, Translations } from './owner-parts.tsx'
import { findReceipt } from './queries.ts'
import { ReceiptText } from './receipt.tsx'

/** What was wrong with a form of the page, and what it held. */
export type Entered = { problems: FieldProblem[], form: URLSearchParams }
type Shown = Entered & { list?: string | undefined }

type Asked = PageRequest<{ id: string }> | FormRequest<{ id: string }>

/** An item, ready to stand on a page of its own or beside a list. */
export type OpenItem = Pick<PageAnswer, 'title' | 'record'> & {
  /** Every marking on it. */
  markings: Tlp[]
  main: ComponentChildren
}

/** GET /…/w/exchange/{id}?in=&number= */
export const itemPage = async (request: PageRequest<{ id: string }>): Promise<PageAnswer> =>
  pageOf(request, await openItem(request))

/** The page of an item, with the problems of one of its forms. Throws NotFound. */
export const showItem = async (request: Asked, entered: Entered): Promise<PageAnswer> =>
  ({ ...pageOf(request, await openWith(request, entered)), status: 422 })

const pageOf = ({ language, query }: Asked, { markings, ...opened }: OpenItem): PageAnswer => ({
  ...inWorkspace, ...edgeOf(language, markings), ...opened,
  trail: trailOf(language).slice(0, 2), query: { in: query.get('in') ?? undefined },
})

/**
 * What the item says; of what was recalled, the receipt. `list` is the query of the list it stands
 * beside, to come back to. Throws NotFound.
 */
export async function openItem(
  request: PageRequest<{ id: string }>, list?: string,
): Promise<OpenItem> {
  const form = request.kept ?? new URLSearchParams()
  return openWith(request, { problems: [], form, list }).catch(async (error: unknown) => {
    const receipt = error instanceof NotFound
      ? await findReceipt(request.reader, request.values.id) : undefined
    if (!receipt) throw error
    return {
      title: receipt.number, markings: [],
      main: <ReceiptText language={request.language} receipt={receipt} />,
    }
  })
}

async function openWith(request: Asked, { problems, form, list }: Shown): Promise<OpenItem> {
  const { language, seal } = request
  const loaded = await loadItem(request)
  const { item, version } = loaded
  const t = texts(language)
  const part = { language, item, seal, problems, form }
  return {
    // A title stands in the history of the browser and on the screen's edge: that of RED does not.
    title: item.tlp === 'red' || !version?.title ? item.number : version.title,
    markings: [...markingsOf(item, version), ...markingsOn(loaded.attachments)],
    ...(!isDraft(item) && { record: noteRead(item) }),
    main: (
      <article class="read item">
        <PrintMarks tlp={item.tlp} />
        <ErrorSummary title={t.problems} problems={problems} />
        <Head language={language} loaded={loaded} />
        <Handling language={language} tlp={item.tlp} />
        <Acts {...part} list={list} acknowledged={loaded.ownAcknowledgement} />
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
