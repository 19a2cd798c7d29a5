// Remembers finished pages for visitors, who all see the same. A page is sent again only while
// nothing has changed that a visitor may see: triggers note every transaction that wrote to such a
// table (docs/decisions/0027). Signing in and reading in the exchange are no such thing.
import type { Database } from '../database/database.ts'
import { currentState } from './page-cache-queries.ts'
import type { Prepared } from './respond.ts'

const BYTES_MAX = 64_000_000
const CHECK_EVERY_MS = 250 // so a change shows on public pages after a quarter of a second at most
// Pages may show what is to come, or how old a figure is: that changes without a write.
const AGE_MAX_MS = 60_000

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
  let clearedAt = performance.now()
  let checking: Promise<void> | undefined

  const clear = () => {
    pages.clear()
    underWay.clear()
    bytes = 0
    clearedAt = performance.now()
  }
  const check = async () => {
    const now = await currentState(database)
    if (now !== current || performance.now() - clearedAt > AGE_MAX_MS) clear()
    current = now
    checkedAt = performance.now()
  }
  const keep = (key: string, page: Prepared, state: string) => {
    if (page.status !== 200 || state !== current) return
    if (bytes > BYTES_MAX) clear()
    bytes += page.size * 2
    pages.set(key, page)
  }
  const makeOnce = (key: string, make: () => Promise<Prepared>): Promise<Prepared> => {
    const state = current
    const making = make().then((page) => {
      keep(key, page, state)
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
