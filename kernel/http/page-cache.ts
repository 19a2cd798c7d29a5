// Remembers finished pages for visitors, who all see the same. A page is sent again only while the
// database has not changed: its snapshot (PostgreSQL's pg_current_snapshot) is the same text as
// long as no writing transaction has begun or ended anywhere in it.
import type { Database } from '../database/database.ts'
import { currentSnapshot } from '../database/snapshot.ts'
import type { Prepared } from './respond.ts'

const BYTES_MAX = 64_000_000
const CHECK_EVERY_MS = 250 // so a change shows on public pages after a quarter of a second at most

export type PageCache = {
  /** The page from memory, or made now. Who asks for it meanwhile waits for the same. */
  get: (key: string, make: () => Promise<Prepared>) => Promise<Prepared>
}

/** A cache for the pages of visitors only: no page of a signed-in person may enter it. */
export function createPageCache(database: Database): PageCache {
  const pages = new Map<string, Prepared>()
  const underWay = new Map<string, Promise<Prepared>>()
  let bytes = 0
  let current = ''
  let checkedAt = -Infinity
  let checking: Promise<void> | undefined

  const clear = () => {
    pages.clear()
    underWay.clear()
    bytes = 0
  }
  const check = async () => {
    const now = await currentSnapshot(database)
    if (now !== current) clear()
    current = now
    checkedAt = performance.now()
  }
  const keep = (key: string, page: Prepared, snapshot: string) => {
    if (page.status !== 200 || snapshot !== current) return
    if (bytes > BYTES_MAX) clear()
    bytes += page.size * 2
    pages.set(key, page)
  }
  const makeOnce = (key: string, make: () => Promise<Prepared>): Promise<Prepared> => {
    const snapshot = current
    const making = make().then((page) => {
      keep(key, page, snapshot)
      return page
    }).finally(() => {
      if (underWay.get(key) === making) underWay.delete(key)
    })
    underWay.set(key, making)
    return making
  }
  return {
    get: async (key, make) => {
      if (performance.now() - checkedAt > CHECK_EVERY_MS) {
        checking ??= check().finally(() => { checking = undefined })
        await checking
      }
      return pages.get(key) ?? underWay.get(key) ?? makeOnce(key, make)
    },
  }
}
