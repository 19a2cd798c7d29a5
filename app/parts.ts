// The parts of the database, in the order in which they build on each other.
import path from 'node:path'
import type { Part } from '../kernel/database/migrate.ts'

const part = (folder: string, ...schemas: string[]): Part =>
  ({ folder: path.join(import.meta.dirname, '..', folder), schemas })

export const databaseParts: Part[] = [
  part('kernel/http', 'cache'),
  part('kernel/access', 'access'),
  part('kernel/audit', 'audit'),
  part('kernel/i18n', 'i18n'),
  part('kernel/notices', 'notices'),
  part('modules/directory', 'directory'),
  part('modules/library', 'library'),
  part('modules/observatory', 'observatory'),
  part('modules/cooperation', 'cooperation'),
  part('modules/exchange', 'exchange'),
]
