// The door of the library: what other modules and the application may use.
export { type LibraryContent, readLibrary, syncLibrary } from './content.ts'
export { type AddOptions, addFile, type Library, readWaiting } from './files/actions.ts'
export {
  countPages, listPages, listPagesByKeys, listReplacedPages, type PageText,
} from './files/queries.ts'
export { createFileStore, type FileStore } from '../../kernel/files/store.ts'
export { href } from './paths.ts'
export { FeedAction, FeedHead, LanguageTag, PublicationList } from './publications/list.tsx'
export type { Publication, PublicationSummary } from './publications/publication.ts'
export { titleFor } from './publications/publication.ts'
export {
  countPublications, countPublicationsByTopic, getPublication, listByIds, listHighlighted, listRelated, listWhole,
  withdrawAdded,
} from './publications/queries.ts'
export { libraryRoutes } from './routes.ts'
