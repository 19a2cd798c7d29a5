// An item as its readers and its owner see it; what was recalled leaves a receipt.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FormRequest, PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { type FieldProblem, ErrorSummary } from '../../../kernel/ui/form.tsx'
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
import { receiptPage } from './receipt-page.tsx'

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
    ...inWorkspace, title,
    ...edgeOf(language, [...markingsOf(item, version), ...markingsOn(loaded.attachments)]),
    trail: trailOf(language).slice(0, 2),
    query: { in: request.query.get('in') ?? undefined },
    ...(problems.length > 0 && { status: 422 as const }),
    ...(!isDraft(item) && { record: noteRead(item) }),
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
