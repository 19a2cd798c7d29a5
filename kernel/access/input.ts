// What a browser answers for a passkey (WebAuthn, as JSON) -> a value of the right shape, or
// nothing.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const TEXT_MAX = 50_000
const base64url = z.string().max(TEXT_MAX).regex(/^[\w-]+$/)

const common = {
  id: base64url, rawId: base64url, type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
}

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url, attestationObject: base64url,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})

const authentication = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url, authenticatorData: base64url, signature: base64url,
    userHandle: base64url.nullish(),
  }),
})

function parse<S extends z.ZodType>(schema: S, text: string): z.infer<S> | undefined {
  if (text.length > TEXT_MAX) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // Not JSON.
  }
}

export const readRegistration = (text: string) =>
  parse(registration, text) as RegistrationResponseJSON | undefined

export const readAuthentication = (text: string) =>
  parse(authentication, text) as AuthenticationResponseJSON | undefined
