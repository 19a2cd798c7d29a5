// What travelled sealed through the browser (a set-up of codes, the way to a provider) -> what it
// was, or nothing; and the form of a new key -> the key, or the fields that are wrong.
import { z } from 'zod'
import type { Setup } from '../../kernel/access/codes.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { language } from '../../kernel/content/multilingual.ts'

const setup = z.strictObject({
  secret: z.string().regex(/^[A-Z2-7]{32}$/), phrase: z.string(), link: z.string(),
  session: z.string(),
})

/** Opens what setupPage() sealed; undefined when it is not ours, or of another session. */
export function readSetup(
  machine: MachineSecret, sealed: string | null, session: string,
): Setup | undefined {
  const opened = open(machine, setup, sealed ?? undefined)
  return opened?.session === session ? opened : undefined
}

const journey = z.strictObject({
  verifier: z.string(), state: z.string(), nonce: z.string(), language, back: z.string(),
})
/** What is remembered while someone is at the provider. */
export type Journey = z.infer<typeof journey>

export const readJourney = (machine: MachineSecret, sealed: string | undefined) =>
  open(machine, journey, sealed)

function open<S extends z.ZodType>(
  machine: MachineSecret, schema: S, sealed: string | undefined,
): z.infer<S> | undefined {
  if (!sealed || sealed.length > 2_000) return undefined
  try {
    return schema.parse(JSON.parse(machine.open(Buffer.from(sealed, 'base64url'))))
  } catch {
    return undefined // Sealed by another machine, or changed on its way.
  }
}

const scopes = ['read', 'write'] as const
const fields = ['name', 'scope', 'days'] as const
type Field = (typeof fields)[number]

const newKey = z.object({
  name: z.string().trim().min(1).max(100),
  scope: z.array(z.enum(scopes)).min(1).max(2),
  days: z.coerce.number().int().min(1).max(365),
})

export type NewKeyForm =
  | { ok: true, key: { name: string, scopes: readonly string[], days: number } }
  | { ok: false, fields: Field[] }

export function readNewKey(form: URLSearchParams): NewKeyForm {
  const read = newKey.safeParse({
    name: form.get('name') ?? '', scope: form.getAll('scope'), days: form.get('days') ?? '',
  })
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path: [first] }) => first))
    return { ok: false, fields: fields.filter((field) => wrong.has(field)) }
  }
  const { name, scope, days } = read.data
  return { ok: true, key: { name, scopes: scope, days } }
}
