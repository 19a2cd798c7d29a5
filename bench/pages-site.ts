// The real site on a fresh embedded database, for bench/pages.ts.
import { openSite, serveSite } from '../tests/support/site.ts'

const site = await openSite()
const { origin } = await serveSite(site)
process.send?.(origin)
process.once('SIGTERM', () => void site.end().then(() => process.exit(0)))
