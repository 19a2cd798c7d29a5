// Whose site this is: content/site/site.yaml, read once at start.
import path from 'node:path'
import { z } from 'zod'
import { multilingual, webAddress } from '../../kernel/content/multilingual.ts'
import { readRecord } from '../../kernel/content/records.ts'

export const siteRecord = z.strictObject({
  name: multilingual,
  organization: z.strictObject({ name: multilingual, url: webAddress }),
  platform: z.string(),
  contact: z.email().nullable(),
  disclaimer: multilingual,
  names: multilingual,
  sourceCode: webAddress.nullable(),
})

export type Site = z.infer<typeof siteRecord>

/** The site's names and statements. Throws with file and field when the file is not complete. */
export function readSite(contentFolder: string): Site {
  const { records: [site], errors: [error] } = readRecord(
    path.join(contentFolder, 'site/site.yaml'), siteRecord,
  )
  if (!site) throw new Error(`${error?.file}: ${error?.field} ${error?.message}`)
  return site
}
