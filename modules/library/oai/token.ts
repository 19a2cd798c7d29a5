// Resumption tokens hold where a list goes on: nothing is kept on the server, so they never expire.
import { z } from 'zod'
import { OaiError, readRange } from '../../../standards/oai-pmh/oai-pmh.ts'

/** The formats of metadata; `api.ts` knows how each is written. */
export const prefixes = ['oai_dc', 'oai_openaire'] as const
export type Prefix = (typeof prefixes)[number]

const hasYear = (value: string) => !value.startsWith('0000')

const token = z.strictObject({
  prefix: z.enum(prefixes),
  set: z.string().max(80).optional(),
  from: z.string().max(20).optional(),
  until: z.string().max(20).optional(),
  cursor: z.int().min(0).max(10_000_000),
  after: z.strictObject({
    datestamp: z.iso.datetime().refine(hasYear), id: z.int().positive(),
  }).optional(),
})

type Loose<T> = { [K in keyof T]: T[K] | undefined }
export type Token = Loose<z.infer<typeof token>> & { prefix: Prefix, cursor: number }

export const writeToken = (value: Token) =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

/** Throws badResumptionToken for anything that we did not write. */
export function readToken(value: string): Token {
  try {
    const { prefix, cursor, set, from, until, after } =
      token.parse(JSON.parse(Buffer.from(value.slice(0, 1000), 'base64url').toString('utf8')))
    return { prefix, cursor, set, ...readRange({ from, until }), after }
  } catch {
    throw new OaiError('badResumptionToken', 'Start the list again: this token is not one of ours.')
  }
}
