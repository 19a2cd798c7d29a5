// The door of cooperation: what the application may use.
export { type CooperationContent, readCooperation, syncCooperation } from './content.ts'
export { href } from './paths.ts'
export { ProjectList } from './projects/list.tsx'
export type { Project, ProjectSummary } from './projects/project.ts'
export {
  countByState, countByTopic, countProjects, getProject, listProjectsByIds, listRelatedProjects,
  listWholeProjects,
} from './projects/queries.ts'
export { routes } from './routes.ts'
