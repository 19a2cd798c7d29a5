// Remembers finished pages for visitors, who all see the same. A page is sent again only while the
// database has not changed: its snapshot (PostgreSQL's pg_current_snapshot) is the same text as
// long as no writing transaction has begun or ended anywhere in it.
import type { Database } from '../database/database.ts'
import { currentSnapshot } from '../database/snapshot.ts'
import type { Prepared } from './respond.ts'

const BYTES_MAX = 64_000_000
const CHECK_EVERY_MS = 250 // so a change shows on public pages after a quarter of a second at most

export type PageCache = {
  /** The page if it is known and current, and the state of the database to keep a new one under. */
  find: (key: string) => Promise<{ page: Prepared | undefined, snapshot: string }>
  /** Keeps a page made since `snapshot`; forgets it when the database has moved on. */
  keep: (key: string, page: Prepared, snapshot: string) => void
}

/** A cache for the pages of visitors only: no page of a signed-in person may enter it. */
export function createPageCache(database: Database): PageCache {
  const pages = new Map<string, Prepared>()
  let bytes = 0
  let current = ''
  let checkedAt = -Infinity
  let checking: Promise<void> | undefined

  const clear = () => {
    pages.clear()
    bytes = 0
  }
  const check = async () => {
    const now = await currentSnapshot(database)
    if (now !== current) clear()
    current = now
    checkedAt = performance.now()
  }
  return {
    find: async (key) => {
      if (performance.now() - checkedAt > CHECK_EVERY_MS) {
        checking ??= check().finally(() => { checking = undefined })
        await checking
      }
      return { page: pages.get(key), snapshot: current }
    },
    keep: (key, page, snapshot) => {
      if (snapshot !== current) return
      if (bytes > BYTES_MAX) clear()
      bytes += page.size * 2
      pages.set(key, page)
    },
  }
}
