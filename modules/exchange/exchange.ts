// The door of the exchange: what the application may use.
export { exerciseItem, exerciseNumber, syncExerciseItems } from './world/actions.ts'
export { readExerciseItems } from './world/content.ts'
export { withdrawExercises } from './world/queries.ts'
export {
  isRestricted, type Item, type ItemKind, itemKinds, type ItemStatus, type ItemSummary,
} from './items/item.ts'
export { getItem, listTitles, type Title } from './items/queries.ts'
export { noticeTypes, type NoticeType } from './announcements/announcement.ts'
export { tellReaders } from './announcements/jobs.ts'
export {
  type BoxCounts, countBoxes, listItems, listRecent, listToCheck,
} from './inbox/queries.ts'
export { ItemList } from './inbox/message-list.tsx'
export { TlpMark } from './items/marks.tsx'
export { edgeOf, noteReads } from './items/frame.tsx'
export { listVersions } from './versions/queries.ts'
export type { Version } from './versions/version.ts'
export { listOnwardToDecide } from './recipients/queries.ts'
export { listProposals } from './proposals/queries.ts'
export { listTranslationsToDo } from './translations/queries.ts'
export { type Box, boxCountText, boxes, type InboxAsk } from './inbox/inbox.ts'
export { href as exchangeHref } from './paths.ts'
export { exchangeRoutes } from './routes.ts'
export type { FileMeans as ExchangeFiles } from './attachments/attachment.ts'
export { dropUnusedDaily, openExchangeStore, scanWaiting } from './attachments/jobs.ts'
export { boxQuery } from './inbox/filters.ts'
export { texts as exchangeTexts } from './messages.ts'
