// The door of the library: what other modules and the application may use.
export { type LibraryContent, readLibrary, syncLibrary } from './content.ts'
export { href } from './paths.ts'
export { PublicationList } from './publications/list.tsx'
export type { Publication, PublicationSummary } from './publications/publication.ts'
export { titleFor } from './publications/publication.ts'
export {
  countPublicationsByTopic, getPublication, listHighlighted, listRelated, listWhole,
} from './publications/queries.ts'
export { libraryRoutes } from './routes.ts'
